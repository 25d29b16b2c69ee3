import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { taskSchema } from '@/lib/resources/task'
import type { Session } from '../session/session'
import { type TestConsole, testConsole, testSession } from '../testing/console'
import { readLastLines, readNewLines } from './task-lines'
import { type LogApi, startLogApi } from './testing/log-api'

let here: TestConsole
let api: LogApi
let session: Session

beforeAll(async () => {
  here = await testConsole()
}, 60_000)
afterAll(() => here.database.close())
beforeEach(async () => {
  api = await startLogApi()
  const base = testSession(here, api.origin)
  session = { ...base, foundation: { ...base.foundation, logCache: api.origin } }
})
afterEach(() => api.stop())

const BEGIN = Date.parse('2026-11-29T12:00:00Z')
const task = taskSchema.parse({
  guid: '7b0d6d52-93ea-4bd1-a7d2-c1f3e0e0b111',
  name: 'migrate',
  state: 'FAILED',
  relationships: { app: { data: { guid: 'app-1' } } },
  created_at: '2026-11-29T12:00:00Z',
  updated_at: '2026-11-29T12:10:00Z',
})
const whose = { task, namesakes: [] }
const SOURCE = 'APP/TASK/migrate'
const ns = (ms: number) => BigInt(BEGIN + ms) * 1_000_000n
const line = (ms: number, text: string, source = SOURCE) => ({
  at: ns(ms),
  source,
  text,
  stream: 'OUT' as const,
})

async function lastTexts(most: number, before?: bigint) {
  const read = await readLastLines(session, whose, { most, before })
  if (read.kind !== 'lines') return read
  return { texts: read.lines.map(({ text }) => text), older: read.older }
}

it('finds a task’s lines among thousands of the app’s own', async () => {
  api.lines = Array.from({ length: 4_500 }, (_, at) =>
    line(at * 100, `${at % 9 === 0 ? 'mine' : 'app'} ${at}`, at % 9 === 0 ? SOURCE : 'APP/PROC/WEB'),
  )
  expect(await lastTexts(1_000)).toMatchObject({ texts: { length: 500 }, older: undefined })
  expect(api.requests.length).toBe(5)
})

it('reads on backwards from where it stopped, and tells no line twice or never', async () => {
  // Three lines of each instant, so that a part ends among lines of one.
  api.lines = Array.from({ length: 2_500 }, (_, at) => line(Math.floor(at / 3) * 200, `line ${at}`))
  const last = await lastTexts(1)
  if (!('texts' in last)) throw new Error('no lines')
  const seen = new Set(last.texts)
  for (let { older } = last; older !== undefined; ) {
    const part = await lastTexts(1, older)
    if (!('texts' in part)) throw new Error('no lines')
    for (const text of part.texts) seen.add(text)
    older = part.older
  }
  expect(seen.size).toBe(2_500)
})

it('brings what came since, and what came late', async () => {
  api.lines = [line(1_000, 'known'), line(1_500, 'late'), line(2_000, 'last'), line(9_000, 'new')]
  const read = await readNewLines(session, whose, ns(2_000))
  expect(read).toMatchObject({
    lines: [{ text: 'known' }, { text: 'late' }, { text: 'last' }, { text: 'new' }],
  })
})

it('a program that is louder than one look reads is caught up with', async () => {
  api.lines = Array.from({ length: 25_000 }, (_, at) => ({
    ...line(1_000, `line ${at}`),
    at: ns(1_000) + BigInt(at) * 20_000n,
  }))
  let after = ns(0)
  let looks = 0
  let newest: string | undefined
  for (let hasMore = true; hasMore && looks < 10; looks += 1) {
    const read = await readNewLines(session, whose, after)
    if (read.kind !== 'lines') throw new Error(read.kind)
    newest = read.lines.at(-1)?.text
    after = BigInt(read.lines.at(-1)?.at ?? 0)
    hasMore = read.hasMore ?? false
  }
  expect(newest).toBe('line 24999')
  expect(looks).toBeLessThan(5)
})

it('asks for fewer lines where the router says too many', async () => {
  api.lines = [line(0, 'here')]
  api.instead = (res, limit) => {
    if (limit <= 250) return false
    res.writeHead(429).end()
    return true
  }
  expect(await lastTexts(10)).toMatchObject({ texts: ['here'] })
})

it('lines of megabytes come in parts', async () => {
  const huge = 'x'.repeat(60_000)
  api.lines = Array.from({ length: 100 }, (_, at) => line(at * 1_000, `${at} ${huge}`))
  const read = await lastTexts(1_000)
  if (!('texts' in read)) throw new Error('no lines')
  expect(read.texts.length).toBeLessThan(40)
  expect(read.texts.at(-1)).toMatch(/^99 /)
  const before = await lastTexts(1_000, read.older)
  expect(before).toMatchObject({ texts: expect.arrayContaining([expect.stringMatching(/^50 /)]) })
})

it('says why there are none', async () => {
  api.instead = (res) => {
    res.writeHead(404).end()
    return true
  }
  expect(await lastTexts(10)).toEqual({ kind: 'not-shown' })
  api.instead = (res) => {
    res.writeHead(503).end()
    return true
  }
  expect(await lastTexts(10)).toMatchObject({ kind: 'failed', status: 503 })
  session = { ...session, foundation: { ...session.foundation, logCache: undefined } }
  expect(await lastTexts(10)).toEqual({ kind: 'none-kept' })
})

it('a line whose bytes are no text is a line', async () => {
  api.instead = (res) => {
    const payload = Buffer.from([0x62, 0xff, 0xfe, 0x21]).toString('base64')
    const batch = [
      { timestamp: String(ns(1)), tags: { source_type: SOURCE }, log: { payload, type: 'ERR' } },
      { timestamp: 'when?', tags: { source_type: SOURCE }, log: { payload, type: 'LOUD' } },
      'nothing',
    ]
    res.writeHead(200).end(JSON.stringify({ envelopes: { batch } }))
    return true
  }
  const read = await readLastLines(session, whose, { most: 10 })
  expect(read).toMatchObject({ lines: [{ at: '0' }, { text: 'b\ufffd\ufffd!', stream: 'ERR' }] })
})
