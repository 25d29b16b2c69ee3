import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aRunner, aTask, type RunnerUnderTest } from '../testing/runner'
import { LineSplitter, MESSAGE_MAX_BYTES } from './read-paced'
import { logRateLimiter } from './task-output'

let runner: RunnerUnderTest

beforeAll(async () => {
  runner = await aRunner()
})

afterAll(() => runner.remove())

async function payloadsOf(task: Parameters<typeof aTask>[0]): Promise<Buffer[]> {
  const before = runner.lines.length
  const asked = aTask(task)
  await runner.run(asked)
  await runner.ended(asked.guid)
  const own = runner.lines.slice(before).filter((line) => line.sourceType === 'APP/TASK/migrate')
  return own.map((line) => Buffer.from(line.payload))
}

test('bytes that are no text come through as they are', async () => {
  const [line] = await payloadsOf({ command: `printf '\\000\\001\\033[31m\\377\\376\\n'` })
  expect(line).toEqual(Buffer.from([0, 1, 27, 91, 51, 49, 109, 255, 254]))
})

test('a last line without a break counts and comes before the exit status', async () => {
  const lines = await payloadsOf({ command: 'printf one; printf "two\\n\\nthree\\rfour"' })
  expect(lines.map(String)).toEqual(['onetwo', 'three', 'four', 'Exit status 0'])
})

test('a line too long goes on in the next: nothing of it is lost', async () => {
  const [first, second, ...more] = await payloadsOf({
    command: `head -c 100000 /dev/zero | tr '\\0' x; echo the end; echo next`,
  })
  expect([first?.length, second?.length]).toEqual([MESSAGE_MAX_BYTES, 100_007 - MESSAGE_MAX_BYTES])
  expect(second?.toString()).toMatch(/^x+the end$/)
  expect(more.map(String)).toEqual(['next', 'Exit status 0'])
})

test('the lines of a task carry what the platform tags them with, in the order of their times', async () => {
  await payloadsOf({ command: 'for i in 1 2 3 4 5; do echo $i; echo e$i >&2; done' })
  const times = runner.lines.map((line) => line.timestampNs)
  expect(new Set(times).size).toBe(times.length)
  expect(runner.lines.at(-1)).toMatchObject({ sourceType: 'CELL', instanceId: '0', app: { name: 'shop' } })
})

test('lines beyond the log rate are dropped with a word of the platform', async () => {
  const lines = await payloadsOf({
    command: 'for i in 1 2 3 4; do echo 1234567890; done',
    logRateLimitInBytesPerSecond: 25,
  })
  expect(lines.map(String)).toEqual([
    '1234567890',
    '1234567890',
    'app instance exceeded log rate limit (25 bytes/sec)',
  ])
})

test('a log rate of nothing keeps nothing', async () => {
  expect(await payloadsOf({ command: 'echo hi', logRateLimitInBytesPerSecond: 0 })).toEqual([])
})

test('a task that prints without end leaves the process time for others', async () => {
  const task = aTask({ command: 'yes' })
  await runner.run(task)
  let turns = 0
  for (const until = performance.now() + 500; performance.now() < until; turns += 1) await sleep(5)
  await runner.cancel(task.guid)
  await runner.ended(task.guid)
  expect(turns).toBeGreaterThan(20)
  runner.lines.length = 0
})

describe('the line splitter', () => {
  const split = (chunks: Uint8Array[]) => {
    const lines: string[] = []
    const splitter = new LineSplitter((line) => lines.push(Buffer.from(line).toString('latin1')))
    for (const chunk of chunks) splitter.push(Buffer.from(chunk))
    splitter.flush()
    return lines
  }

  test('gives the same lines however the bytes arrive', () => {
    const byte = fc.oneof({ weight: 4, arbitrary: fc.nat(255) }, fc.constantFrom(10, 13))
    fc.assert(
      fc.property(fc.array(fc.array(byte).map((bytes) => Uint8Array.from(bytes))), (chunks) => {
        const whole = Buffer.concat(chunks).toString('latin1')
        expect(split(chunks)).toEqual(whole.split(/[\n\r]/).filter((line) => line !== ''))
      }),
    )
  })

  test.each([
    ['ä', 0, 0],
    ['ä', 1, 1],
    ['€', 1, 2],
    ['€', 2, 1],
    ['🙂', 1, 3],
    ['🙂', 3, 1],
    ['\x80', 0, 0],
  ])('parts no character of a long line of %j after %i others', (character, others, short) => {
    const text = 'x'.repeat(others) + character.repeat(70_000)
    const whole = Buffer.from(text, character === '\x80' ? 'latin1' : 'utf8')
    const pieces = Array.from({ length: Math.ceil(whole.length / 1000) }, (_, index) =>
      whole.subarray(index * 1000, (index + 1) * 1000),
    )
    const lines = split(pieces)
    expect(lines.join('')).toBe(whole.toString('latin1'))
    expect(lines[0]).toHaveLength(MESSAGE_MAX_BYTES - short)
  })
})

describe('the log rate', () => {
  test('fills up again with time and pauses for a second after an overage', () => {
    let nowMs = 0
    const limit = logRateLimiter(100, () => nowMs)
    expect([limit(60), limit(40), limit(1)]).toEqual(['take', 'take', 'drop-and-tell'])
    nowMs = 999
    expect(limit(1)).toBe('drop')
    nowMs = 1000
    expect(limit(100)).toBe('take')
    nowMs = 1500
    expect([limit(50), limit(1)]).toEqual(['take', 'drop-and-tell'])
  })

  test('is not there for -1', () => {
    const limit = logRateLimiter(-1)
    expect(limit(1e12)).toBe('take')
  })
})
