import { boolean, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

export const featureFlags = pgTable('feature_flags', {
  name: text('name').primaryKey(),
  enabled: boolean('enabled').notNull(),
  customErrorMessage: text('custom_error_message'),
  updatedAt: timestamp('updated_at', { withTimezone: true, precision: 3 }).notNull(),
})
