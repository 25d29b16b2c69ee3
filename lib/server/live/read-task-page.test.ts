import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { readTaskListAddress } from '@/lib/task-list/address'
import { type TestConsole, testConsole, testSession } from '../testing/console'
import { readTaskPage } from './read-task-page'
import { type ApiTask, apiTask, startTaskApi, type TaskApi } from './testing/task-api'

let here: TestConsole
let api: TaskApi

beforeAll(async () => {
  here = await testConsole()
}, 60_000)
afterAll(() => here.database.close())
beforeEach(async () => {
  api = await startTaskApi()
})
afterEach(() => api.stop())

const read = async (search = '') => {
  const { address } = readTaskListAddress(new URLSearchParams(search))
  const answer = await readTaskPage(testSession(here, api.origin), { address })
  return answer.kind === 'ok' ? answer.body : answer
}

/** Tasks of the last seconds, one a second. */
const tasksOf = (
  count: number,
  more: (at: number) => Parameters<typeof apiTask>[1] = () => ({}),
): ApiTask[] =>
  Array.from({ length: count }, (_, at) => {
    const created = new Date(Date.UTC(2026, 10, 23) + at * 1000).toISOString().replace('.000', '')
    return { ...apiTask(`g-${at}`, more(at)), created_at: created, updated_at: created }
  })

it('takes two rounds: the tasks, then the names of their apps', async () => {
  api.tasks = tasksOf(200)
  expect(await read('per_page=200')).toMatchObject({ total: 200, apps: [{ name: 'shop' }] })
  expect(api.asked()).toEqual([expect.stringContaining('/v3/tasks?'), expect.stringContaining('/v3/apps?')])
  await read('per_page=200')
  expect(api.asked()).toHaveLength(1)
})

it.each([0, 17, 49])('a record that can’t be presented, at %i, is named and hides no other', async (at) => {
  api.tasks = tasksOf(60)
  const bad = api.tasks.at(-1 - at)
  api.broken.add(bad?.guid ?? '')
  api.events = api.tasks.map(({ guid, name, created_at }) => ({ guid, name, by: 'dana', at: created_at }))
  const list = await read()
  expect(list).toMatchObject({
    total: 60,
    broken: [{ place: at + 1, guid: bad?.guid, name: bad?.name }],
  })
  expect('tasks' in list && list.tasks).toHaveLength(49)
  expect(api.asked().length).toBeLessThan(30)
})

it('two of them are found, and without audit events their places are said', async () => {
  api.tasks = tasksOf(50)
  api.broken = new Set(['g-40', 'g-3'])
  api.events = undefined
  const list = await read()
  expect(list).toMatchObject({ broken: [{ place: 10 }, { place: 47 }] })
  expect('tasks' in list && list.tasks).toHaveLength(48)
})

it('an API that answers 500 to everything is a failure, after few questions', async () => {
  api.tasks = tasksOf(50)
  api.broken = new Set(api.tasks.map(({ guid }) => guid))
  expect(await read()).toMatchObject({ kind: 'refused', status: 500 })
  expect(api.asked().length).toBeLessThan(30)
})

it('a part of the reason is looked for in what was read, and that is said', async () => {
  api.tasks = tasksOf(1_200, (at) => ({ state: 'FAILED', reason: at % 100 === 0 ? 'out of memory' : 'x' }))
  expect(await read('reason=MEMORY&per_page=5&page=2')).toMatchObject({
    total: 10,
    tasks: { length: 5 },
    sifted: { read: 1_000, of: 1_200 },
  })
})

it('who created is known from audit events, or that it is not', async () => {
  api.tasks = tasksOf(3)
  api.events = api.tasks.map(({ guid, name, created_at }, at) => ({
    guid,
    name,
    by: at === 1 ? 'dana@example.com' : 'mika@example.com',
    at: created_at,
  }))
  expect(await read('created_by=dana')).toMatchObject({ tasks: [{ guid: 'g-1' }], total: 1 })
  api.events = undefined
  expect(await read('created_by=dana')).toMatchObject({ tasks: [], sifted: { untold: true } })
})

it('an API without filters is asked for its newest, once', async () => {
  api.isPlain = true
  api.tasks = tasksOf(20, (at) => ({ state: at < 5 ? 'FAILED' : 'SUCCEEDED' }))
  expect(await read('states=FAILED')).toMatchObject({ total: 5, sifted: { read: 20, of: 20 } })
  api.asked()
  await read('states=FAILED')
  expect(api.asked()).toHaveLength(1)
})

it('a filter that the API itself refuses stays a refusal', async () => {
  api.instead = (res) =>
    res
      .writeHead(400)
      .end(
        '{"errors":[{"code":10005,"title":"CF-BadQueryParameter","detail":"Invalid label_selector value"}]}',
      )
  expect(await read('label_selector=a')).toMatchObject({ kind: 'refused', status: 400 })
})

it('a filter that an app’s list does not have takes none from other lists', async () => {
  const session = testSession(here, api.origin)
  api.tasks = tasksOf(3, (at) => ({ state: at === 0 ? 'FAILED' : 'SUCCEEDED' }))
  const { address } = readTaskListAddress(new URLSearchParams('app_guids=elsewhere&states=FAILED'))
  const ofApp = await readTaskPage(session, { address, appGuid: 'app-1' })
  expect(ofApp).toMatchObject({ body: { total: 0 } })
  api.asked()
  const all = await read('states=FAILED')
  expect(all).toMatchObject({ total: 1 })
  expect(all).not.toHaveProperty('sifted')
})

it.each([499, 7, 350])('a page of %i rows with one bad record takes few questions', async (size) => {
  api.tasks = tasksOf(600)
  api.broken.add('g-597')
  api.events = undefined
  const list = await read(`per_page=${size}`)
  expect(list).toMatchObject({ total: 600, broken: [{ place: 3 }] })
  expect('tasks' in list && list.tasks).toHaveLength(size - 1)
  expect(api.asked().length).toBeLessThan(60)
})

it('another failure on the way is told as what it is', async () => {
  api.tasks = tasksOf(50)
  api.broken.add('g-40')
  let asked = 0
  const answered = api.answer
  api.answer = (req, res, body) => {
    asked += 1
    if (asked < 3) return answered(req, res, body)
    res.writeHead(429, { 'retry-after': '1' })
    res.end('{"errors":[{"code":10013,"title":"CF-RateLimitExceeded","detail":"Rate Limit Exceeded"}]}')
  }
  expect(await read()).toMatchObject({ kind: 'refused', status: 429 })
})
