import { sql } from 'drizzle-orm'
import {
  bigint,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  serial,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { Presented } from '../http/json-text'
import { apps, type TextByKey } from './tables'

export const tasks = pgTable(
  'tasks',
  {
    id: serial('id').primaryKey(),
    guid: text('guid').notNull().unique(),
    appGuid: text('app_guid')
      .notNull()
      .references(() => apps.guid, { onDelete: 'cascade' }),
    /** Of the app, kept here too so that a list of what somebody may read needs no join. */
    spaceGuid: text('space_guid').notNull(),
    /** A foundation like Korifi counts beyond 2^53. */
    sequenceId: bigint('sequence_id', { mode: 'bigint' }).notNull(),
    name: text('name').notNull(),
    command: text('command').notNull(),
    user: text('user'),
    state: text('state').notNull(),
    memoryInMb: integer('memory_in_mb').notNull(),
    diskInMb: integer('disk_in_mb').notNull(),
    logRateLimit: bigint('log_rate_limit', { mode: 'bigint' }).notNull(),
    failureReason: text('failure_reason'),
    dropletGuid: text('droplet_guid'),
    labels: json('labels').$type<TextByKey>().notNull().default({}),
    annotations: json('annotations').$type<TextByKey>().notNull().default({}),
    /** What selectors look at; the text above it keeps the order. */
    labelsIndex: jsonb('labels_index').generatedAlwaysAs(sql`labels::jsonb`),
    createdAt: timestamp('created_at', { withTimezone: true, precision: 3 }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true, precision: 3 }).notNull(),
  },
  (table) => [
    uniqueIndex('tasks_app_sequence').on(table.appGuid, table.sequenceId),
    index('tasks_app_order').on(table.appGuid, table.id),
    index('tasks_space').on(table.spaceGuid, table.id),
    index('tasks_state').on(table.state, table.id),
    // What lists filter and sort by most often, so that a page far from the first is found in the index alone.
    index('tasks_created').on(table.createdAt, table.guid, table.id, table.state, table.spaceGuid),
    index('tasks_updated').on(table.updatedAt, table.guid, table.id, table.state, table.spaceGuid),
    index('tasks_name').on(sql`lower(${table.name})`, table.id),
    index('tasks_name_created').on(
      sql`lower(${table.name})`,
      table.createdAt,
      table.guid,
      table.id,
      table.name,
    ),
    index('tasks_labels').using('gin', table.labelsIndex),
  ],
)

export const auditEvents = pgTable(
  'audit_events',
  {
    id: serial('id').primaryKey(),
    guid: text('guid').notNull().unique(),
    type: text('type').notNull(),
    actorGuid: text('actor_guid').notNull(),
    actorType: text('actor_type').notNull(),
    actorName: text('actor_name').notNull(),
    targetGuid: text('target_guid').notNull(),
    targetType: text('target_type').notNull(),
    targetName: text('target_name').notNull(),
    data: json('data').$type<{ [key: string]: Presented }>().notNull(),
    spaceGuid: text('space_guid'),
    organizationGuid: text('organization_guid'),
    createdAt: timestamp('created_at', { withTimezone: true, precision: 3 }).notNull(),
  },
  (table) => [
    index('audit_events_target').on(table.targetGuid, table.id),
    index('audit_events_space').on(table.spaceGuid, table.id),
    index('audit_events_created').on(table.createdAt, table.guid),
  ],
)
