import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { judgeFailures } from '../causes/judge-failures'
import { type LogApi, startLogApi } from '../log-cache/testing/log-api'
import type { Session } from '../session/session'
import { readVerdict } from '../task-page/verdict'
import { type TestConsole, testConsole, testSession } from '../testing/console'
import { knownTask } from './live-task'
import { readTaskLog } from './task-log'
import { apiTask, startTaskApi, type TaskApi } from './testing/task-api'
import { readWholeLog } from './whole-log'

let here: TestConsole
let api: TaskApi
let logs: LogApi
let session: Session
let runs = 0

beforeAll(async () => {
  here = await testConsole()
}, 60_000)
afterAll(() => here.database.close())
beforeEach(async () => {
  api = await startTaskApi()
  logs = await startLogApi()
  runs += 1
  const base = testSession(here, api.origin, `dana-${runs}`)
  session = { ...base, foundation: { ...base.foundation, logCache: logs.origin } }
})
afterEach(async () => {
  await api.stop()
  await logs.stop()
})

const HOUR_MS = 3_600_000
const ended = Date.now() - HOUR_MS
const iso = (ms: number) => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z')

function failedTask(guid: string, reason = 'Exited with status 1', at = ended) {
  const task = { ...apiTask(guid, { name: guid, state: 'FAILED', reason: `APP/TASK/${guid}: ${reason}` }) }
  return { ...task, created_at: iso(at - 60_000), updated_at: iso(at) }
}
const line = (task: string, text: string, ms = ended - 30_000) => ({
  at: BigInt(ms) * 1_000_000n,
  source: `APP/TASK/${task}`,
  text,
  stream: 'ERR' as const,
})

async function logOf(guid: string) {
  const answer = await readTaskLog(here, session, guid, {})
  if (answer.kind !== 'ok') throw new Error(answer.kind)
  return answer.body
}

it('a log whose beginning is there is whole', async () => {
  api.tasks = [failedTask('a')]
  logs.lines = [line('a', 'first', ended - 59_000), line('a', 'last')]
  const log = await logOf('a')
  expect(log).toMatchObject({ lines: [{ text: 'first' }, { text: 'last' }], older: null, nextLookMs: null })
  expect(log.goneBefore).toBeUndefined()
})

it('a log cache that begins later says what is gone', async () => {
  api.tasks = [failedTask('a')]
  logs.lines = [line('a', 'the rest', ended - 10_000)]
  expect((await logOf('a')).goneBefore).toBe(String(BigInt(ended - 10_000) * 1_000_000n))
  logs.lines = [{ ...line('a', 'of the app'), source: 'APP/PROC/WEB', at: BigInt(Date.now()) * 1_000_000n }]
  session = { ...session, id: `${session.id} again` }
  expect(await logOf('a')).toMatchObject({ lines: [], goneBefore: expect.stringMatching(/^\d+$/) })
})

it('a task that a log cache knows nothing of is forgotten, one that runs is not', async () => {
  api.tasks = [failedTask('a'), apiTask('b')]
  expect(await logOf('a')).toMatchObject({ lines: [], goneBefore: '' })
  expect((await logOf('b')).goneBefore).toBeUndefined()
})

it('judges by the log, and groups find the same', async () => {
  api.tasks = [failedTask('a'), failedTask('b', 'Exited with status 137 (out of memory)')]
  logs.lines = [line('a', "Error: Cannot find module 'left-pad'"), line('b', 'page 8')]
  const judged = await readVerdict(here, session, 'a')
  expect(judged).toMatchObject({
    body: { log: 'whole', verdict: { cause: 'module-missing', lines: [{ weight: 'for' }] } },
  })
  const tasks = await Promise.all(
    ['a', 'b'].map(async (guid) => {
      const read = await knownTask(session, guid)
      return read.kind === 'ok' ? [read.body] : []
    }),
  )
  const { briefs, left } = await judgeFailures(here, session, tasks.flat(), 5_000)
  expect(left).toBe(0)
  expect([...briefs].map(([guid, { cause }]) => [guid, cause])).toEqual([
    ['a', 'module-missing'],
    ['b', 'out-of-memory-limit'],
  ])
})

