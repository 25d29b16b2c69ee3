import 'server-only'
import { and, desc, eq, gt, inArray, or, sql } from 'drizzle-orm'
import { UNDECIDED } from '@/lib/submission/outcome'
import type { Database } from '../../db/connection'
import { submissions } from '../../db/tables'
import type { SubmissionRow } from './row'

type Owner = { user: { id: string; origin: string }; foundation: { origin: string } }

const ownedBy = ({ user, foundation }: Owner) =>
  and(
    eq(submissions.foundation, foundation.origin),
    eq(submissions.userId, user.id),
    eq(submissions.userOrigin, user.origin),
  )

/** The row of an id, whoever's it is: callers compare the owner. */
export async function findSubmission(db: Database, id: string): Promise<SubmissionRow | undefined> {
  const [row] = await db.select().from(submissions).where(eq(submissions.id, id))
  return row
}

/** The submission that was sent again for this one, if there is one. */
export async function findResendOf(db: Database, id: string): Promise<SubmissionRow | undefined> {
  const [row] = await db.select().from(submissions).where(eq(submissions.resends, id))
  return row
}

/** The submission whose task this is, if the journal has it. */
export async function findSubmissionOfTask(
  db: Database,
  foundation: string,
  taskGuid: string,
): Promise<SubmissionRow | undefined> {
  const [row] = await db
    .select()
    .from(submissions)
    .where(and(eq(submissions.taskGuid, taskGuid), eq(submissions.foundation, foundation)))
    .limit(1)
  return row
}

/** More links than that are no chain of a person's presses. */
const LONGEST_CHAIN = 20

/** A submission and those that it resends, the newest first (P5). */
export async function findChain(db: Database, id: string): Promise<SubmissionRow[]> {
  const chain: SubmissionRow[] = []
  for (let next: string | null = id; next !== null && chain.length < LONGEST_CHAIN; ) {
    const row = await findSubmission(db, next)
    if (!row) break
    chain.push(row)
    next = row.resends
  }
  return chain
}

const RECENT_APPS = 12
const RECENT_SUBMISSIONS = 200

/** The apps of a user's newest submissions, by guid, the last used first. */
export async function findRecentApps(db: Database, owner: Owner): Promise<string[]> {
  const newest = await db
    .select({ appGuid: submissions.appGuid })
    .from(submissions)
    .where(ownedBy(owner))
    .orderBy(desc(submissions.recordedAt))
    .limit(RECENT_SUBMISSIONS)
  return [...new Set(newest.map(({ appGuid }) => appGuid))]
    .filter((guid) => guid !== '')
    .slice(0, RECENT_APPS)
}

const MOST_NAMED = 10

/** A user's submissions of an app whose outcome is open, and all of the last quarter of an hour: a new form names them (P1). */
export async function findRecentOfApp(db: Database, owner: Owner, appGuid: string): Promise<SubmissionRow[]> {
  return db
    .select()
    .from(submissions)
    .where(
      and(
        ownedBy(owner),
        eq(submissions.appGuid, appGuid),
        or(
          inArray(submissions.outcome, [...UNDECIDED]),
          gt(submissions.recordedAt, sql`now() - interval '15 minutes'`),
        ),
      ),
    )
    .orderBy(desc(submissions.recordedAt))
    .limit(MOST_NAMED)
}
