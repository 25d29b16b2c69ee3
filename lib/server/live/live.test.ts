import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { changedSince } from '@/lib/queries/task-list'
import { readTaskListAddress } from '@/lib/task-list/address'
import type { Session } from '../session/session'
import { type TestConsole, testConsole, testSession } from '../testing/console'
import { followTask, forgetTask, liveTask } from './live-task'
import { followTaskList, openTaskList } from './task-list'
import { apiTask, moveOn, startTaskApi, type TaskApi } from './testing/task-api'

let here: TestConsole
let api: TaskApi
let session: Session
let runs = 0

beforeAll(async () => {
  here = await testConsole()
}, 60_000)
afterAll(() => here.database.close())
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['performance', 'Date'] })
  api = await startTaskApi()
  runs += 1
  session = testSession(here, api.origin, `dana-${runs}`)
})
afterEach(async () => {
  vi.useRealTimers()
  await api.stop()
})

const question = (search = '') => ({ address: readTaskListAddress(new URLSearchParams(search)).address })
const later = (ms: number) => vi.advanceTimersByTime(ms)

async function states(search = '', open = false): Promise<string> {
  const answer = await (open ? openTaskList : followTaskList)(session, question(search))
  if (answer.kind !== 'ok') return answer.kind
  return answer.body.list.tasks.map(({ guid, state }) => `${guid} ${state}`).join(', ')
}
const version = async (search = '') => {
  const answer = await followTaskList(session, question(search))
  return answer.kind === 'ok' ? answer.body.version : ''
}

it('ten tabs and two hundred watched tasks ask what one tab asks', async () => {
  api.tasks = Array.from({ length: 200 }, (_, at) => apiTask(`g-${at}`))
  const guids = api.tasks.map(({ guid }) => guid)
  await states('per_page=500', true)
  for (const guid of guids) await liveTask(here, session, guid)
  const look = async (tabs: number, watched: readonly string[]) => {
    later(5_000)
    api.asked()
    await Promise.all([
      ...Array.from({ length: tabs }, () => states('per_page=500')),
      ...watched.map((guid) => followTask(here, session, guid)),
    ])
    return api.asked().length
  }
  await look(1, [])
  expect(await look(1, guids.slice(0, 1))).toBe(1)
  expect(await look(10, guids)).toBe(1)
})

it('a row that changes is replaced without reading the list again', async () => {
  api.tasks = [apiTask('a'), apiTask('b')]
  expect(await states('', true)).toBe('b RUNNING, a RUNNING')
  later(5_000)
  await states()
  const before = await version()
  const [first] = api.tasks
  if (first) moveOn(first, 'SUCCEEDED')
  later(5_000)
  api.asked()
  expect(await states()).toBe('b RUNNING, a SUCCEEDED')
  expect(api.asked()).toEqual([expect.stringContaining('updated_ats')])
  expect(await version()).not.toBe(before)
})

it('a page that has an earlier list is told of unchanged rows by their guids', async () => {
  api.tasks = [apiTask('a'), apiTask('b')]
  await states('', true)
  const had = await version()
  api.tasks.push(apiTask('c'))
  later(5_000)
  const answer = await followTaskList(session, question())
  if (answer.kind !== 'ok') throw new Error(answer.kind)
  const { list, earlier } = answer.body
  const before = earlier.find((one) => one.version === had)
  expect(before && changedSince(list, before.list).tasks).toEqual([
    expect.objectContaining({ guid: 'c' }),
    'b',
    'a',
  ])
})

it('what did not change keeps its version', async () => {
  api.tasks = [apiTask('a')]
  await states('', true)
  later(5_000)
  const before = await version()
  later(70_000)
  expect(await version()).toBe(before)
})

it('a task that comes in is read with the list, one that does not fit is not', async () => {
  api.tasks = [apiTask('a')]
  await states('states=RUNNING', true)
  later(5_000)
  await states('states=RUNNING')
  api.asked()
  api.tasks.push(apiTask('b', { state: 'FAILED' }))
  later(5_000)
  expect(await states('states=RUNNING')).toBe('a RUNNING')
  expect(api.asked()).toHaveLength(1)
  api.tasks.push(apiTask('c'))
  later(5_000)
  expect(await states('states=RUNNING')).toBe('c RUNNING, a RUNNING')
})

it('a row that no longer fits goes', async () => {
  api.tasks = [apiTask('a'), apiTask('b')]
  await states('states=RUNNING', true)
  later(5_000)
  await states('states=RUNNING')
  const [first] = api.tasks
  if (first) moveOn(first, 'FAILED')
  later(5_000)
  expect(await states('states=RUNNING')).toBe('b RUNNING')
})

it('a followed task that has ended is not asked for again', async () => {
  api.tasks = [apiTask('a')]
  await liveTask(here, session, 'a')
  later(2_000)
  const [task] = api.tasks
  if (task) moveOn(task, 'FAILED', 'APP/TASK/a: Exited with status 1')
  const ended = await followTask(here, session, 'a')
  expect(ended.kind === 'ok' && ended.body.task).toMatchObject({ state: 'FAILED', command: 'true' })
  later(60_000)
  api.asked()
  const again = await followTask(here, session, 'a')
  expect(again.kind === 'ok' && again.body).toMatchObject({ task: { state: 'FAILED' }, nextLookMs: null })
  expect(api.asked()).toEqual([])
})

