import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { aLine } from '../testing/lines'
import { type LogCache, openLogCache } from './log-cache'
import { logCacheRoutes } from './routes'

const { guid } = aLine('').app
const batchSchema = z.object({
  envelopes: z.object({
    batch: z.array(z.object({ timestamp: z.string(), log: z.object({ payload: z.string() }) })),
  }),
})

let dir: string
let cache: LogCache
let base: string
let server: ReturnType<typeof serve>

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'log-cache-'))
  cache = await openLogCache({ dir })
  for (let second = 1; second <= 5; second += 1)
    cache.write(aLine(`line ${second}`, { timestampNs: BigInt(second) * 1_000_000_000n }))
  const mayRead = async (authorization: string | undefined) => authorization === 'bearer good'
  const app = new Hono().route('/log-cache', logCacheRoutes(cache, mayRead))
  base = await new Promise<string>((resolve) => {
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve(`http://127.0.0.1:${port}/log-cache`),
    )
  })
})

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  await cache.close()
  await rm(dir, { recursive: true, force: true })
})

const get = (path: string, authorization = 'bearer good') =>
  fetch(base + path, { headers: { Authorization: authorization } })

async function linesOf(query: string): Promise<string[]> {
  const { envelopes } = batchSchema.parse(await (await get(`/api/v1/read/${guid}?${query}`)).json())
  return envelopes.batch.map(({ log }) => Buffer.from(log.payload, 'base64').toString().replace('line ', ''))
}

test('an envelope has the shape and the tags of a real one', async () => {
  const response = await get(`/api/v1/read/${guid}?limit=1`)
  expect(await response.json()).toEqual({
    envelopes: {
      batch: [
        {
          timestamp: '1000000000',
          source_id: guid,
          instance_id: '0',
          deprecated_tags: {},
          tags: {
            source_type: 'APP/TASK/migrate',
            source_id: guid,
            instance_id: '0',
            app_id: guid,
            app_name: 'shop',
            space_id: '0b4d1e6e-5b0e-4d7c-8d2a-000000000002',
            space_name: 'production',
            organization_id: '0b4d1e6e-5b0e-4d7c-8d2a-000000000003',
            organization_name: 'retail',
            origin: 'rep',
            deployment: 'cf',
            job: 'diego-cell',
            index: expect.any(String),
            ip: '127.0.0.1',
          },
          log: { payload: Buffer.from('line 1').toString('base64'), type: 'OUT' },
        },
      ],
    },
  })
})

test.each([
  ['', ['1', '2', '3', '4', '5']],
  ['descending=true', ['5', '4', '3', '2', '1']],
  ['limit=2', ['1', '2']],
  ['limit=2&descending=true', ['5', '4']],
  ['limit=0', ['1', '2', '3', '4', '5']],
  ['start_time=2000000000&end_time=4000000000', ['2', '3']],
  ['start_time=4000000001', ['5']],
  [
    'start_time=-6795364578871345152&descending=true&envelope_types=LOG&limit=1000',
    ['5', '4', '3', '2', '1'],
  ],
  ['envelope_types=GAUGE&envelope_types=LOG', ['1', '2', '3', '4', '5']],
  ['envelope_types=ANY', ['1', '2', '3', '4', '5']],
  ['envelope_types=GAUGE', []],
  ['name_filter=line', []],
])('a read with %j gives %j', async (query, lines) => {
  expect(await linesOf(query)).toEqual(lines)
})

test.each([
  ['limit=1001', 500, 2, 'limit (1001) must be 1000 or less'],
  ['limit=-1', 500, 2, 'limit (-1) must be greater than zero'],
  ['start_time=5&end_time=4', 500, 2, 'StartTime (5) must be before EndTime (4)'],
  [
    'limit=x',
    400,
    3,
    'type mismatch, parameter: limit, error: strconv.ParseInt: parsing "x": invalid syntax',
  ],
  [
    'start_time=9223372036854775808',
    400,
    3,
    'type mismatch, parameter: start_time, error: strconv.ParseInt: parsing "9223372036854775808": value out of range',
  ],
  [
    'descending=yes',
    400,
    3,
    'type mismatch, parameter: descending, error: strconv.ParseBool: parsing "yes": invalid syntax',
  ],
])('a read with %s is refused', async (query, status, code, message) => {
  const response = await get(`/api/v1/read/${guid}?${query}`)
  expect(response.status).toBe(status)
  expect(await response.json()).toEqual({ code, message, details: [] })
})

test('a broken name filter is refused', async () => {
  const response = await get(`/api/v1/read/${guid}?name_filter=${encodeURIComponent('(')}`)
  expect(response.status).toBe(500)
  expect(await response.json()).toMatchObject({
    code: 2,
    message: expect.stringMatching(/^name filter must be a valid regular expression: /),
  })
})

test.each([
  ['without a token', `/api/v1/read/${guid}`, ''],
  ['with a bad token', `/api/v1/read/${guid}`, 'bearer bad'],
  ['before anything else is looked at', `/api/v1/read/${guid}?limit=x`, 'bearer bad'],
])('%s there is nothing', async (_what, path, authorization) => {
  const response = await get(path, authorization)
  expect([response.status, await response.text()]).toEqual([404, ''])
})

test('what is no route is told as such', async () => {
  const response = await get('/api/v1/nothing')
  expect([response.status, await response.text()]).toEqual([404, '404 page not found\n'])
})

test('an app without lines has an empty batch', async () => {
  expect(await (await get('/api/v1/read/unknown')).json()).toEqual({ envelopes: { batch: [] } })
})

test('anybody may ask what it is', async () => {
  const response = await get('/api/v1/info', '')
  expect(await response.json()).toEqual({
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    vm_uptime: expect.stringMatching(/^\d+$/),
  })
})
