CREATE TABLE "task_views" (
	"foundation" text NOT NULL,
	"user_id" text NOT NULL,
	"user_origin" text NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"saved_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "task_views_foundation_user_id_user_origin_name_pk" PRIMARY KEY("foundation","user_id","user_origin","name")
);