it('labels that changed without an instant are found by and by, and at once when told', async () => {
  api.tasks = [apiTask('a')]
  await liveTask(here, session, 'a')
  later(20_000)
  await followTask(here, session, 'a')
  Object.assign(api.tasks[0]?.metadata.labels ?? {}, { team: 'core' })
  const labels = async () => {
    const answer = await followTask(here, session, 'a')
    return answer.kind === 'ok' ? answer.body.task.metadata.labels : undefined
  }
  later(5_000)
  expect(await labels()).toEqual({})
  for (let at = 0; at < 15; at += 1) {
    later(5_000)
    await labels()
  }
  expect(await labels()).toEqual({ team: 'core' })
  Object.assign(api.tasks[0]?.metadata.labels ?? {}, { team: 'web' })
  forgetTask(session, 'a')
  expect(await labels()).toEqual({ team: 'web' })
})

it('an API that filters by nothing is polled by what changed last', async () => {
  api.isPlain = true
  api.tasks = [apiTask('a'), apiTask('b', { state: 'FAILED' })]
  expect(await states('states=RUNNING', true)).toBe('a RUNNING')
  await liveTask(here, session, 'a')
  later(5_000)
  await states('states=RUNNING')
  const [task] = api.tasks
  if (task) moveOn(task, 'SUCCEEDED')
  later(5_000)
  expect(await states('states=RUNNING')).toBe('')
  const followed = await followTask(here, session, 'a')
  expect(followed.kind === 'ok' && followed.body.task.state).toBe('SUCCEEDED')
})

it('nothing is asked while the API takes no requests', async () => {
  api.tasks = [apiTask('a')]
  await states('', true)
  later(5_000)
  await states()
  api.instead = (res) =>
    res
      .writeHead(429, { 'retry-after': '90', 'content-type': 'text/plain' })
      .end('{"errors":[{"code":10013,"title":"CF-RateLimitExceeded","detail":"Rate Limit Exceeded"}]}')
  later(5_000)
  expect(await states()).toBe('refused')
  api.asked()
  // Longer than a list is kept before it is read again.
  later(70_000)
  expect(await states()).toBe('refused')
  expect(api.asked()).toEqual([])
  api.instead = undefined
  later(21_000)
  expect(await states()).toBe('a RUNNING')
})

it('the fewer requests are left, the slower the page looks', async () => {
  api.tasks = [apiTask('a')]
  const lookMs = async (remaining: number) => {
    api.instead = (res) =>
      res
        .writeHead(200, {
          'x-ratelimit-limit': '1000',
          'x-ratelimit-remaining': String(remaining),
          'x-ratelimit-reset': '1',
        })
        .end(JSON.stringify({ pagination: { total_results: 1 }, resources: api.tasks }))
    const answer = await openTaskList(session, question())
    return answer.kind === 'ok' ? answer.body.nextLookMs : 0
  }
  const looks = [await lookMs(900), await lookMs(200), await lookMs(50)]
  expect(looks).toEqual([1_000, 3_000, 10_000])
})

it('more changes than a poll tells are read with the list', async () => {
  api.tasks = Array.from({ length: 300 }, (_, at) => apiTask(`g-${at}`))
  await states('per_page=500', true)
  await liveTask(here, session, 'g-7')
  later(5_000)
  await states('per_page=500')
  await followTask(here, session, 'g-7')
  later(20_000)
  for (const task of api.tasks) moveOn(task, 'SUCCEEDED')
  later(5_000)
  expect(await states('per_page=500')).not.toContain('RUNNING')
  const followed = await followTask(here, session, 'g-7')
  expect(followed.kind === 'ok' && followed.body.task.state).toBe('SUCCEEDED')
})

it('a quiet session asks once a look', async () => {
  api.tasks = [apiTask('a')]
  later(60_000)
  await states('', true)
  for (let at = 0; at < 3; at += 1) {
    later(5_000)
    api.asked()
    await states()
    await followTask(here, session, 'a')
  }
  later(5_000)
  api.asked()
  await states()
  expect(api.asked()).toHaveLength(1)
})

it('a record that can’t be presented keeps no other from being followed', async () => {
  api.tasks = [apiTask('a'), apiTask('bad'), apiTask('c')]
  await liveTask(here, session, 'a')
  await states('', true)
  later(2_000)
  api.broken.add('bad')
  for (const task of api.tasks) moveOn(task, 'SUCCEEDED')
  later(2_000)
  const followed = await followTask(here, session, 'a')
  expect(followed.kind === 'ok' && followed.body.task.state).toBe('SUCCEEDED')
  expect(await states()).toContain('c SUCCEEDED')
})

it('a page that comes back after a while asks for its task anew', async () => {
  api.tasks = [apiTask('a')]
  await liveTask(here, session, 'a')
  await states('', true)
  later(30_000)
  await followTask(here, session, 'a')
  later(70_000)
  await states()
  const [task] = api.tasks
  if (task) moveOn(task, 'SUCCEEDED')
  later(5_000)
  await states()
  later(5_000)
  const followed = await followTask(here, session, 'a')
  expect(followed.kind === 'ok' && followed.body.task.state).toBe('SUCCEEDED')
})

it('what was being read when it was given up is not kept', async () => {
  api.tasks = [apiTask('a')]
  await liveTask(here, session, 'a')
  later(20_000)
  const early = followTask(here, session, 'a')
  Object.assign(api.tasks[0]?.metadata.labels ?? {}, { team: 'web' })
  forgetTask(session, 'a')
  await early
  later(10)
  const followed = await followTask(here, session, 'a')
  expect(followed.kind === 'ok' && followed.body.task.metadata.labels).toEqual({ team: 'web' })
})

it('a changed record that can’t be read is not taken for more changes than were told', async () => {
  api.tasks = [apiTask('a'), Object.assign(apiTask('odd'), { name: 5, state: null })]
  await states('', true)
  later(2_000)
  await states()
  later(2_000)
  api.asked()
  await states()
  expect(api.asked()).toEqual([expect.stringContaining('updated_ats')])
})
