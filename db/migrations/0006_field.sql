CREATE TABLE `devices` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`recovery_key` text NOT NULL,
	`registered_at` text NOT NULL,
	`last_seen_at` text NOT NULL,
	`last_synced_at` text,
	`app_version` text,
	`waiting_operations` integer DEFAULT 0 NOT NULL,
	`waiting_photos` integer DEFAULT 0 NOT NULL,
	`waiting_conflicts` integer DEFAULT 0 NOT NULL,
	`visits` integer DEFAULT 0 NOT NULL,
	`clock_offset` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `devices_by_user` ON `devices` (`user_id`);--> statement-breakpoint
CREATE TABLE `photos` (
	`enrollment_id` text NOT NULL,
	`sha256` text NOT NULL,
	`media_type` text NOT NULL,
	`size` integer NOT NULL,
	`received_at` text NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`enrollment_id`, `sha256`),
	FOREIGN KEY (`enrollment_id`) REFERENCES `enrollments`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
