import 'server-only'
import * as z from 'zod'
import type { Filled } from '@/lib/task-form/fill/filled'
import { fromRequest } from '@/lib/task-form/from-request'
import { emptyValues, type TaskFormValues } from '@/lib/task-form/values'
import type { Services } from '../../services'
import type { Session } from '../../session/session'
import type { SubmissionRow } from '../journal/row'
import { findShown, valuesOf } from './submission-details'

/**
 * Fills the form of an app with everything that a submission asked for, for whoever may see it (S77). The new one gets
 * an id of its own, and never the label of the old one (P14). What can't be filled in is said.
 */
export async function fillAgain(
  services: Services,
  session: Session,
  { id, appGuid }: { id: string; appGuid: string },
): Promise<Filled> {
  const nothing = (why: string): Filled => ({
    from: 'again',
    values: emptyValues(appGuid),
    leftOut: [`again: ${why}`],
  })
  const found = await findShown(services, session, id)
  if (found.kind === 'failed') return nothing('the API could not be asked whether you may see it')
  if (found.kind === 'missing') return nothing('no such submission, or not one you may see')
  const { row, sight } = found
  if (sight === 'outline') return nothing('you may not see what it asked for')
  if (row.appGuid !== appGuid) return nothing('this is the form of another app')
  const values = valuesOf(row) ?? valuesOfBody(row)
  if (!values) return nothing('what it asked for can’t be read any more')
  const ours = new Set([row.labelKey, services.config.submissionLabel])
  return {
    from: 'again',
    values: {
      ...values,
      app: appGuid,
      labels: values.labels.filter(({ key }) => key === '' || !ours.has(key)),
    },
    leftOut: [],
  }
}

const entries = z.record(z.string(), z.string()).optional()

/** The body as we wrote it. */
const bodySchema = z.object({
  command: z.string().optional(),
  name: z.string().optional(),
  memory_in_mb: z.number().int().optional(),
  disk_in_mb: z.number().int().optional(),
  log_rate_limit_in_bytes_per_second: z
    .union([z.number().int(), z.string().regex(/^-?\d{1,20}$/)])
    .optional(),
  droplet_guid: z.string().optional(),
  template: z.object({ process: z.object({ guid: z.string() }) }).optional(),
  user: z.string().optional(),
  metadata: z.object({ labels: entries, annotations: entries }).optional(),
})

/** For a form of an older build: what was sent says the same, in other words. */
function valuesOfBody({ body, appGuid, labelKey }: SubmissionRow): TaskFormValues | undefined {
  if (body === '') return undefined
  const read = bodySchema.safeParse(JSON.parse(body))
  return read.success ? fromRequest(read.data, appGuid, labelKey ?? '') : undefined
}
