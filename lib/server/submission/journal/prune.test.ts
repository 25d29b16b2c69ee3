import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestConsole, testConsole } from '../../testing/console'
import { ENGINES } from '../../testing/database'
import { aSubmission } from '../testing/submission'
import { findSubmission } from './find'
import { openSubmission } from './open'
import { pruneOnce } from './prune'

describe.each(ENGINES)('on %s', (engine) => {
  let here: TestConsole
  beforeAll(async () => {
    here = await testConsole({}, engine)
  })
  afterAll(() => here.database.close())

  async function aged(outcome: string, days: number): Promise<string> {
    const { db } = here.database
    const submission = aSubmission()
    await openSubmission(db, submission)
    await db.execute(
      sql`update submissions set outcome = ${outcome}, recorded_at = now() - make_interval(days => ${days}) where id = ${submission.id}`,
    )
    return submission.id
  }
  const isThere = async (id: string) => (await findSubmission(here.db, id)) !== undefined

  // @P15
  it('the journal forgets what is settled and older than the retention, and nothing else', async () => {
    const old = await Promise.all(['accepted', 'rejected', 'lost'].map((outcome) => aged(outcome, 91)))
    const kept = await Promise.all([aged('sending', 91), aged('unknown', 91), aged('accepted', 89)])
    expect(await pruneOnce(here.db, 90)).toBe(3)
    expect(await pruneOnce(here.db, 90)).toBe(0)
    expect(await Promise.all(old.map(isThere))).toEqual([false, false, false])
    expect(await Promise.all(kept.map(isThere))).toEqual([true, true, true])
  })

  it('whatever the retention, two days are kept', async () => {
    const young = await aged('accepted', 1)
    await pruneOnce(here.db, 0)
    expect(await isThere(young)).toBe(true)
  })
})
