CREATE TABLE `enrollment_rounds` (
	`enrollment_id` text NOT NULL,
	`round_id` text NOT NULL,
	`interviewed_at` text,
	`plan_agreed_at` text,
	`report_released_at` text,
	PRIMARY KEY(`enrollment_id`, `round_id`),
	FOREIGN KEY (`enrollment_id`) REFERENCES `enrollments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- Operations had one round each: what was reached was reached in it.
INSERT INTO `enrollment_rounds` (`enrollment_id`, `round_id`, `interviewed_at`, `plan_agreed_at`, `report_released_at`)
SELECT e.`id`, r.`id`, e.`interviewed_at`, e.`plan_agreed_at`, e.`report_released_at`
FROM `enrollments` e JOIN `rounds` r ON r.`operation_id` = e.`operation_id` AND r.`code` = 'T0'
WHERE coalesce(e.`interviewed_at`, e.`plan_agreed_at`, e.`report_released_at`) IS NOT NULL;
--> statement-breakpoint
ALTER TABLE `enrollments` DROP COLUMN `interviewed_at`;--> statement-breakpoint
ALTER TABLE `enrollments` DROP COLUMN `plan_agreed_at`;--> statement-breakpoint
ALTER TABLE `enrollments` DROP COLUMN `report_released_at`;
