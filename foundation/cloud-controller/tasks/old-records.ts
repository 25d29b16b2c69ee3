import { and, inArray, lt } from 'drizzle-orm'
import type { Db } from '../../db/open-database'
import { auditEvents, tasks } from '../../db/tables-tasks'
import { logUnknown } from '../log-unknown'

/** `completed_tasks.cutoff_age_in_days` and `audit_events.cutoff_age_in_days` of the Cloud Controller's settings. */
const KEPT_DAYS = 31
const DAY_MS = 86_400_000
const LOOKS_EVERY_MS = 3_600_000

/** Takes away ended tasks and audit events after 31 days: an hour after start, then every hour. */
export function forgetOldRecords(db: Db, now: () => number = Date.now): { stop(): void } {
  const look = () => forget(db, new Date(now() - KEPT_DAYS * DAY_MS)).catch(logUnknown)
  const timer = setInterval(() => void look(), LOOKS_EVERY_MS)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

/** Takes away what ended, or happened, before an instant. */
export async function forget(db: Db, before: Date): Promise<void> {
  await db
    .delete(tasks)
    .where(and(inArray(tasks.state, ['SUCCEEDED', 'FAILED']), lt(tasks.updatedAt, before)))
  await db.delete(auditEvents).where(lt(auditEvents.createdAt, before))
}
