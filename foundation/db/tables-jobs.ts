import { pgTable, serial, text, timestamp } from 'drizzle-orm/pg-core'

export const jobs = pgTable('jobs', {
  id: serial('id').primaryKey(),
  guid: text('guid').notNull().unique(),
  createdAt: timestamp('created_at', { withTimezone: true, precision: 3 }).notNull(),
  updatedAt: timestamp('updated_at', { withTimezone: true, precision: 3 }).notNull(),
  operation: text('operation').notNull(),
  state: text('state').notNull(),
})
