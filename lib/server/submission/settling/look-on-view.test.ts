import { sql } from 'drizzle-orm'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { serveTasks, startFakeApi, taskOf } from '../../testing/api'
import { testConsole, testSession } from '../../testing/console'
import { findSubmission } from '../journal/find'
import { type NewSubmission, openSubmission } from '../journal/open'
import { aSubmission } from '../testing/submission'
import { lookAsAsked, lookOnView } from './look-on-view'

const here = await testConsole()
const { db } = here.database
const api = await startFakeApi()
afterAll(async () => {
  await api.stop()
  await here.database.close()
})
const reader = testSession(here, api.origin, 'mika')
const KEY = here.config.submissionLabel
const APP = 'eeeeeeee-0000-4000-8000-000000000001'

beforeEach(() => {
  api.requests.length = 0
  serveTasks(api, [], () => undefined)
})

async function anUnknown(ageSeconds: number, more: Partial<NewSubmission> = {}) {
  const row = aSubmission({ foundation: api.origin, appGuid: APP, ...more })
  await openSubmission(db, row)
  await db.execute(sql`
    update submissions set outcome = 'unknown', recorded_at = now() - make_interval(secs => ${ageSeconds})
    where id = ${row.id}`)
  const kept = await findSubmission(db, row.id)
  if (!kept) throw new Error('not recorded')
  return kept
}
const taskFor = (id: string) =>
  taskOf(APP, JSON.stringify({ command: 'echo hi', metadata: { labels: { [KEY]: id } } }))

// @P13
it('settles with the reader’s token what its submitter left open', async () => {
  const row = await anUnknown(60)
  serveTasks(api, [taskFor(row.id)], () => undefined)
  await lookOnView(here, reader, [row])
  expect(await findSubmission(db, row.id)).toMatchObject({ outcome: 'accepted', looks: 1 })
})

it('looks for the rows of one app a view', async () => {
  const other = 'eeeeeeee-0000-4000-8000-000000000002'
  const rows = [await anUnknown(60), await anUnknown(50), await anUnknown(40, { appGuid: other })]
  await lookOnView(here, reader, rows)
  expect(api.requests).toHaveLength(1)
  expect(api.requests[0]?.path).toContain(`/v3/apps/${APP}/tasks`)
})

it('does not look again at each reading of a page that stays open', async () => {
  const row = await anUnknown(60)
  await lookOnView(here, reader, [row])
  await lookOnView(here, reader, [row])
  expect(api.requests).toHaveLength(1)
})

it('leaves alone what is young, old, settled, without label or of another foundation', async () => {
  const settled = { ...(await anUnknown(60)), outcome: 'rejected' as const }
  const rows = [
    await anUnknown(5),
    await anUnknown(25 * 60 * 60),
    await anUnknown(60, { labelKey: null }),
    await anUnknown(60, { foundation: 'https://other.example.org' }),
    settled,
  ]
  await lookOnView(here, reader, rows)
  expect(api.requests).toEqual([])
})

it('does not fail with the look', async () => {
  api.answer = (req) => req.socket.destroy()
  const row = await anUnknown(60)
  await expect(lookOnView(here, reader, [row])).resolves.toBeUndefined()
  expect(await findSubmission(db, row.id)).toMatchObject({ outcome: 'unknown', looks: 0 })
})

it('looks for a young one where its submitter asks, and not twice at once', async () => {
  const row = await anUnknown(2)
  await lookAsAsked(here, reader, row)
  await lookAsAsked(here, reader, row)
  expect(api.requests).toHaveLength(1)
  expect(await findSubmission(db, row.id)).toMatchObject({ outcome: 'unknown', looks: 1 })
})

it('asks for nothing where the one that is asked about is settled', async () => {
  await lookAsAsked(here, reader, { ...(await anUnknown(60)), outcome: 'accepted' })
  expect(api.requests).toEqual([])
})
