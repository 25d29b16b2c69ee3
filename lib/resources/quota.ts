import * as z from 'zod/mini'
import { fact, integerFact, textFact } from './fact'

/** The limits of a space or organization quota that a task can meet; null is unlimited, or not told. */
export const quotaSchema = z.object({
  guid: z.string(),
  name: textFact,
  apps: fact(
    z.object({
      total_memory_in_mb: integerFact,
      per_process_memory_in_mb: integerFact,
      per_app_tasks: integerFact,
    }),
    { total_memory_in_mb: null, per_process_memory_in_mb: null, per_app_tasks: null },
  ),
})

/** What is used now, null where it is not told. There is no log rate in it. app/presenters/v3/space_usage_summary_presenter.rb */
export const usageSummarySchema = z.object({
  usage_summary: z.object({ memory_in_mb: integerFact, per_app_tasks: integerFact }),
})
