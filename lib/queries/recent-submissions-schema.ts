import * as z from 'zod/mini'
import { OUTCOMES } from '@/lib/submission/outcome'

/** The operator's newest submissions of an app, the newest first. */
export const recentSubmissionsSchema = z.array(
  z.object({
    id: z.string(),
    outcome: z.enum(OUTCOMES),
    name: z.string(),
    command: z.string(),
    recordedAt: z.string(),
  }),
)

export type RecentSubmission = z.infer<typeof recentSubmissionsSchema>[number]
