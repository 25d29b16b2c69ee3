import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, it, vi } from 'vitest'
import { oncePerProcess } from '../../once-per-process'
import { listOf, startFakeApi } from '../../testing/api'
import { testConsole, testSession } from '../../testing/console'
import { aSubmission } from '../testing/submission'
import { openAccess } from './access'
import { forgetSight } from './kept-sight'

const here = await testConsole()
const api = await startFakeApi()
afterAll(async () => {
  await api.stop()
  await here.database.close()
})

const never = (): never => {
  throw new Error('it was made before')
}

const SPACE = randomUUID()
const APP = randomUUID()
const USER = 'b6d52e2c-8a4e-4d07-9bbf-6df0f0a3a111'
/** What the API knows of the person who asks. */
let rights: { spaces: string[]; developed: string[]; apps: string[]; fails?: boolean }

beforeEach(() => {
  rights = { spaces: [SPACE], developed: [], apps: [APP] }
  forgetSight(aReader())
  api.requests.length = 0
  api.answer = (req, res) => {
    const url = new URL(req.url ?? '', api.origin)
    if (rights.fails) return res.writeHead(503).end('busy')
    if (url.pathname === '/v3/spaces')
      return res.writeHead(200).end(listOf(rights.spaces.map((guid) => ({ guid }))))
    if (url.pathname === '/v3/roles')
      return res
        .writeHead(200)
        .end(listOf(rights.developed.map((space) => role(space, url.searchParams.get('user_guids')))))
    const wanted = url.searchParams.get('guids')?.split(',') ?? []
    return res.writeHead(200).end(listOf(rights.apps.filter((guid) => wanted.includes(guid)).map(app)))
  }
})

const role = (space: string, user: string | null) => ({
  type: 'space_developer',
  relationships: { user: { data: { guid: user } }, space: { data: { guid: space } } },
})
const app = (guid: string) => ({
  guid,
  name: 'shop',
  state: 'STARTED',
  relationships: { space: { data: { guid: SPACE } } },
  created_at: '2026-11-23T20:44:39Z',
  updated_at: '2026-11-23T20:44:39Z',
})

function aReader(scopes: string[] = []) {
  const session = testSession(here, api.origin, 'mika')
  return { ...session, user: { ...session.user, id: USER, scopes } }
}
const theirs = (more = {}) => ({
  ...aSubmission({ foundation: api.origin, appGuid: APP, spaceGuid: SPACE }),
  ...more,
})
const sightOf = async (row: ReturnType<typeof theirs>, session = aReader()) => {
  const access = await openAccess(session)
  return (await access.sights([row])).get(row.id)
}

// @S09
it('shows the outline of what others sent to an app one may read', async () => {
  expect(await sightOf(theirs())).toBe('outline')
})

it('shows all of it to a developer of the space, and of one’s own in any case', async () => {
  rights.developed = [SPACE]
  expect(await sightOf(theirs())).toBe('all')
  rights = { spaces: [], developed: [], apps: [] }
  expect(await sightOf(theirs({ userId: USER }))).toBe('all')
})

it('shows nothing of an app that the API does not show, or of another foundation', async () => {
  rights.developed = [SPACE]
  expect(await sightOf(theirs({ appGuid: randomUUID() }))).toBeUndefined()
  expect(await sightOf(theirs({ appGuid: '../../v3/apps' }))).toBeUndefined()
  expect(await sightOf(theirs({ foundation: 'https://other.example.org' }))).toBeUndefined()
  expect(await sightOf(theirs({ foundation: 'https://other.example.org', userId: USER }))).toBeUndefined()
})

// @S09
it('believes a role for 60 s and not longer', async () => {
  const begun = performance.now()
  const after = (ms: number) => vi.spyOn(performance, 'now').mockImplementation(() => begun + ms)
  after(0)
  rights.developed = [SPACE]
  expect(await sightOf(theirs())).toBe('all')
  const asked = api.requests.length
  rights = { spaces: [], developed: [], apps: [] }
  after(59_000)
  expect(await sightOf(theirs())).toBe('all')
  expect(api.requests).toHaveLength(asked)
  after(60_001)
  await vi.waitFor(async () => expect(await sightOf(theirs())).toBeUndefined())
  vi.restoreAllMocks()
})

