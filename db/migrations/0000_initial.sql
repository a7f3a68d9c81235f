CREATE TABLE `answer_operations` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`respondent_id` text NOT NULL,
	`subject` text NOT NULL,
	`key` text NOT NULL,
	`value` text,
	`base_revision` integer NOT NULL,
	`outcome` text NOT NULL,
	`actor_id` text,
	`made_at` text NOT NULL,
	`recorded_at` text NOT NULL,
	FOREIGN KEY (`respondent_id`) REFERENCES `respondents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `answer_operations_id_unique` ON `answer_operations` (`id`);--> statement-breakpoint
CREATE INDEX `answer_operations_by_subject` ON `answer_operations` (`respondent_id`,`subject`,`key`,`seq`);--> statement-breakpoint
CREATE TABLE `answers` (
	`respondent_id` text NOT NULL,
	`subject` text NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL,
	`revision` integer NOT NULL,
	`actor_id` text,
	`updated_at` text NOT NULL,
	PRIMARY KEY(`respondent_id`, `subject`, `key`),
	FOREIGN KEY (`respondent_id`) REFERENCES `respondents`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `audit_entries` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` text NOT NULL,
	`actor_id` text,
	`actor_label` text NOT NULL,
	`action` text NOT NULL,
	`object_kind` text NOT NULL,
	`object_id` text,
	`operation_id` text,
	`address` text NOT NULL,
	`outcome` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_by_operation` ON `audit_entries` (`operation_id`,`seq`);--> statement-breakpoint
CREATE TABLE `enrollments` (
	`id` text PRIMARY KEY NOT NULL,
	`operation_id` text NOT NULL,
	`firm_id` text NOT NULL,
	`consultant_id` text,
	`trade` text,
	`headcount` integer,
	`director` text,
	`email` text,
	`phone` text,
	`labels` text NOT NULL,
	`enrolled_at` text NOT NULL,
	`interviewed_at` text,
	`plan_agreed_at` text,
	`report_released_at` text,
	`withdrawn_at` text,
	`withdrawal_reason` text,
	`next_appointment_at` text,
	`next_appointment_place` text,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`consultant_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `enrollments_once` ON `enrollments` (`operation_id`,`firm_id`);--> statement-breakpoint
CREATE INDEX `enrollments_by_consultant` ON `enrollments` (`consultant_id`);--> statement-breakpoint
CREATE TABLE `firms` (
	`id` text PRIMARY KEY NOT NULL,
	`siret` text,
	`name` text NOT NULL,
	`naf_code` text,
	`naf_version` text,
	`address` text,
	`postal_code` text,
	`city` text,
	`insee_code` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `firms_siret_unique` ON `firms` (`siret`);--> statement-breakpoint
CREATE TABLE `import_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`operation_id` text NOT NULL,
	`user_id` text NOT NULL,
	`file_name` text NOT NULL,
	`rows` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `login_attempts` (
	`key` text PRIMARY KEY NOT NULL,
	`points` integer DEFAULT 0 NOT NULL,
	`expire` integer
) STRICT;
--> statement-breakpoint
CREATE TABLE `operation_members` (
	`operation_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`operation_id`, `user_id`),
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `operation_members_by_user` ON `operation_members` (`user_id`);--> statement-breakpoint
CREATE TABLE `operations` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`questionnaire_id` text NOT NULL,
	`questionnaire_version` integer NOT NULL,
	`territory` text NOT NULL,
	`funders` text NOT NULL,
	`convention` text,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`target_firms` integer NOT NULL,
	`minimum_group_size` integer NOT NULL,
	`stage` text NOT NULL,
	`created_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `plan_decisions` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`enrollment_id` text NOT NULL,
	`round_id` text NOT NULL,
	`action_id` text NOT NULL,
	`verb` text NOT NULL,
	`after` text,
	`actor_id` text,
	`decided_at` text NOT NULL,
	FOREIGN KEY (`enrollment_id`) REFERENCES `enrollments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `plan_decisions_by_enrollment` ON `plan_decisions` (`enrollment_id`,`seq`);--> statement-breakpoint
