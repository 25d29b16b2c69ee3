import * as z from 'zod/mini'

/** One line of a task's output. `at` is nanoseconds since 1970 as text: they do not fit a number. */
export const logLineSchema = z.object({
  at: z.string(),
  stream: z.enum(['OUT', 'ERR']),
  text: z.string(),
})

export type LogLine = z.infer<typeof logLineSchema>
