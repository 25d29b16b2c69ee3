import 'server-only'
import * as z from 'zod'
import type { RecentSubmission } from '@/lib/queries/submission'
import type { SubmissionResult } from '@/lib/submission/submission'
import type { Database } from '../db/connection'
import type { Session } from '../session/session'
import { findRecentOfApp, findSubmission } from './journal/find'
import { isOwn, resultOf } from './result'
import { lookAsAsked } from './settling/look-on-view'
import { type Settling, settledBy } from './settling/settle'
import { isUnderway } from './submit-task'

/**
 * What became of a submission, for its submitter; `not-yet` while this process still works towards its row, undefined
 * where there is none or it is not his (S08). `look`: he asks to look for it now.
 */
export async function findOwnResult(
  settling: Settling,
  session: Session,
  id: string,
  look = false,
): Promise<SubmissionResult | 'not-yet' | undefined> {
  if (!z.uuid().safeParse(id).success) return undefined
  const { db } = settling
  const found = await findSubmission(db, id)
  if (found && !isOwn(session, found)) return undefined
  if (found && look) await lookAsAsked(settling, session, found)
  const row = found && look ? await findSubmission(db, id) : found
  if (row) {
    const result = await resultOf(session, row)
    return result.outcome === 'unknown' ? { ...result, settledBy: settledBy(settling, row) } : result
  }
  // A press that is on its way to its row is not missing: whoever asks now must ask again.
  return isUnderway(id) ? 'not-yet' : undefined
}

const SHOWN_CHARACTERS = 200

/** The operator's own submissions of an app that are open, or of the last quarter of an hour, the newest first (P1). */
export async function recentOfApp(
  db: Database,
  session: Session,
  appGuid: string,
): Promise<RecentSubmission[]> {
  const rows = await findRecentOfApp(db, session, appGuid)
  return rows.map(({ id, outcome, taskName, command, recordedAt }) => ({
    id,
    outcome,
    name: taskName,
    command: command.slice(0, SHOWN_CHARACTERS),
    recordedAt: recordedAt.toISOString(),
  }))
}
