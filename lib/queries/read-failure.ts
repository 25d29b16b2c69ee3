import * as z from 'zod/mini'
import { apiErrorSchema } from '@/lib/resources/api-error'

/** What a read route answers when it can't give what was asked for. */
export const readFailureSchema = z.object({
  kind: z.enum(['session-ended', 'refused', 'not-sent', 'no-answer', 'bad-request']),
  errors: z._default(z.array(apiErrorSchema), []),
  detail: z._default(z.string(), ''),
  requestId: z.optional(z.nullable(z.string())),
})

export type ReadFailure = z.infer<typeof readFailureSchema>