CREATE TABLE `planned_actions` (
	`id` text PRIMARY KEY NOT NULL,
	`enrollment_id` text NOT NULL,
	`round_id` text NOT NULL,
	`recommendation` text,
	`decision` text NOT NULL,
	`reason` text,
	`title` text NOT NULL,
	`why` text NOT NULL,
	`steps` text NOT NULL,
	`horizon` text NOT NULL,
	`effort` integer NOT NULL,
	`impact` integer NOT NULL,
	`indicator` text,
	`owner` text,
	`due_on` text,
	`status` text NOT NULL,
	`cost` integer,
	`funding_schemes` text NOT NULL,
	`collective_actions` text NOT NULL,
	`position` integer NOT NULL,
	`revision` integer NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`enrollment_id`) REFERENCES `enrollments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `planned_actions_once` ON `planned_actions` (`enrollment_id`,`round_id`,`recommendation`);--> statement-breakpoint
CREATE INDEX `planned_actions_by_enrollment` ON `planned_actions` (`enrollment_id`,`round_id`,`position`);--> statement-breakpoint
CREATE TABLE `reports` (
	`id` text PRIMARY KEY NOT NULL,
	`enrollment_id` text NOT NULL,
	`round_id` text NOT NULL,
	`snapshot` text NOT NULL,
	`pdf` blob NOT NULL,
	`sha256` text NOT NULL,
	`released_at` text NOT NULL,
	`released_by` text,
	FOREIGN KEY (`enrollment_id`) REFERENCES `enrollments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`released_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `reports_by_enrollment` ON `reports` (`enrollment_id`,`released_at`);--> statement-breakpoint
CREATE TABLE `respondents` (
	`id` text PRIMARY KEY NOT NULL,
	`enrollment_id` text NOT NULL,
	`round_id` text NOT NULL,
	`perspective` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`enrollment_id`) REFERENCES `enrollments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `respondents_by_enrollment` ON `respondents` (`enrollment_id`,`round_id`);--> statement-breakpoint
CREATE TABLE `rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`operation_id` text NOT NULL,
	`code` text NOT NULL,
	`opened_on` text NOT NULL,
	`closed_on` text,
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `rounds_once` ON `rounds` (`operation_id`,`code`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`user_id` text NOT NULL,
	`created_at` text NOT NULL,
	`last_seen_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`user_agent` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token_hash_unique` ON `sessions` (`token_hash`);--> statement-breakpoint
CREATE INDEX `sessions_by_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`password_hash` text NOT NULL,
	`created_at` text NOT NULL,
	`disabled_at` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);
--> statement-breakpoint
CREATE TRIGGER `answer_operations_are_kept` BEFORE DELETE ON `answer_operations` BEGIN SELECT RAISE(ABORT, 'answer_operations is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `answer_operations_never_change` BEFORE UPDATE ON `answer_operations` BEGIN SELECT RAISE(ABORT, 'answer_operations is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_entries_are_kept` BEFORE DELETE ON `audit_entries` BEGIN SELECT RAISE(ABORT, 'audit_entries is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_entries_never_change` BEFORE UPDATE ON `audit_entries` BEGIN SELECT RAISE(ABORT, 'audit_entries is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `plan_decisions_are_kept` BEFORE DELETE ON `plan_decisions` BEGIN SELECT RAISE(ABORT, 'plan_decisions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `plan_decisions_never_change` BEFORE UPDATE ON `plan_decisions` BEGIN SELECT RAISE(ABORT, 'plan_decisions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `reports_never_change` BEFORE UPDATE ON `reports` BEGIN SELECT RAISE(ABORT, 'a released report never changes'); END;
--> statement-breakpoint
CREATE TRIGGER `answer_operations_are_not_replaced` BEFORE INSERT ON `answer_operations` WHEN EXISTS (SELECT 1 FROM `answer_operations` WHERE `id` = NEW.`id` OR `seq` = NEW.`seq`) BEGIN SELECT RAISE(ABORT, 'answer_operations is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_entries_are_not_replaced` BEFORE INSERT ON `audit_entries` WHEN EXISTS (SELECT 1 FROM `audit_entries` WHERE `seq` = NEW.`seq`) BEGIN SELECT RAISE(ABORT, 'audit_entries is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `plan_decisions_are_not_replaced` BEFORE INSERT ON `plan_decisions` WHEN EXISTS (SELECT 1 FROM `plan_decisions` WHERE `seq` = NEW.`seq`) BEGIN SELECT RAISE(ABORT, 'plan_decisions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `reports_are_not_replaced` BEFORE INSERT ON `reports` WHEN EXISTS (SELECT 1 FROM `reports` WHERE `id` = NEW.`id`) BEGIN SELECT RAISE(ABORT, 'a released report never changes'); END;
