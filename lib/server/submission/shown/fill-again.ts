import 'server-only'
import { emptyValues, type TaskFormValues } from '@/lib/task-form/fields'
import type { Filled } from '@/lib/task-form/fill'
import { fromRequest, taskRequestSchema } from '@/lib/task-form/request'
import type { Config } from '../../config'
import type { Database } from '../../db/connection'
import type { Session } from '../../session/session'
import type { SubmissionRow } from '../journal/row'
import { findShown, valuesOf } from './submission-details'

/**
 * Fills the form of an app with everything that a submission asked for, for whoever may see it (S77). The new one gets
 * an id of its own, and never the label of the old one (P14). What can't be filled in is said.
 */
export async function fillAgain(
  db: Database,
  session: Session,
  { id, appGuid }: { id: string; appGuid: string },
  { submissionLabel }: Pick<Config, 'submissionLabel'>,
): Promise<Filled> {
  const nothing = (why: string): Filled => ({
    from: 'again',
    values: emptyValues(appGuid),
    leftOut: [`again: ${why}`],
  })
  const found = await findShown(db, session, id)
  if (found.kind === 'failed') return nothing('the API could not be asked whether you may see it')
  if (found.kind === 'missing') return nothing('no such submission, or not one you may see')
  const { row, sight } = found
  if (sight === 'outline') return nothing('you may not see what it asked for')
  if (row.appGuid !== appGuid) return nothing('this is the form of another app')
  const values = valuesOf(row) ?? valuesOfBody(row)
  if (!values) return nothing('what it asked for can’t be read any more')
  const ours = new Set([row.labelKey, submissionLabel])
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

/** For a form of an older build: what was sent says the same, in other words. */
function valuesOfBody({ body, appGuid, labelKey }: SubmissionRow): TaskFormValues | undefined {
  if (body === '') return undefined
  const read = taskRequestSchema.safeParse(JSON.parse(body))
  return read.success ? fromRequest(read.data, appGuid, labelKey ?? '') : undefined
}
