import 'server-only'
import type { RecentSubmission } from '@/lib/queries/recent-submissions'
import type { Database } from '../db/connection'
import type { Session } from '../session/session'
import { findRecentOfApp } from './journal/find'

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
