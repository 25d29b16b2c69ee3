'use server'
import * as z from 'zod'
import { currentSession, requireOurPage } from '@/lib/server/session/current'
import { notSent } from '@/lib/server/submission/result'
import { submitTask } from '@/lib/server/submission/submit-task'
import { theConfig, theSettling } from '@/lib/server/this-process'
import { type SubmissionResult, ticketSchema } from '@/lib/submission/submission'
import { FORM_VERSION } from '@/lib/task-form/fields'

const pressSchema = z.strictObject({
  version: z.number(),
  ticket: ticketSchema,
  values: z.unknown(),
  pressed: z.optional(z.boolean()),
  resends: z.optional(z.uuid()),
  anyway: z.optional(z.boolean()),
})

/** One press of `Create task`. Expected outcomes are values; it neither throws for them nor redirects. */
export async function createTask(input: unknown): Promise<SubmissionResult> {
  await requireOurPage()
  // A database that is away is an expected outcome here: nothing can be recorded, so nothing is sent.
  const session = await currentSession().catch(() => 'unreadable' as const)
  if (session === 'unreadable') return notSent('not-recorded')
  if (!session) return { outcome: 'signed-out' }
  const press = pressSchema.safeParse(input)
  if (!press.success) return notSent('open-the-form-again')
  if (press.data.version !== FORM_VERSION) return notSent('reload-to-continue')
  return submitTask({ ...(await theSettling()), config: theConfig() }, session, press.data)
}