it('keeps nothing of a session that asks no more', async () => {
  const all = [oncePerProcess('spacesInSight', never), oncePerProcess('appsInSight', never)]
  const kept = () => all.map((one) => one.size > 0)
  for (const one of all) one.clear()
  const begun = performance.now()
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => begun)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  rights = { spaces: [], developed: [], apps: [APP] }
  await sightOf(theirs({ spaceGuid: randomUUID() }))
  expect(kept()).toEqual([true, true])
  clock.mockImplementation(() => begun + 60_100)
  vi.advanceTimersByTime(60_100)
  vi.useRealTimers()
  vi.restoreAllMocks()
  expect(kept()).toEqual([false, false])
})

it('asks with at most 100 guids at once, and only about apps of others', async () => {
  const many = Array.from({ length: 250 }, () => theirs({ appGuid: randomUUID() }))
  rights.apps = many.map(({ appGuid }) => appGuid)
  const access = await openAccess(aReader())
  const sights = await access.sights([...many, theirs({ userId: USER, appGuid: randomUUID() })])
  expect(sights.size).toBe(251)
  const lists = api.requests.filter(({ path }) => path.startsWith('/v3/apps?'))
  expect(lists).toHaveLength(3)
})

it.each([
  ['cloud_controller.admin', 'all', 'all'],
  ['cloud_controller.admin_read_only', 'all', 'all'],
  ['cloud_controller.global_auditor', 'all', 'outline'],
])('a token with %s reads every space', async (scope, readable, sight) => {
  const access = await openAccess(aReader([scope]))
  expect(access.scope.readable).toBe(readable)
  const row = theirs()
  expect((await access.sights([row])).get(row.id)).toBe(sight)
})

it('goes by the scopes of the token in use, not by those at sign-in', async () => {
  const part = (of: object) => Buffer.from(JSON.stringify(of)).toString('base64url')
  const accessToken = `${part({ alg: 'RS256' })}.${part({ scope: ['cloud_controller.read'] })}.x`
  const session = aReader(['cloud_controller.admin'])
  const bearer = async () => ({ kind: 'token' as const, accessToken, expiresAt: Date.now() + 3_600_000 })
  expect((await openAccess({ ...session, bearer })).scope.readable).toEqual([SPACE])
})

it('shows only own rows while the API can’t be asked, says why, and asks again', async () => {
  rights.fails = true
  const access = await openAccess(aReader())
  const own = theirs({ userId: USER })
  const other = theirs()
  expect([...(await access.sights([own, other])).keys()]).toEqual([own.id])
  expect(access.failure()).toMatchObject({ kind: 'no-answer' })
  rights.fails = false
  expect(await sightOf(theirs())).toBe('outline')
})

it('takes an API without roles for one that shows no secrets, which is no failure', async () => {
  const { answer } = api
  api.answer = (req, res, body) =>
    req.url?.startsWith('/v3/roles')
      ? res
          .writeHead(400)
          .end(JSON.stringify({ errors: [{ code: 10005, title: 'CF-BadQueryParameter', detail: 'x' }] }))
      : answer(req, res, body)
  const access = await openAccess(aReader())
  const row = theirs()
  expect((await access.sights([row])).get(row.id)).toBe('outline')
  expect(access.failure()).toBeUndefined()
})

it('sends its own token only', async () => {
  const sent: (string | undefined)[] = []
  const { answer } = api
  api.answer = (req, res, body) => {
    sent.push(req.headers.authorization)
    answer(req, res, body)
  }
  await sightOf(theirs())
  expect(new Set(sent)).toEqual(new Set(['bearer token of mika']))
})
