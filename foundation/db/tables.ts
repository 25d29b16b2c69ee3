import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
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

/** Labels and annotations: at most 50 and 200 texts by key, kept in the order in which they came. */
export type TextByKey = Record<string, string>

const resource = () => ({
  id: serial('id').primaryKey(),
  guid: text('guid').notNull().unique(),
  createdAt: timestamp('created_at', { withTimezone: true, precision: 3 }).notNull(),
  updatedAt: timestamp('updated_at', { withTimezone: true, precision: 3 }).notNull(),
})

const metadata = () => ({
  labels: json('labels').$type<TextByKey>().notNull().default({}),
  annotations: json('annotations').$type<TextByKey>().notNull().default({}),
})

/** null is unlimited throughout. */
const limits = () => ({
  totalMemoryInMb: integer('total_memory_in_mb'),
  perProcessMemoryInMb: integer('per_process_memory_in_mb'),
  totalInstances: integer('total_instances'),
  perAppTasks: integer('per_app_tasks'),
  logRateLimit: bigint('log_rate_limit', { mode: 'bigint' }),
  paidServicesAllowed: boolean('paid_services_allowed').notNull().default(true),
  totalServiceInstances: integer('total_service_instances'),
  totalServiceKeys: integer('total_service_keys'),
  totalRoutes: integer('total_routes'),
  totalReservedPorts: integer('total_reserved_ports'),
  totalDomains: integer('total_domains'),
})

export const organizationQuotas = pgTable('organization_quotas', {
  ...resource(),
  name: text('name').notNull().unique(),
  ...limits(),
})

export const organizations = pgTable(
  'organizations',
  {
    ...resource(),
    name: text('name').notNull(),
    suspended: boolean('suspended').notNull().default(false),
    deleting: boolean('deleting').notNull().default(false),
    quotaGuid: text('quota_guid')
      .notNull()
      .references(() => organizationQuotas.guid),
    ...metadata(),
  },
  (table) => [uniqueIndex('organizations_name').on(sql`lower(${table.name})`)],
)

export const spaceQuotas = pgTable(
  'space_quotas',
  {
    ...resource(),
    name: text('name').notNull(),
    organizationGuid: text('organization_guid')
      .notNull()
      .references(() => organizations.guid, { onDelete: 'cascade' }),
    ...limits(),
  },
  (table) => [
    uniqueIndex('space_quotas_organization_name').on(table.organizationGuid, sql`lower(${table.name})`),
  ],
)

export const spaces = pgTable(
  'spaces',
  {
    ...resource(),
    name: text('name').notNull(),
    organizationGuid: text('organization_guid')
      .notNull()
      .references(() => organizations.guid, { onDelete: 'cascade' }),
    quotaGuid: text('quota_guid').references(() => spaceQuotas.guid, { onDelete: 'set null' }),
    suspended: boolean('suspended').notNull().default(false),
    deleting: boolean('deleting').notNull().default(false),
    ...metadata(),
  },
  (table) => [uniqueIndex('spaces_organization_name').on(table.organizationGuid, sql`lower(${table.name})`)],
)

export const roles = pgTable(
  'roles',
  {
    ...resource(),
    type: text('type').notNull(),
    userGuid: text('user_guid').notNull(),
    organizationGuid: text('organization_guid').references(() => organizations.guid, { onDelete: 'cascade' }),
    spaceGuid: text('space_guid').references(() => spaces.guid, { onDelete: 'cascade' }),
  },
  (table) => [
    uniqueIndex('roles_once').on(
      table.userGuid,
      table.type,
      sql`coalesce(${table.spaceGuid}, ${table.organizationGuid})`,
    ),
    index('roles_space').on(table.spaceGuid),
    index('roles_organization').on(table.organizationGuid),
  ],
)

export const apps = pgTable(
  'apps',
  {
    ...resource(),
    name: text('name').notNull(),
    state: text('state').notNull().default('STOPPED'),
    spaceGuid: text('space_guid')
      .notNull()
      .references(() => spaces.guid, { onDelete: 'cascade' }),
    lifecycleType: text('lifecycle_type').notNull().default('buildpack'),
    buildpacks: jsonb('buildpacks').$type<string[]>().notNull().default([]),
    stack: text('stack').notNull().default('cflinuxfs4'),
    currentDropletGuid: text('current_droplet_guid'),
    environmentVariables: json('environment_variables').$type<TextByKey>().notNull().default({}),
    maxTaskSequenceId: integer('max_task_sequence_id').notNull().default(1),
    ...metadata(),
  },
  (table) => [
    uniqueIndex('apps_space_name').on(table.spaceGuid, sql`lower(${table.name})`),
    index('apps_name').on(sql`lower(${table.name})`, table.guid, table.id, table.name),
  ],
)

export const droplets = pgTable(
  'droplets',
  {
    ...resource(),
    appGuid: text('app_guid')
      .notNull()
      .references(() => apps.guid, { onDelete: 'cascade' }),
    state: text('state').notNull(),
    error: text('error'),
    lifecycleType: text('lifecycle_type').notNull().default('buildpack'),
    processTypes: json('process_types').$type<TextByKey>().notNull().default({}),
    checksum: text('checksum'),
    stack: text('stack'),
    image: text('image'),
    imageUser: text('image_user'),
    ...metadata(),
  },
  (table) => [
    index('droplets_app').on(table.appGuid),
    index('droplets_created').on(table.createdAt, table.guid, table.id, table.state),
  ],
)

export const processes = pgTable(
  'processes',
  {
    ...resource(),
    appGuid: text('app_guid')
      .notNull()
      .references(() => apps.guid, { onDelete: 'cascade' }),
    type: text('type').notNull(),
    command: text('command'),
    user: text('user'),
    instances: integer('instances').notNull().default(1),
    memoryInMb: integer('memory_in_mb').notNull(),
    diskInMb: integer('disk_in_mb').notNull(),
    logRateLimit: bigint('log_rate_limit', { mode: 'bigint' }).notNull(),
    version: text('version').notNull(),
    ...metadata(),
  },
  (table) => [uniqueIndex('processes_app_type').on(table.appGuid, table.type)],
)

export const revisions = pgTable(
  'revisions',
  {
    ...resource(),
    appGuid: text('app_guid')
      .notNull()
      .references(() => apps.guid, { onDelete: 'cascade' }),
    version: integer('version').notNull(),
    dropletGuid: text('droplet_guid').notNull(),
    description: text('description').notNull(),
    processes: json('processes').$type<Record<string, string | null>>().notNull(),
    ...metadata(),
  },
  (table) => [index('revisions_app').on(table.appGuid)],
)

export const featureFlags = pgTable('feature_flags', {
  name: text('name').primaryKey(),
  enabled: boolean('enabled').notNull(),
  customErrorMessage: text('custom_error_message'),
  updatedAt: timestamp('updated_at', { withTimezone: true, precision: 3 }).notNull(),
})

export const jobs = pgTable('jobs', {
  id: serial('id').primaryKey(),
  guid: text('guid').notNull().unique(),
  createdAt: timestamp('created_at', { withTimezone: true, precision: 3 }).notNull(),
  updatedAt: timestamp('updated_at', { withTimezone: true, precision: 3 }).notNull(),
  operation: text('operation').notNull(),
  state: text('state').notNull(),
})
