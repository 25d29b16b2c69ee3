import 'server-only'
import { sql } from 'drizzle-orm'
import {
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'

import { DOUBTS, OUTCOMES } from '../../submission/outcome'

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
    /** What people search for, as typed: the name, the command, and the labels as lines of `key=value`. */
    taskName: text('task_name').notNull().default(''),
    command: text('command').notNull().default(''),
    labels: text('labels').notNull().default(''),
    /** The submission that this one was sent again for; each is sent again once at most (P5). */
    resends: uuid('resends'),
    outcome: text('outcome', { enum: OUTCOMES }).notNull(),
    /** Why nothing left, or why there was no trustworthy answer: a code; older builds wrote it in words. */
    cause: text('cause'),
    causeDetail: text('cause_detail'),
    /** The code of Node.js or undici. */
    causeCode: text('cause_code'),
    /** Why it can't be found out whether the task exists, as far as is known now. */
    doubt: text('doubt', { enum: DOUBTS }),
    /** Tasks without our label that may be this submission's: guid, name, created_at. */
    candidates: jsonb('candidates'),
    status: integer('status'),
    errors: jsonb('errors'),
    /** What people search errors by: titles, details and cause, as lines. */
    errorText: text('error_text').notNull().default(''),
    requestId: text('request_id'),
    taskGuid: text('task_guid'),
    /** Further tasks that carry the id, which should never be: their guids. */
    otherTaskGuids: jsonb('other_task_guids'),
    recordedAt: instant('recorded_at').notNull().defaultNow(),
    sentAt: instant('sent_at'),
    answeredAt: instant('answered_at'),
    settledAt: instant('settled_at'),
    looks: integer('looks').notNull().default(0),
    lookedAt: instant('looked_at'),
    /** The instants of its first looks, as ISO 8601. */
    lookedAts: jsonb('looked_ats'),
    /** Why the last look could not be made. */
    lookProblem: text('look_problem'),
    nextLookAt: instant('next_look_at'),
    /** Whoever looks has claimed the row until then; others leave it alone. */
    lookingUntil: instant('looking_until'),
    /** How the task ended, kept when somebody watched: the API forgets it in a month, its log in minutes. */
    endState: text('end_state'),
    endReason: text('end_reason'),
    endedAt: instant('ended_at'),
    /** The task's last lines, sealed. */
    lastLines: text('last_lines'),
  },
  (table) => [
    index('submissions_by_time').on(table.recordedAt.desc()),
    index('submissions_by_app').on(table.foundation, table.appGuid, table.recordedAt.desc()),
    // What the journal's page is filtered by: names as they were, and the spaces that somebody may read.
    index('submissions_by_app_name').on(table.foundation, table.appName, table.recordedAt.desc()),
    index('submissions_by_user_name').on(table.foundation, table.userName, table.recordedAt.desc()),
    index('submissions_by_space').on(table.foundation, table.spaceGuid, table.recordedAt.desc()),
    index('submissions_by_user').on(
      table.foundation,
      table.userId,
      table.userOrigin,
      table.recordedAt.desc(),
    ),
    index('submissions_by_outcome').on(table.foundation, table.outcome, table.recordedAt.desc()),
    index('submissions_by_status').on(table.foundation, table.status, table.recordedAt.desc()),
    index('submissions_by_request_id').on(table.requestId),
    index('submissions_by_task').on(table.taskGuid),
    index('submissions_to_look_for').on(table.nextLookAt).where(sql`${table.nextLookAt} is not null`),
    uniqueIndex('submissions_by_resends').on(table.resends),
    index('submissions_by_text').using(
      'gin',
      table.taskName.op('gin_trgm_ops'),
      table.labels.op('gin_trgm_ops'),
      table.command.op('gin_trgm_ops'),
    ),
    index('submissions_by_error').using('gin', table.errorText.op('gin_trgm_ops')),
    uniqueIndex('submissions_by_nonce').on(table.nonce),
  ],
)

/** What is known of each foundation's way with our label: `lost` needs the proof that it is kept (P8, P11). */
export const foundations = pgTable('foundations', {
  origin: text('origin').primaryKey(),
  /** A look found one of our tasks by its label. */
  labelKeptAt: instant('label_kept_at'),
  /** A task came back without the label that was sent with it. */
  labelDroppedAt: instant('label_dropped_at'),
})

/** A list of tasks that somebody saved under a name: the part of its address after the question mark. */
export const taskViews = pgTable(
  'task_views',
  {
    foundation: text('foundation').notNull(),
    userId: text('user_id').notNull(),
    userOrigin: text('user_origin').notNull(),
    name: text('name').notNull(),
    address: text('address').notNull(),
    savedAt: instant('saved_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.foundation, table.userId, table.userOrigin, table.name] })],
)
