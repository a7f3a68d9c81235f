CREATE TABLE `aid_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`enrollment_id` text NOT NULL,
	`scheme_id` text,
	`name` text NOT NULL,
	`outcome` text NOT NULL,
	`asked_on` text NOT NULL,
	`settled_on` text,
	`asked_amount` integer,
	`granted_amount` integer,
	`is_de_minimis` integer NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`enrollment_id`) REFERENCES `enrollments`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `aid_requests_by_enrollment` ON `aid_requests` (`enrollment_id`);--> statement-breakpoint
CREATE TABLE `attendances` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`enrollment_id` text,
	`person` text NOT NULL,
	`held_on` text NOT NULL,
	`half_day` text NOT NULL,
	`hours` real NOT NULL,
	`signed_at` text,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`enrollment_id`) REFERENCES `enrollments`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `attendances_by_event` ON `attendances` (`event_id`);--> statement-breakpoint
CREATE INDEX `attendances_by_enrollment` ON `attendances` (`enrollment_id`);--> statement-breakpoint
CREATE TABLE `collective_actions` (
	`id` text PRIMARY KEY NOT NULL,
	`operation_id` text NOT NULL,
	`template` text,
	`stage` text NOT NULL,
	`description` text NOT NULL,
	`pilot` text,
	`feedback` text,
	`revision` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `collective_actions_by_operation` ON `collective_actions` (`operation_id`);--> statement-breakpoint
CREATE TABLE `collective_members` (
	`action_id` text NOT NULL,
	`enrollment_id` text NOT NULL,
	`answer` text NOT NULL,
	`hours` real,
	`euros` integer,
	`remark` text,
	`invited_at` text NOT NULL,
	`answered_at` text,
	`is_own_answer` integer NOT NULL,
	PRIMARY KEY(`action_id`, `enrollment_id`),
	FOREIGN KEY (`action_id`) REFERENCES `collective_actions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`enrollment_id`) REFERENCES `enrollments`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `collective_members_by_enrollment` ON `collective_members` (`enrollment_id`);--> statement-breakpoint
CREATE TABLE `collective_steps` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`action_id` text NOT NULL,
	`operation_id` text NOT NULL,
	`verb` text NOT NULL,
	`words` text,
	`written` text,
	`actor_id` text,
	`taken_at` text NOT NULL,
	FOREIGN KEY (`actor_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `collective_steps_by_action` ON `collective_steps` (`action_id`,`seq`);--> statement-breakpoint
CREATE TABLE `convention_terms` (
	`operation_id` text PRIMARY KEY NOT NULL,
	`public_funding` integer,
	`counted_unit` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `events` (
	`id` text PRIMARY KEY NOT NULL,
	`operation_id` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`held_on` text NOT NULL,
	`place` text,
	`hours` real NOT NULL,
	`advisers` integer NOT NULL,
	`enrollment_id` text,
	`collective_action_id` text,
	`notes` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`enrollment_id`) REFERENCES `enrollments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`collective_action_id`) REFERENCES `collective_actions`(`id`) ON UPDATE no action ON DELETE set null
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `events_by_operation` ON `events` (`operation_id`,`held_on`);--> statement-breakpoint
CREATE INDEX `events_by_enrollment` ON `events` (`enrollment_id`);--> statement-breakpoint
CREATE TABLE `publication_drafts` (
	`operation_id` text PRIMARY KEY NOT NULL,
	`composition` text NOT NULL,
	`revision` integer NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by` text,
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`updated_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `publication_ledgers` (
	`publication_id` text PRIMARY KEY NOT NULL,
	`ledger` text NOT NULL,
	FOREIGN KEY (`publication_id`) REFERENCES `publications`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `publications` (
	`id` text PRIMARY KEY NOT NULL,
	`operation_id` text NOT NULL,
	`number` integer NOT NULL,
	`published_at` text NOT NULL,
	`published_by` text,
	`is_for_firms` integer NOT NULL,
	`questionnaire_id` text NOT NULL,
	`questionnaire_version` integer NOT NULL,
	`snapshot` text NOT NULL,
	`snapshot_sha256` text NOT NULL,
	`pdf_sha256` text NOT NULL,
	`xlsx_sha256` text NOT NULL,
	`csv_sha256` text NOT NULL,
	`pdf` blob NOT NULL,
	`xlsx` blob NOT NULL,
	`csv` blob NOT NULL,
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`published_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `publications_once` ON `publications` (`operation_id`,`number`);--> statement-breakpoint
CREATE TABLE `targets` (
	`id` text PRIMARY KEY NOT NULL,
	`operation_id` text NOT NULL,
	`indicator` text NOT NULL,
	`label` text,
	`unit` text,
	`planned` real NOT NULL,
	`achieved` real,
	`justification` text,
	`position` integer NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `targets_by_operation` ON `targets` (`operation_id`,`position`);
--> statement-breakpoint
CREATE TRIGGER `collective_steps_are_kept` BEFORE DELETE ON `collective_steps` BEGIN SELECT RAISE(ABORT, 'collective_steps is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `collective_steps_never_change` BEFORE UPDATE ON `collective_steps` BEGIN SELECT RAISE(ABORT, 'collective_steps is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `collective_steps_are_not_replaced` BEFORE INSERT ON `collective_steps` WHEN EXISTS (SELECT 1 FROM `collective_steps` WHERE `seq` = NEW.`seq`) BEGIN SELECT RAISE(ABORT, 'collective_steps is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `publications_are_kept` BEFORE DELETE ON `publications` BEGIN SELECT RAISE(ABORT, 'a publication never changes'); END;
--> statement-breakpoint
CREATE TRIGGER `publications_never_change` BEFORE UPDATE ON `publications` BEGIN SELECT RAISE(ABORT, 'a publication never changes'); END;
--> statement-breakpoint
CREATE TRIGGER `publications_are_not_replaced` BEFORE INSERT ON `publications` WHEN EXISTS (SELECT 1 FROM `publications` WHERE `id` = NEW.`id` OR (`operation_id` = NEW.`operation_id` AND `number` = NEW.`number`)) BEGIN SELECT RAISE(ABORT, 'a publication never changes'); END;
--> statement-breakpoint
CREATE TRIGGER `publication_ledgers_are_kept` BEFORE DELETE ON `publication_ledgers` BEGIN SELECT RAISE(ABORT, 'publication_ledgers is append-only'); END;
