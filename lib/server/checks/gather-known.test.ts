import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Agents, makeAgents } from '../http/agents'
import { type FakeApi, startFakeApi } from '../testing/api'
import { testSession } from '../testing/console'
import { gatherKnown } from './gather-known'
import { APP, everything, tell } from './testing/api'

let api: FakeApi
let agents: Agents
let told: ReturnType<typeof everything>

beforeAll(async () => {
  api = await startFakeApi()
  agents = makeAgents()
})
afterAll(async () => {
  await api.stop()
  await agents.close()
})
beforeEach(() => {
  told = everything()
  tell(api, told)
})

function gather(code: number, detail: string, limitMs?: number) {
  const session = testSession({ agents }, api.origin)
  return gatherKnown(session, APP, [{ code, title: 'CF-Any', detail }], limitMs)
}

it('a quota that is exceeded: whose, its limit and what is left', async () => {
  const known = await gather(10008, 'name format, memory_in_mb exceeds space memory quota')
  expect(known.space).toMatchObject({ name: 'production', memoryMb: 2048, memoryLeftMb: 256, tasks: 3 })
  expect(known.organization).toMatchObject({ name: 'acme', memoryMb: 10240, memoryLeftMb: 6144 })
  expect(known.developers).toBeUndefined()
})

it('a role that is missing: where, and who has it', async () => {
  const known = await gather(10003, 'You are not authorized to perform the requested action')
  expect(known).toEqual({ space: { name: 'production' }, developers: ['dana'] })
})

it('a sign-in that may only read lacks no role: nobody is asked', async () => {
  const session = testSession({ agents }, api.origin)
  const user = { ...session.user, scopes: ['cloud_controller.read'] }
  const before = api.requests.length
  const refused = [{ code: 10003, title: 'CF-NotAuthorized', detail: 'no' }]
  expect(await gatherKnown({ ...session, user }, APP, refused)).toEqual({ isReadOnly: true })
  expect(api.requests).toHaveLength(before)
})

it('any other refusal asks nothing', async () => {
  const before = api.requests.length
  expect(await gather(10008, 'Command is too long')).toEqual({})
  expect(api.requests).toHaveLength(before)
})

it('an API that is slow is not waited for', async () => {
  for (const one of Object.values(told)) one.afterMs = 20_000
  const before = performance.now()
  expect(await gather(10003, 'no', 100)).toEqual({})
  expect(performance.now() - before).toBeLessThan(15_000)
})

it('what cannot be read is unknown', async () => {
  tell(api, {})
  expect(await gather(10003, 'no')).toEqual({})
})

it('a session that breaks is unknown too', async () => {
  const session = {
    ...testSession({ agents }, api.origin),
    bearer: () => Promise.reject(new Error('database away')),
  }
  expect(await gatherKnown(session, APP, [{ code: 10003, title: 'CF-NotAuthorized', detail: 'no' }])).toEqual(
    {},
  )
})
