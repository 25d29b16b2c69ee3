import { appendFile, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aLine, textsOf } from '../testing/lines'
import { type LogCache, openLogCache } from './log-cache'

const ALL = { startNs: 0n, endNs: 2n ** 63n - 1n, limit: 1_000_000, descending: false }
const { guid } = aLine('').app

let dir: string

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'log-cache-'))
})

afterEach(() => rm(dir, { recursive: true, force: true }))

const read = async (cache: LogCache, app = guid) => textsOf(await cache.read(app, ALL))

test('a line can be read at once, and from the next process on', async () => {
  const cache = await openLogCache({ dir })
  cache.write(aLine('one'))
  expect(await read(cache)).toEqual(['one'])
  cache.write(aLine('two', { type: 'ERR' }))
  await cache.close()
  const next = await openLogCache({ dir })
  next.write(aLine('three'))
  expect(await read(next)).toEqual(['one', 'two', 'three'])
  await next.close()
})

test('everything about a line comes back from its file', async () => {
  const name = fc.string({ unit: 'binary' })
  const named = fc.record({ guid: name, name })
  const line = fc.record({
    timestampNs: fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n }),
    sourceType: name,
    instanceId: name,
    type: fc.constantFrom('OUT' as const, 'ERR' as const),
    payload: fc.uint8Array().map((bytes) => Buffer.from(bytes)),
    app: name.map((text) => ({ guid, name: text })),
    space: named,
    organization: named,
  })
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 5 }), async (lines) => {
      await rm(dir, { recursive: true, force: true })
      const cache = await openLogCache({ dir })
      for (const each of lines) cache.write(each)
      const before = await cache.read(guid, { ...ALL, startNs: -(2n ** 63n) })
      await cache.close()
      const next = await openLogCache({ dir })
      expect(await next.read(guid, { ...ALL, startNs: -(2n ** 63n) })).toEqual(before)
      expect(before).toHaveLength(lines.length)
      await next.close()
    }),
    { numRuns: 50 },
  )
})

test('half a row at the end costs that row and no other', async () => {
  const cache = await openLogCache({ dir })
  cache.write(aLine('one'))
  await cache.close()
  const file = join(dir, `${guid}.ndjson`)
  const [row = ''] = (await readFile(file, 'utf8')).split('\n')
  await appendFile(file, row.slice(0, 60))
  const next = await openLogCache({ dir })
  next.write(aLine('two'))
  await next.close()
  const last = await openLogCache({ dir })
  expect(await read(last)).toEqual(['one', 'two'])
  await last.close()
})

test('a file does not grow without end', async () => {
  const cache = await openLogCache({ dir, kept: { lines: 10, bytes: 1_000_000 } })
  for (let count = 0; count < 30_000; count += 1) {
    cache.write(aLine(`line ${count} ${'x'.repeat(100)}`))
    if (count % 1000 === 0) await sleep(1)
  }
  await cache.close()
  expect((await stat(join(dir, `${guid}.ndjson`))).size).toBeLessThan(4_000_000)
  const next = await openLogCache({ dir, kept: { lines: 10, bytes: 1_000_000 } })
  expect((await read(next)).map((text) => text.split(' ')[1])).toEqual(
    Array.from({ length: 10 }, (_, index) => String(29_990 + index)),
  )
  await next.close()
})

test('apps that do not fit into memory come back from their files', async () => {
  const cache = await openLogCache({ dir, inMemoryBytes: 2000 })
  const appOf = (index: number) => ({ guid: `app-${index}`, name: 'any' })
  for (let index = 0; index < 20; index += 1) {
    cache.write(aLine('x'.repeat(500), { app: appOf(index) }))
    await cache.read(`app-${index}`, ALL)
  }
  for (let index = 0; index < 20; index += 1) expect(await read(cache, `app-${index}`)).toHaveLength(1)
  await cache.close()
})

test('an app that is written to while it is put down loses none of its lines', async () => {
  const kept = { lines: 100, bytes: 1_000_000 }
  const cache = await openLogCache({ dir, kept, inMemoryBytes: 1 })
  let count = 0
  // Every 5,000 lines the cache looks what it can put down; with luck a line is just on its way to the file then.
  for (let round = 1; round <= 20; round += 1) {
    while (count < round * 5000) cache.write(aLine(String(++count)))
    for (let turn = 0; turn < 60; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve))
      cache.write(aLine(String(++count)))
    }
    const newest = Array.from({ length: 100 }, (_, index) => String(count - 99 + index))
    expect(await read(cache)).toEqual(newest)
  }
  await cache.close()
})

test.each([['../../etc/passwd'], [''], ['a/b'], ['x'.repeat(300)], ['unknown']])(
  'there is nothing of %j',
  async (app) => {
    const cache = await openLogCache({ dir })
    cache.write(aLine('one', { app: { guid: app === 'unknown' ? 'known' : app, name: 'any' } }))
    expect(await read(cache, app)).toEqual([])
    await cache.close()
    expect((await readdir(dir)).filter((name) => name !== 'known.ndjson')).toEqual([])
  },
)
