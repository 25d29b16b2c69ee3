import 'server-only'
import { index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/** One signed-in operator in one browser. The cookie's value is not here, only its SHA-256; tokens are sealed. */
export const sessions = pgTable(
  'sessions',
  {
    idHash: text('id_hash').primaryKey(),
    foundation: text('foundation').notNull(),
    userId: text('user_id').notNull(),
    userName: text('user_name').notNull(),
    userOrigin: text('user_origin').notNull(),
    scopes: text('scopes').notNull(),
    accessToken: text('access_token').notNull(),
    refreshToken: text('refresh_token').notNull(),
    accessExpiresAt: instant('access_expires_at').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    usedAt: instant('used_at').notNull().defaultNow(),
  },
  (table) => [index('sessions_by_user').on(table.foundation, table.userId, table.userOrigin)],
)

/** One submission: written before its request leaves, settled after. */
export const submissions = pgTable(
  'submissions',
  {
    id: uuid('id').primaryKey(),
    /** Made anew by each insert, so that a late write can only hit the row its own process inserted (P4). */
    nonce: uuid('nonce').notNull(),
    foundation: text('foundation').notNull(),
    userId: text('user_id').notNull(),
    userName: text('user_name').notNull(),
    userOrigin: text('user_origin').notNull(),
    appGuid: text('app_guid').notNull(),
    appName: text('app_name').notNull(),
    spaceGuid: text('space_guid').notNull(),
    spaceName: text('space_name').notNull(),
    organizationGuid: text('organization_guid').notNull(),
    organizationName: text('organization_name').notNull(),
    /** The form as typed, as JSON text, row ids included: what refusals are attributed to, and what a form is filled from again. */
    form: text('form').notNull(),
    /** The JSON text exactly as sent, our label included; empty where nothing was to be sent. */
    body: text('body').notNull(),
    labelKey: text('label_key'),
    outcome: text('outcome', { enum: ['sending', 'accepted', 'rejected', 'unknown'] }).notNull(),
    /** Why nothing left, or why there was no trustworthy answer. */
    cause: text('cause'),
    status: integer('status'),
    errors: jsonb('errors'),
    requestId: text('request_id'),
    taskGuid: text('task_guid'),
    recordedAt: instant('recorded_at').notNull().defaultNow(),
    answeredAt: instant('answered_at'),
    settledAt: instant('settled_at'),
    looks: integer('looks').notNull().default(0),
    lookedAt: instant('looked_at'),
    nextLookAt: instant('next_look_at'),
  },
  (table) => [
    index('submissions_by_time').on(table.recordedAt.desc()),
    index('submissions_by_app').on(table.foundation, table.appGuid, table.recordedAt.desc()),
    index('submissions_by_user').on(
      table.foundation,
      table.userId,
      table.userOrigin,
      table.recordedAt.desc(),
    ),
    index('submissions_to_settle').on(table.outcome, table.nextLookAt),
    uniqueIndex('submissions_by_nonce').on(table.nonce),
  ],
)
