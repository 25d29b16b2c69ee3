-- Search by any part of a name, command, label or error text. Trusted since PostgreSQL 13: whoever owns the database may.
CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE TABLE "foundations" (
	"origin" text PRIMARY KEY NOT NULL,
	"label_kept_at" timestamp (3) with time zone,
	"label_dropped_at" timestamp (3) with time zone
);
--> statement-breakpoint
DROP INDEX "submissions_to_settle";--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "task_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "command" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "labels" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "resends" uuid;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "doubt" text;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "candidates" jsonb;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "error_text" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "other_task_guids" jsonb;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "sent_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "look_problem" text;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "looking_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "end_state" text;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "end_reason" text;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "ended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "last_lines" text;--> statement-breakpoint
CREATE INDEX "submissions_by_outcome" ON "submissions" USING btree ("foundation","outcome","recorded_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "submissions_by_status" ON "submissions" USING btree ("foundation","status","recorded_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "submissions_by_request_id" ON "submissions" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "submissions_by_task" ON "submissions" USING btree ("task_guid");--> statement-breakpoint
CREATE INDEX "submissions_to_look_for" ON "submissions" USING btree ("next_look_at") WHERE "submissions"."next_look_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "submissions_by_resends" ON "submissions" USING btree ("resends");--> statement-breakpoint
CREATE INDEX "submissions_by_text" ON "submissions" USING gin ("task_name" gin_trgm_ops,"labels" gin_trgm_ops,"command" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "submissions_by_error" ON "submissions" USING gin ("error_text" gin_trgm_ops);