ALTER TABLE "submissions" ADD COLUMN "cause_detail" text;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "cause_code" text;