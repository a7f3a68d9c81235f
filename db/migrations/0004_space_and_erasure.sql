CREATE TABLE `erasures` (
	`enrollment_id` text PRIMARY KEY NOT NULL,
	`operation_id` text NOT NULL,
	`firm_id` text NOT NULL,
	`erased_at` text NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `follow_up_notes` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`enrollment_id` text NOT NULL,
	`round_id` text NOT NULL,
	`action_id` text NOT NULL,
	`status` text NOT NULL,
	`words` text,
	`file_name` text,
	`file_type` text,
	`file_size` integer,
	`recorded_at` text NOT NULL,
	`file` blob,
	FOREIGN KEY (`enrollment_id`) REFERENCES `enrollments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `follow_up_notes_id_unique` ON `follow_up_notes` (`id`);--> statement-breakpoint
CREATE INDEX `follow_up_notes_by_enrollment` ON `follow_up_notes` (`enrollment_id`,`action_id`,`seq`);
--> statement-breakpoint
-- What is append-only is kept, but of a firm that asked for its erasure.
DROP TRIGGER `answer_operations_are_kept`;
--> statement-breakpoint
CREATE TRIGGER `answer_operations_are_kept` BEFORE DELETE ON `answer_operations` WHEN NOT EXISTS (SELECT 1 FROM `respondents` r JOIN `erasures` e ON e.`enrollment_id` = r.`enrollment_id` WHERE r.`id` = OLD.`respondent_id`) BEGIN SELECT RAISE(ABORT, 'answer_operations is append-only'); END;
--> statement-breakpoint
DROP TRIGGER `plan_decisions_are_kept`;
--> statement-breakpoint
CREATE TRIGGER `plan_decisions_are_kept` BEFORE DELETE ON `plan_decisions` WHEN NOT EXISTS (SELECT 1 FROM `erasures` e WHERE e.`enrollment_id` = OLD.`enrollment_id`) BEGIN SELECT RAISE(ABORT, 'plan_decisions is append-only'); END;
--> statement-breakpoint
DROP TRIGGER `agreements_are_kept`;
--> statement-breakpoint
CREATE TRIGGER `agreements_are_kept` BEFORE DELETE ON `agreements` WHEN NOT EXISTS (SELECT 1 FROM `erasures` e WHERE e.`enrollment_id` = OLD.`enrollment_id`) BEGIN SELECT RAISE(ABORT, 'agreements is append-only'); END;
--> statement-breakpoint
DROP TRIGGER `consents_are_kept`;
--> statement-breakpoint
CREATE TRIGGER `consents_are_kept` BEFORE DELETE ON `consents` WHEN NOT EXISTS (SELECT 1 FROM `erasures` e WHERE e.`enrollment_id` = OLD.`enrollment_id`) BEGIN SELECT RAISE(ABORT, 'consents is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `reports_are_kept` BEFORE DELETE ON `reports` WHEN NOT EXISTS (SELECT 1 FROM `erasures` e WHERE e.`enrollment_id` = OLD.`enrollment_id`) BEGIN SELECT RAISE(ABORT, 'a released report never changes'); END;
--> statement-breakpoint
CREATE TRIGGER `follow_up_notes_are_kept` BEFORE DELETE ON `follow_up_notes` WHEN NOT EXISTS (SELECT 1 FROM `erasures` e WHERE e.`enrollment_id` = OLD.`enrollment_id`) BEGIN SELECT RAISE(ABORT, 'follow_up_notes is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `follow_up_notes_never_change` BEFORE UPDATE ON `follow_up_notes` BEGIN SELECT RAISE(ABORT, 'follow_up_notes is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `follow_up_notes_are_not_replaced` BEFORE INSERT ON `follow_up_notes` WHEN EXISTS (SELECT 1 FROM `follow_up_notes` WHERE `id` = NEW.`id` OR `seq` = NEW.`seq`) BEGIN SELECT RAISE(ABORT, 'follow_up_notes is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `erasures_are_kept` BEFORE DELETE ON `erasures` BEGIN SELECT RAISE(ABORT, 'erasures is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `erasures_never_change` BEFORE UPDATE ON `erasures` BEGIN SELECT RAISE(ABORT, 'erasures is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `erasures_are_not_replaced` BEFORE INSERT ON `erasures` WHEN EXISTS (SELECT 1 FROM `erasures` WHERE `enrollment_id` = NEW.`enrollment_id`) BEGIN SELECT RAISE(ABORT, 'erasures is append-only'); END;
