CREATE TABLE "sessions" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"foundation" text NOT NULL,
	"user_id" text NOT NULL,
	"user_name" text NOT NULL,
	"user_origin" text NOT NULL,
	"scopes" text NOT NULL,
	"access_token" text NOT NULL,
	"refresh_token" text NOT NULL,
	"access_expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"used_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"nonce" uuid NOT NULL,
	"foundation" text NOT NULL,
	"user_id" text NOT NULL,
	"user_name" text NOT NULL,
	"user_origin" text NOT NULL,
	"app_guid" text NOT NULL,
	"app_name" text NOT NULL,
	"space_guid" text NOT NULL,
	"space_name" text NOT NULL,
	"organization_guid" text NOT NULL,
	"organization_name" text NOT NULL,
	"form" text NOT NULL,
	"body" text NOT NULL,
	"label_key" text,
	"outcome" text NOT NULL,
	"cause" text,
	"status" integer,
	"errors" jsonb,
	"request_id" text,
	"task_guid" text,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	"looks" integer DEFAULT 0 NOT NULL,
	"looked_at" timestamp (3) with time zone,
	"next_look_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE INDEX "sessions_by_user" ON "sessions" USING btree ("foundation","user_id","user_origin");--> statement-breakpoint
CREATE INDEX "submissions_by_time" ON "submissions" USING btree ("recorded_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "submissions_by_app" ON "submissions" USING btree ("foundation","app_guid","recorded_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "submissions_by_user" ON "submissions" USING btree ("foundation","user_id","user_origin","recorded_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "submissions_to_settle" ON "submissions" USING btree ("outcome","next_look_at");--> statement-breakpoint
CREATE UNIQUE INDEX "submissions_by_nonce" ON "submissions" USING btree ("nonce");