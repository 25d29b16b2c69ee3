import 'server-only'
import { and, inArray, lt, notInArray, sql } from 'drizzle-orm'
import { UNDECIDED } from '@/lib/submission/outcome'
import type { Database } from '../../db/connection'
import { submissions } from '../../db/tables'

/** One number for everybody who prunes this database (pg_try_advisory_xact_lock). */
const PRUNING = 7_226_102

/** So many at once that a batch stays short: PGlite answers nobody else meanwhile. */
const BATCH = 1_000

/**
 * Deletes one batch of what is older than the retention, unless somebody else is at it. Open rows stay whatever their
 * age, and so does all that is younger than 48 hours (P15). Gives how many went; call again until it is 0.
 */
export async function pruneOnce(db: Database, retentionDays: number): Promise<number> {
  return db.transaction(async (work) => {
    const [mine] = await work
      .select({ isMine: sql`pg_try_advisory_xact_lock(${PRUNING})`.mapWith(Boolean) })
      .from(sql`(select 1) as one`)
    if (!mine?.isMine) return 0
    const old = work
      .select({ id: submissions.id })
      .from(submissions)
      .where(
        and(
          lt(submissions.recordedAt, sql`now() - make_interval(days => ${retentionDays})`),
          lt(submissions.recordedAt, sql`now() - interval '48 hours'`),
          notInArray(submissions.outcome, [...UNDECIDED]),
        ),
      )
      .limit(BATCH)
    const gone = await work
      .delete(submissions)
      .where(inArray(submissions.id, old))
      .returning({ id: submissions.id })
    return gone.length
  })
}