it('lines of a run that begins right after the end are not this one’s', async () => {
  const first = failedTask('a')
  const second = { ...failedTask('a', 'Exited with status 1', ended + 4_000), guid: 'b' }
  api.tasks = [first, { ...second, created_at: iso(ended + 2_000) }]
  logs.lines = [
    line('a', 'starting', ended - 30_000),
    line('a', 'Error: connect ECONNREFUSED 10.0.0.7:5432', ended + 2_500),
  ]
  expect(await logOf('a')).toMatchObject({ lines: [{ text: 'starting' }] })
  expect(await readVerdict(here, session, 'a')).toMatchObject({ body: { verdict: { cause: 'unknown' } } })
})

it('where other tasks of the name can’t be read, nothing is certain by lines', async () => {
  api.tasks = [failedTask('a')]
  logs.lines = [line('a', "Error: Cannot find module 'left-pad'")]
  await knownTask(session, 'a')
  api.instead = (res) => {
    res.writeHead(500).end()
  }
  expect(await logOf('a')).toMatchObject({ namesakesUnread: true })
  expect(await readVerdict(here, session, 'a')).toMatchObject({
    body: { verdict: { cause: 'module-missing', grade: 'likely' } },
  })
})

it('a verdict without a log is not kept when the log cache is back', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  api.tasks = [failedTask('a')]
  logs.lines = [line('a', "Error: Cannot find module 'left-pad'")]
  logs.instead = (res) => {
    res.writeHead(503).end()
    return true
  }
  const first = await readVerdict(here, session, 'a')
  expect(first).toMatchObject({ body: { log: 'none', nextLookMs: 5_000 } })
  logs.instead = undefined
  vi.advanceTimersByTime(5_000)
  expect(await readVerdict(here, session, 'a')).toMatchObject({
    body: { log: 'whole', verdict: { cause: 'module-missing' } },
  })
  vi.useRealTimers()
})

it('no line of thousands is in the file twice', async () => {
  api.tasks = [failedTask('a')]
  logs.lines = Array.from({ length: 3_500 }, (_, at) => ({
    ...line('a', `row ${at}`),
    at: BigInt(ended - 50_000) * 1_000_000n + BigInt(Math.floor(at / 3)) * 1_000n,
  }))
  const whole = await readWholeLog(here, session, 'a')
  if (whole.kind !== 'ok') throw new Error(whole.kind)
  expect((await new Response(whole.body).text()).trim().split('\n')).toHaveLength(3_500)
})

it('a log that can’t be read is no empty file', async () => {
  api.tasks = [failedTask('a')]
  logs.instead = (res) => {
    res.writeHead(503).end()
    return true
  }
  expect(await readWholeLog(here, session, 'a')).toMatchObject({ kind: 'no-answer' })
})

it('a log that can’t be read leaves the reason to judge by', async () => {
  api.tasks = [failedTask('a')]
  logs.instead = (res) => {
    res.writeHead(503).end()
    return true
  }
  expect(await logOf('a')).toMatchObject({ lines: [], noLog: { kind: 'failed', status: 503 } })
  expect(await readVerdict(here, session, 'a')).toMatchObject({
    body: { log: 'none', verdict: { cause: 'unknown', grade: 'unknown' } },
  })
})

it('the whole log is a text, a line each', async () => {
  api.tasks = [failedTask('a')]
  logs.lines = [line('a', 'first'), line('a', 'last')]
  const whole = await readWholeLog(here, session, 'a')
  if (whole.kind !== 'ok') throw new Error(whole.kind)
  const text = await new Response(whole.body).text()
  expect(text.split('\n')).toEqual([
    expect.stringMatching(/^\d{4}-\S+Z ERR first$/),
    expect.stringMatching(/ERR last$/),
    '',
  ])
})
