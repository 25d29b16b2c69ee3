import 'server-only'
import type { TaskFormValues } from '@/lib/task-form/fields'
import type { Database } from '../../db/connection'
import type { Session } from '../../session/session'
import { findSubmissionOfTask } from '../journal/find'
import { findShown, valuesOf } from './submission-details'

/**
 * What the form held that a task came of, for whoever may see it (S77). Undefined for tasks made elsewhere, and where
 * the journal can't be read: a page of a task does without.
 */
export async function askedFor(
  db: Database,
  session: Session,
  taskGuid: string,
): Promise<TaskFormValues | undefined> {
  try {
    const row = await findSubmissionOfTask(db, session.foundation.origin, taskGuid)
    if (!row) return undefined
    const found = await findShown(db, session, row.id)
    return found.kind === 'shown' && found.sight === 'all' ? (valuesOf(row) ?? undefined) : undefined
  } catch {
    return undefined
  }
}
