CREATE TABLE `access_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`invitation_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`expires_at` text NOT NULL,
	`attempts` integer NOT NULL,
	`used_at` text,
	FOREIGN KEY (`invitation_id`) REFERENCES `invitations`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `access_codes_by_invitation` ON `access_codes` (`invitation_id`);--> statement-breakpoint
CREATE TABLE `agreements` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`enrollment_id` text NOT NULL,
	`round_id` text NOT NULL,
	`question_id` text NOT NULL,
	`answer` text,
	`reason` text,
	`actor_id` text,
	`recorded_at` text NOT NULL,
	FOREIGN KEY (`enrollment_id`) REFERENCES `enrollments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `agreements_by_question` ON `agreements` (`enrollment_id`,`round_id`,`question_id`,`seq`);--> statement-breakpoint
CREATE TABLE `consents` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`enrollment_id` text NOT NULL,
	`kind` text NOT NULL,
	`is_given` integer NOT NULL,
	`recorded_at` text NOT NULL,
	FOREIGN KEY (`enrollment_id`) REFERENCES `enrollments`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `consents_by_enrollment` ON `consents` (`enrollment_id`,`kind`,`seq`);--> statement-breakpoint
CREATE TABLE `invitation_links` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`invitation_id` text NOT NULL,
	`respondent_id` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`invitation_id`) REFERENCES `invitations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`respondent_id`) REFERENCES `respondents`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `invitation_links_by_invitation` ON `invitation_links` (`invitation_id`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`enrollment_id` text NOT NULL,
	`round_id` text NOT NULL,
	`perspective` text NOT NULL,
	`recipient` text,
	`email` text,
	`created_at` text NOT NULL,
	`created_by` text,
	`expires_at` text NOT NULL,
	`sent_at` text,
	`opened_at` text,
	`revoked_at` text,
	FOREIGN KEY (`enrollment_id`) REFERENCES `enrollments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_once` ON `invitations` (`enrollment_id`,`round_id`,`perspective`);--> statement-breakpoint
CREATE INDEX `invitations_by_round` ON `invitations` (`round_id`);--> statement-breakpoint
CREATE TABLE `mails` (
	`id` text PRIMARY KEY NOT NULL,
	`operation_id` text NOT NULL,
	`invitation_id` text NOT NULL,
	`kind` text NOT NULL,
	`recipient` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_attempt_at` text NOT NULL,
	`last_error` text,
	`created_at` text NOT NULL,
	`sent_at` text,
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invitation_id`) REFERENCES `invitations`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `mails_by_state` ON `mails` (`state`,`next_attempt_at`);--> statement-breakpoint
CREATE INDEX `mails_by_operation` ON `mails` (`operation_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `mails_by_invitation` ON `mails` (`invitation_id`);--> statement-breakpoint
CREATE TABLE `notice_proofs` (
	`respondent_id` text PRIMARY KEY NOT NULL,
	`version` text NOT NULL,
	`sha256` text NOT NULL,
	`seen_at` text NOT NULL,
	FOREIGN KEY (`respondent_id`) REFERENCES `respondents`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `notices` (
	`operation_id` text NOT NULL,
	`version` integer NOT NULL,
	`controller` text NOT NULL,
	`contact` text NOT NULL,
	`legal_basis` text NOT NULL,
	`retention_months` integer NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`operation_id`, `version`),
	FOREIGN KEY (`operation_id`) REFERENCES `operations`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `reminders` (
	`invitation_id` text NOT NULL,
	`due_on` text NOT NULL,
	`queued_at` text,
	PRIMARY KEY(`invitation_id`, `due_on`),
	FOREIGN KEY (`invitation_id`) REFERENCES `invitations`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `respondent_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`invitation_id` text NOT NULL,
	`respondent_id` text,
	`expires_at` text NOT NULL,
	`verified_until` text,
	FOREIGN KEY (`invitation_id`) REFERENCES `invitations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`respondent_id`) REFERENCES `respondents`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `respondent_sessions_token_hash_unique` ON `respondent_sessions` (`token_hash`);--> statement-breakpoint
CREATE INDEX `respondent_sessions_by_invitation` ON `respondent_sessions` (`invitation_id`);--> statement-breakpoint
ALTER TABLE `operations` ADD `group_threshold` integer DEFAULT 3 NOT NULL;--> statement-breakpoint
ALTER TABLE `respondents` ADD `submitted_at` text;--> statement-breakpoint
ALTER TABLE `respondents` ADD `submission_rank` integer;--> statement-breakpoint
CREATE TRIGGER `agreements_are_kept` BEFORE DELETE ON `agreements` BEGIN SELECT RAISE(ABORT, 'agreements is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `agreements_never_change` BEFORE UPDATE ON `agreements` BEGIN SELECT RAISE(ABORT, 'agreements is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `agreements_are_not_replaced` BEFORE INSERT ON `agreements` WHEN EXISTS (SELECT 1 FROM `agreements` WHERE `seq` = NEW.`seq`) BEGIN SELECT RAISE(ABORT, 'agreements is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `consents_are_kept` BEFORE DELETE ON `consents` BEGIN SELECT RAISE(ABORT, 'consents is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `consents_never_change` BEFORE UPDATE ON `consents` BEGIN SELECT RAISE(ABORT, 'consents is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `consents_are_not_replaced` BEFORE INSERT ON `consents` WHEN EXISTS (SELECT 1 FROM `consents` WHERE `seq` = NEW.`seq`) BEGIN SELECT RAISE(ABORT, 'consents is append-only'); END;
