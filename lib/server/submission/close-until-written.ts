import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../db/connection'
import { closeSubmission } from './journal/close'
import type { SubmissionRow } from './journal/row'
import type { Judgement } from './judge'

const RETRY_AFTER_MS = 1_000

/**
 * Writes the outcome of an answer and gives the row as it is then. While the database is away the outcome waits
 * here, in memory (P4); a process that dies meanwhile leaves `sending`, which a look settles.
 */
export async function closeUntilWritten(
  db: Database,
  opened: SubmissionRow,
  judgement: Judgement,
  facts: Parameters<typeof closeSubmission>[3],
): Promise<SubmissionRow> {
  for (;;) {
    try {
      return (await closeSubmission(db, opened, judgement, facts)) ?? opened
    } catch {
      await sleep(RETRY_AFTER_MS)
    }
  }
}
