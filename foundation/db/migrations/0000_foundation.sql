CREATE TABLE "feature_flags" (
	"name" text PRIMARY KEY NOT NULL,
	"enabled" boolean NOT NULL,
	"custom_error_message" text,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" serial PRIMARY KEY NOT NULL,
	"guid" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"operation" text NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "jobs_guid_unique" UNIQUE("guid")
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"id" serial PRIMARY KEY NOT NULL,
	"guid" text NOT NULL,
	"type" text NOT NULL,
	"actor_guid" text NOT NULL,
	"actor_type" text NOT NULL,
	"actor_name" text NOT NULL,
	"target_guid" text NOT NULL,
	"target_type" text NOT NULL,
	"target_name" text NOT NULL,
	"data" json NOT NULL,
	"space_guid" text,
	"organization_guid" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_events_guid_unique" UNIQUE("guid")
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" serial PRIMARY KEY NOT NULL,
	"guid" text NOT NULL,
	"app_guid" text NOT NULL,
	"space_guid" text NOT NULL,
	"sequence_id" bigint NOT NULL,
	"name" text NOT NULL,
	"command" text NOT NULL,
	"user" text,
	"state" text NOT NULL,
	"memory_in_mb" integer NOT NULL,
	"disk_in_mb" integer NOT NULL,
	"log_rate_limit" bigint NOT NULL,
	"failure_reason" text,
	"droplet_guid" text,
	"labels" json DEFAULT '{}'::json NOT NULL,
	"annotations" json DEFAULT '{}'::json NOT NULL,
	"labels_index" jsonb GENERATED ALWAYS AS (labels::jsonb) STORED,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "tasks_guid_unique" UNIQUE("guid")
);
--> statement-breakpoint
CREATE TABLE "apps" (
	"id" serial PRIMARY KEY NOT NULL,
	"guid" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"name" text NOT NULL,
	"state" text DEFAULT 'STOPPED' NOT NULL,
	"space_guid" text NOT NULL,
	"lifecycle_type" text DEFAULT 'buildpack' NOT NULL,
	"buildpacks" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"stack" text DEFAULT 'cflinuxfs4' NOT NULL,
	"current_droplet_guid" text,
	"environment_variables" json DEFAULT '{}'::json NOT NULL,
	"max_task_sequence_id" integer DEFAULT 1 NOT NULL,
	"labels" json DEFAULT '{}'::json NOT NULL,
	"annotations" json DEFAULT '{}'::json NOT NULL,
	CONSTRAINT "apps_guid_unique" UNIQUE("guid")
);
--> statement-breakpoint
CREATE TABLE "droplets" (
	"id" serial PRIMARY KEY NOT NULL,
	"guid" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"app_guid" text NOT NULL,
	"state" text NOT NULL,
	"error" text,
	"lifecycle_type" text DEFAULT 'buildpack' NOT NULL,
	"process_types" json DEFAULT '{}'::json NOT NULL,
	"checksum" text,
	"stack" text,
	"image" text,
	"image_user" text,
	"labels" json DEFAULT '{}'::json NOT NULL,
	"annotations" json DEFAULT '{}'::json NOT NULL,
	CONSTRAINT "droplets_guid_unique" UNIQUE("guid")
);
--> statement-breakpoint
CREATE TABLE "organization_quotas" (
	"id" serial PRIMARY KEY NOT NULL,
	"guid" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"name" text NOT NULL,
	"total_memory_in_mb" integer,
	"per_process_memory_in_mb" integer,
	"total_instances" integer,
	"per_app_tasks" integer,
	"log_rate_limit" bigint,
	"paid_services_allowed" boolean DEFAULT true NOT NULL,
	"total_service_instances" integer,
	"total_service_keys" integer,
	"total_routes" integer,
	"total_reserved_ports" integer,
	"total_domains" integer,
	CONSTRAINT "organization_quotas_guid_unique" UNIQUE("guid"),
	CONSTRAINT "organization_quotas_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "organizations" (
	"id" serial PRIMARY KEY NOT NULL,
	"guid" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"name" text NOT NULL,
	"suspended" boolean DEFAULT false NOT NULL,
	"deleting" boolean DEFAULT false NOT NULL,
	"quota_guid" text NOT NULL,
	"labels" json DEFAULT '{}'::json NOT NULL,
	"annotations" json DEFAULT '{}'::json NOT NULL,
	CONSTRAINT "organizations_guid_unique" UNIQUE("guid")
);
--> statement-breakpoint
CREATE TABLE "processes" (
	"id" serial PRIMARY KEY NOT NULL,
	"guid" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"app_guid" text NOT NULL,
	"type" text NOT NULL,
	"command" text,
	"user" text,
	"instances" integer DEFAULT 1 NOT NULL,
	"memory_in_mb" integer NOT NULL,
	"disk_in_mb" integer NOT NULL,
	"log_rate_limit" bigint NOT NULL,
	"version" text NOT NULL,
	"labels" json DEFAULT '{}'::json NOT NULL,
	"annotations" json DEFAULT '{}'::json NOT NULL,
	CONSTRAINT "processes_guid_unique" UNIQUE("guid")
);
--> statement-breakpoint
CREATE TABLE "revisions" (
	"id" serial PRIMARY KEY NOT NULL,
	"guid" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"app_guid" text NOT NULL,
	"version" integer NOT NULL,
	"droplet_guid" text NOT NULL,
	"description" text NOT NULL,
	"processes" json NOT NULL,
	"labels" json DEFAULT '{}'::json NOT NULL,
	"annotations" json DEFAULT '{}'::json NOT NULL,
	CONSTRAINT "revisions_guid_unique" UNIQUE("guid")
);
--> statement-breakpoint
CREATE TABLE "roles" (
	"id" serial PRIMARY KEY NOT NULL,
	"guid" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"type" text NOT NULL,
	"user_guid" text NOT NULL,
	"organization_guid" text,
	"space_guid" text,
	CONSTRAINT "roles_guid_unique" UNIQUE("guid")
);
--> statement-breakpoint
CREATE TABLE "space_quotas" (
	"id" serial PRIMARY KEY NOT NULL,
	"guid" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"name" text NOT NULL,
	"organization_guid" text NOT NULL,
	"total_memory_in_mb" integer,
	"per_process_memory_in_mb" integer,
	"total_instances" integer,
	"per_app_tasks" integer,
	"log_rate_limit" bigint,
	"paid_services_allowed" boolean DEFAULT true NOT NULL,
	"total_service_instances" integer,
	"total_service_keys" integer,
	"total_routes" integer,
	"total_reserved_ports" integer,
	"total_domains" integer,
	CONSTRAINT "space_quotas_guid_unique" UNIQUE("guid")
);
--> statement-breakpoint
CREATE TABLE "spaces" (
	"id" serial PRIMARY KEY NOT NULL,
	"guid" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"name" text NOT NULL,
	"organization_guid" text NOT NULL,
	"quota_guid" text,
	"suspended" boolean DEFAULT false NOT NULL,
	"deleting" boolean DEFAULT false NOT NULL,
	"labels" json DEFAULT '{}'::json NOT NULL,
	"annotations" json DEFAULT '{}'::json NOT NULL,
	CONSTRAINT "spaces_guid_unique" UNIQUE("guid")
);
--> statement-breakpoint
CREATE TABLE "uaa_authorization_codes" (
	"code_hash" text PRIMARY KEY NOT NULL,
	"user_guid" text NOT NULL,
	"client_id" text NOT NULL,
	"redirect_uri" text,
	"scopes" text[] NOT NULL,
	"code_challenge" text,
	"code_challenge_method" text,
	"nonce" text,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "uaa_failed_tries" (
	"user_guid" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_failed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "uaa_passcodes" (
	"passcode_hash" text PRIMARY KEY NOT NULL,
	"user_guid" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "uaa_refresh_tokens" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"jti" text NOT NULL,
	"user_guid" text NOT NULL,
	"client_id" text NOT NULL,
	"scopes" text[] NOT NULL,
	"authenticated_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "uaa_refresh_tokens_jti_unique" UNIQUE("jti")
);
--> statement-breakpoint
CREATE TABLE "uaa_signing_keys" (
	"kid" text PRIMARY KEY NOT NULL,
	"private_jwk" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_app_guid_apps_guid_fk" FOREIGN KEY ("app_guid") REFERENCES "public"."apps"("guid") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "apps" ADD CONSTRAINT "apps_space_guid_spaces_guid_fk" FOREIGN KEY ("space_guid") REFERENCES "public"."spaces"("guid") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "droplets" ADD CONSTRAINT "droplets_app_guid_apps_guid_fk" FOREIGN KEY ("app_guid") REFERENCES "public"."apps"("guid") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_quota_guid_organization_quotas_guid_fk" FOREIGN KEY ("quota_guid") REFERENCES "public"."organization_quotas"("guid") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "processes" ADD CONSTRAINT "processes_app_guid_apps_guid_fk" FOREIGN KEY ("app_guid") REFERENCES "public"."apps"("guid") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_app_guid_apps_guid_fk" FOREIGN KEY ("app_guid") REFERENCES "public"."apps"("guid") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_organization_guid_organizations_guid_fk" FOREIGN KEY ("organization_guid") REFERENCES "public"."organizations"("guid") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_space_guid_spaces_guid_fk" FOREIGN KEY ("space_guid") REFERENCES "public"."spaces"("guid") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "space_quotas" ADD CONSTRAINT "space_quotas_organization_guid_organizations_guid_fk" FOREIGN KEY ("organization_guid") REFERENCES "public"."organizations"("guid") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spaces" ADD CONSTRAINT "spaces_organization_guid_organizations_guid_fk" FOREIGN KEY ("organization_guid") REFERENCES "public"."organizations"("guid") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spaces" ADD CONSTRAINT "spaces_quota_guid_space_quotas_guid_fk" FOREIGN KEY ("quota_guid") REFERENCES "public"."space_quotas"("guid") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_events_target" ON "audit_events" USING btree ("target_guid","id");--> statement-breakpoint
CREATE INDEX "audit_events_space" ON "audit_events" USING btree ("space_guid","id");--> statement-breakpoint
CREATE INDEX "audit_events_created" ON "audit_events" USING btree ("created_at","guid");--> statement-breakpoint
CREATE UNIQUE INDEX "tasks_app_sequence" ON "tasks" USING btree ("app_guid","sequence_id");--> statement-breakpoint
CREATE INDEX "tasks_app_order" ON "tasks" USING btree ("app_guid","id");--> statement-breakpoint
CREATE INDEX "tasks_space" ON "tasks" USING btree ("space_guid","id");--> statement-breakpoint
CREATE INDEX "tasks_state" ON "tasks" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "tasks_created" ON "tasks" USING btree ("created_at","guid","id","state","space_guid");--> statement-breakpoint
CREATE INDEX "tasks_updated" ON "tasks" USING btree ("updated_at","guid","id","state","space_guid");--> statement-breakpoint
CREATE INDEX "tasks_name" ON "tasks" USING btree (lower("name"),"id");--> statement-breakpoint
CREATE INDEX "tasks_name_created" ON "tasks" USING btree (lower("name"),"created_at","guid","id","name");--> statement-breakpoint
CREATE INDEX "tasks_labels" ON "tasks" USING gin ("labels_index");--> statement-breakpoint
CREATE UNIQUE INDEX "apps_space_name" ON "apps" USING btree ("space_guid",lower("name"));--> statement-breakpoint
CREATE INDEX "apps_name" ON "apps" USING btree (lower("name"),"guid","id","name");--> statement-breakpoint
CREATE INDEX "droplets_app" ON "droplets" USING btree ("app_guid");--> statement-breakpoint
CREATE INDEX "droplets_created" ON "droplets" USING btree ("created_at","guid","id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "organizations_name" ON "organizations" USING btree (lower("name"));--> statement-breakpoint
CREATE UNIQUE INDEX "processes_app_type" ON "processes" USING btree ("app_guid","type");--> statement-breakpoint
CREATE INDEX "revisions_app" ON "revisions" USING btree ("app_guid");--> statement-breakpoint
CREATE UNIQUE INDEX "roles_once" ON "roles" USING btree ("user_guid","type",coalesce("space_guid", "organization_guid"));--> statement-breakpoint
CREATE INDEX "roles_space" ON "roles" USING btree ("space_guid");--> statement-breakpoint
CREATE INDEX "roles_organization" ON "roles" USING btree ("organization_guid");--> statement-breakpoint
CREATE UNIQUE INDEX "space_quotas_organization_name" ON "space_quotas" USING btree ("organization_guid",lower("name"));--> statement-breakpoint
CREATE UNIQUE INDEX "spaces_organization_name" ON "spaces" USING btree ("organization_guid",lower("name"));--> statement-breakpoint
CREATE INDEX "uaa_refresh_tokens_user" ON "uaa_refresh_tokens" USING btree ("user_guid");--> statement-breakpoint
CREATE INDEX "uaa_refresh_tokens_expires" ON "uaa_refresh_tokens" USING btree ("expires_at");