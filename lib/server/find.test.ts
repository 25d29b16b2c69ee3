import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { foundSchema } from '@/lib/queries/find'
import { find } from './find'
import { apiTask } from './live/testing/task-api'
import { openSubmission } from './submission/journal/open'
import { aSubmission } from './submission/testing/submission'
import { type FakeApi, listOf, startFakeApi } from './testing/api'
import { testConsole, testSession } from './testing/console'

const here = await testConsole()
const apis: FakeApi[] = []
afterAll(async () => {
  for (const one of apis) await one.stop()
  await here.database.close()
})

const GUID = randomUUID()
const MISSING = '{"errors":[{"code":10010,"title":"CF-ResourceNotFound","detail":"Task not found"}]}'
let api: FakeApi
let tasks: ReturnType<typeof apiTask>[]
/** Answers for tasks with this status instead. */
let refuses: number | undefined

beforeEach(async () => {
  api = await startFakeApi()
  apis.push(api)
  refuses = undefined
  tasks = [apiTask(GUID, { name: 'nightly, all' }), apiTask('b', { name: 'nightly' })]
  api.answer = (req, res) => {
    const { pathname, searchParams } = new URL(req.url ?? '', api.origin)
    const give = (status: number, body: string) => res.writeHead(status).end(body)
    if (!pathname.startsWith('/v3/tasks')) return give(200, listOf([]))
    const error = { code: 10001, title: 'CF-ServerError', detail: 'nothing works' }
    if (refuses) return give(refuses, JSON.stringify({ errors: [error] }))
    const alone = tasks.find(({ guid }) => pathname === `/v3/tasks/${guid}`)
    if (pathname !== '/v3/tasks') return alone ? give(200, JSON.stringify(alone)) : give(404, MISSING)
    const names = (searchParams.get('names') ?? '').split(',').map(decodeURIComponent)
    return give(200, listOf(tasks.filter(({ name }) => names.includes(name))))
  }
})

const session = (name = 'dana') => testSession(here, api.origin, name)
const found = async (text: string, name?: string) => {
  const answer = await find(here, session(name), text)
  if (answer.kind !== 'ok') throw new Error(answer.kind)
  return foundSchema.parse(JSON.parse(JSON.stringify(answer.body)))
}
const taskRequests = () => api.requests.map(({ path }) => path).filter((path) => path.startsWith('/v3/tasks'))

it('finds tasks by their whole name with one request, commas and all', async () => {
  expect(await found('nightly, all')).toMatchObject({
    tasks: [{ guid: GUID, name: 'nightly, all' }],
    totalTasks: 1,
    failures: [],
  })
  expect(taskRequests()).toEqual([
    expect.stringMatching(/^\/v3\/tasks\?.*names=nightly%252C\+all.*per_page=10/),
  ])
})

it('finds a task by its guid, and by a name that looks like one', async () => {
  expect((await found(GUID.toUpperCase())).tasks).toMatchObject([{ guid: GUID }])
  expect(taskRequests()).toEqual([`/v3/tasks/${GUID}`])
  const name = randomUUID()
  tasks.push(apiTask('c', { name }))
  expect((await found(name)).tasks).toMatchObject([{ guid: 'c' }])
})

it('asks nothing for what can be no name', async () => {
  expect(await found('a\0b')).toMatchObject({ tasks: [], submissions: [], failures: [] })
  expect(taskRequests()).toEqual([])
})

// @S08
it('finds own submissions by name and by id, and those of nobody else', async () => {
  const mine = aSubmission({ foundation: api.origin, taskName: 'rotate keys' })
  const theirs = aSubmission({ foundation: api.origin, taskName: 'rotate logs', userId: 'id of mika' })
  for (const row of [mine, theirs]) await openSubmission(here.db, row)
  expect((await found('rotate')).submissions).toMatchObject([{ id: mine.id }])
  expect((await found(mine.id)).submissions).toMatchObject([{ id: mine.id }])
  expect((await found(theirs.id)).submissions).toEqual([])
  expect((await found('rotate', 'mika')).submissions).toMatchObject([{ id: theirs.id }])
})

it('gives ten submissions, and says that there are more', async () => {
  for (let at = 0; at < 11; at += 1)
    await openSubmission(here.db, aSubmission({ foundation: api.origin, taskName: `batch ${at}` }))
  const { submissions, hasMoreSubmissions } = await found('batch')
  expect([submissions.length, hasMoreSubmissions]).toEqual([10, true])
})

it('says what could not be searched, and gives the rest', async () => {
  const mine = aSubmission({ foundation: api.origin, taskName: 'nightly' })
  await openSubmission(here.db, mine)
  refuses = 503
  expect(await found('nightly')).toMatchObject({
    tasks: [],
    submissions: [{ id: mine.id }],
    failures: ['Tasks not searched: nothing works'],
  })
  refuses = 429
  await found('nightly')
  api.requests.length = 0
  expect((await found('nightly')).failures).toEqual([
    expect.stringMatching(/^Tasks not searched: the API takes no requests of yours for \d+ s\.$/),
  ])
  expect(taskRequests()).toEqual([])
})
