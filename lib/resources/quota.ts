import * as z from 'zod/mini'

/** The limits of a space or organization quota that a task can meet; null is unlimited. */
export const quotaSchema = z.object({
  guid: z.string(),
  name: z.string(),
  apps: z.object({
    total_memory_in_mb: z.nullable(z.number()),
    per_process_memory_in_mb: z.nullable(z.number()),
    per_app_tasks: z.nullable(z.number()),
  }),
})

export type Quota = z.infer<typeof quotaSchema>

/** What is used now. There is no log rate in it. app/presenters/v3/space_usage_summary_presenter.rb */
export const usageSummarySchema = z.object({
  usage_summary: z.object({ memory_in_mb: z.number(), per_app_tasks: z.number() }),
})
