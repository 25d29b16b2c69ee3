import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { type Agents, makeAgents } from '../http/agents'
import { type FakeApi, startFakeApi } from '../testing/api'
import { testSession } from '../testing/console'
import { forgetApps, keptAppList, makeAppLists } from './kept-apps'

let api: FakeApi
let agents: Agents
let names: string[]

beforeAll(async () => {
  api = await startFakeApi()
  agents = makeAgents()
})
afterAll(async () => {
  await api.stop()
  await agents.close()
})
afterEach(() => vi.restoreAllMocks())
beforeEach(() => {
  for (const name of ['dana', 'eve']) forgetApps(session(name))
  names = ['shop']
  api.requests.length = 0
  api.answer = (_req, res) => res.writeHead(200).end(JSON.stringify(page(names)))
})

function page(apps: readonly string[]) {
  const at = '2026-11-23T20:44:39Z'
  const resources = apps.map((name) => ({
    guid: name,
    name,
    state: 'STARTED',
    created_at: at,
    updated_at: at,
    relationships: { space: { data: { guid: 's' } } },
  }))
  return { pagination: { total_results: apps.length, total_pages: 1 }, resources }
}

const session = (name: string) => testSession({ agents }, api.origin, name)

async function list(name = 'dana'): Promise<string> {
  const answer = await keptAppList(session(name))
  return answer.kind === 'ok' ? answer.body.text : answer.kind
}

/** As if that much time had passed since the list was read. */
function age(ms: number): void {
  const now = performance.now() + ms
  vi.spyOn(performance, 'now').mockImplementation(() => now)
}

it('is read once by all who ask at the same time, and once a minute', async () => {
  const answers = await Promise.all([list(), list(), list()])
  expect(new Set(answers).size).toBe(1)
  expect(answers[0]).toContain('"shop"')
  await list()
  expect(api.requests).toHaveLength(1)
  expect(api.requests[0]?.path).toContain('per_page=5000')
})

it('is each session’s own', async () => {
  await list('dana')
  names = ['of eve']
  expect(await list('eve')).toContain('of eve')
  expect(await list('dana')).not.toContain('of eve')
})

it('older than a minute is given at once while the next is read', async () => {
  await list()
  names = ['newer']
  age(61_000)
  expect(await list()).toContain('shop')
  await vi.waitFor(async () => expect(await list()).toContain('newer'))
  expect(api.requests).toHaveLength(2)
})

it('older than half an hour is waited for', async () => {
  await list()
  names = ['newer']
  age(31 * 60_000)
  expect(await list()).toContain('newer')
})

it('stays as it was when the next read fails', async () => {
  await list()
  age(61_000)
  api.answer = (_req, res) => res.writeHead(503).end()
  await list()
  await vi.waitFor(() => expect(api.requests).toHaveLength(2))
  expect(await list()).toContain('shop')
})

it('that cannot be read is a failure, and is asked for again', async () => {
  api.answer = (_req, res) => res.writeHead(503).end()
  expect(await list()).toBe('no-answer')
  api.answer = (_req, res) => res.writeHead(200).end(JSON.stringify(page(names)))
  expect(await list()).toContain('shop')
})

it('is not kept for a session that was signed out while it was read', async () => {
  const reading = list()
  forgetApps(session('dana'))
  expect(await reading).toContain('shop')
  await list()
  expect(api.requests).toHaveLength(2)
})

it('goes when what is kept takes too much, the one asked for longest ago first', () => {
  const kept = makeAppLists(8)
  for (const id of ['a', 'b']) kept.set(id, { text: 'xxxx', readAt: 0 })
  kept.get('a')
  kept.set('c', { text: 'xxxx', readAt: 0 })
  expect([...kept.keys()].sort()).toEqual(['a', 'c'])
})
