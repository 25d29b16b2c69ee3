import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, writeSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type LogCache, openLogCache } from '../log-cache/log-cache'
import type { LogLine } from '../log-cache/log-line'
import { eventually } from '../testing/processes'
import { aRunner, aTask, type RunnerUnderTest } from '../testing/runner'
import { makePipes } from './launch'
import { readPaced } from './read-paced'

const ALL = { startNs: 0n, endNs: 2n ** 63n - 1n, limit: 1_000_000, descending: false }
const SEQ_3000 = Array.from({ length: 3000 }, (_, index) => String(index + 1))

let dir: string
let cache: LogCache
let runner: RunnerUnderTest
/** What the log cache held when a task's end was told. */
let atEnd: LogLine[] | undefined

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'last-lines-'))
  cache = await openLogCache({ dir: join(dir, 'log-cache') })
  atEnd = undefined
  runner = await aRunner({
    dir,
    onLine: (line) => cache.write(line),
    onEnd: async () => {
      atEnd = await cache.read(aTask({ command: '' }).app.guid, ALL)
    },
  })
})

afterEach(async () => {
  await runner.stop()
  await cache.close()
  await rm(dir, { recursive: true, force: true })
})

const own = (lines: LogLine[], type: 'OUT' | 'ERR') =>
  lines
    .filter((line) => line.sourceType === 'APP/TASK/migrate' && line.type === type)
    .map((line) => Buffer.from(line.payload).toString())

/** Runs the command; gives what stood in the log cache when its end was told. */
async function logOf(command: string, during = async (_guid: string) => {}) {
  const task = aTask({ command })
  await runner.run(task)
  await during(task.guid)
  await eventually('its end is told', () => atEnd !== undefined, 60_000)
  const lines = atEnd ?? []
  return { out: own(lines, 'OUT'), err: own(lines, 'ERR') }
}

test('a task that says five bytes and ends has said them', async () => {
  expect(await logOf('printf 12345')).toEqual({ out: ['12345', 'Exit status 0'], err: [] })
})

test('`seq 1 3000` stands in the log to its last line', async () => {
  expect(await logOf('exec seq 1 3000')).toEqual({ out: [...SEQ_3000, 'Exit status 0'], err: [] })
})

test('5,000 lines on both streams arrive before a failing exit is told', async () => {
  const { out, err } = await logOf('seq 1 5000 | tee /dev/stderr; exit 3')
  expect([out.length, out.slice(-2)]).toEqual([5001, ['5000', 'Exit status 3']])
  expect([err.length, err.at(-1)]).toEqual([5000, '5000'])
})

test('5 MB on each stream arrive, and the last lines stand last', async () => {
  const line = 'x'.repeat(199)
  const command = `yes ${line} | head -n 25000 | tee /dev/stderr; echo last; echo of errors >&2; exit 1`
  const { out, err } = await logOf(command)
  expect([out.length, out.slice(-2)]).toEqual([25_002, ['last', 'Exit status 1']])
  expect([err.length, err.at(-1)]).toEqual([25_001, 'of errors'])
})

test('5 MB without a line break arrive whole', async () => {
  const { out } = await logOf(`head -c 5000000 /dev/zero | tr '\\0' x; printf 'the end'`)
  expect(out.at(-1)).toBe('Exit status 0')
  const text = out.slice(0, -1).join('')
  expect([text.length, text.slice(-8)]).toEqual([5_000_007, 'xthe end'])
})

test('on a busy machine nothing is lost either', async () => {
  const busy = Array.from({ length: 6 }, () => spawn('sh', ['-c', 'while :; do :; done']))
  try {
    const { out, err } = await logOf('seq 1 3000; seq 1 3000 >&2; kill -9 $$')
    expect(out).toEqual([...SEQ_3000, 'Exit status 137'])
    expect(err).toEqual(SEQ_3000)
  } finally {
    for (const each of busy) each.kill('SIGKILL')
  }
})

const written = () => eventually('it has written', () => existsSync(join(dir, 'written')))
const writeAndSleep = () => `seq 1 3000; seq 1 3000 >&2; touch ${dir}/written; sleep 100`

test('what a task wrote before it was cancelled is there', async () => {
  const { out, err } = await logOf(writeAndSleep(), async (guid) => {
    await written()
    await runner.cancel(guid)
  })
  expect(out).toEqual([...SEQ_3000, 'Exit status 143'])
  expect(err).toEqual(SEQ_3000)
})

test('what a task wrote before the foundation was told to end is there when it starts again', async () => {
  await runner.run(aTask({ command: writeAndSleep() }))
  await written()
  await runner.stop()
  await cache.close()
  cache = await openLogCache({ dir: join(dir, 'log-cache') })
  const lines = await cache.read(aTask({ command: '' }).app.guid, ALL)
  expect(own(lines, 'OUT')).toEqual([...SEQ_3000, 'Exit status 143'])
  expect(own(lines, 'ERR')).toEqual(SEQ_3000)
})

test.each([
  ['holds its pipe open', undefined],
  ['goes on writing without end', 'yes'],
  ['goes on writing now and then', 'while :; do echo more; sleep 0.01; done'],
])('who outlives a task and %s holds up neither its lines nor its end', async (_what, command) => {
  const pipes = await makePipes(dir)
  const chunks: Buffer[] = []
  let child: ChildProcess | undefined
  const reading = readPaced(pipes.stdout, (chunk) => chunks.push(chunk))
  try {
    writeSync(pipes.writers.stdout, `${SEQ_3000.join('\n')}\n`)
    if (command !== undefined)
      child = spawn('sh', ['-c', command], { stdio: ['ignore', pipes.writers.stdout, 'ignore'] })
    const began = performance.now()
    await reading.finish()
    expect(performance.now() - began).toBeLessThan(8_000)
    expect(Buffer.concat(chunks).toString().split('\n').slice(0, 3000)).toEqual(SEQ_3000)
    const before = chunks.length
    await sleep(50)
    expect(chunks.length).toBe(before)
  } finally {
    child?.kill('SIGKILL')
    pipes.closeWriters()
    pipes.stderr.destroy()
  }
})
