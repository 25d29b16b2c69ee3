import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { type FakeApi, startFakeApi } from '../testing/api'
import { type TestConsole, testConsole, testSession } from '../testing/console'
import { cancelEach } from './cancel-tasks'

let here: TestConsole
let api: FakeApi

beforeAll(async () => {
  here = await testConsole()
}, 60_000)
afterAll(() => here.database.close())
beforeEach(async () => {
  api = await startFakeApi()
})
afterEach(() => api.stop())

const guids = ['a', 'b', 'c', 'd', 'e', 'f']

async function told(signal = new AbortController().signal): Promise<string[]> {
  const all: string[] = []
  for await (const one of cancelEach(testSession(here, api.origin), guids, signal))
    all.push(`${one.guid} ${one.kind}`)
  return all.toSorted()
}

it('asks for each once and tells of each', async () => {
  api.answer = (req, res) => {
    const guid = req.url?.split('/')[3] ?? ''
    if (guid === 'c')
      return res
        .writeHead(422)
        .end('{"errors":[{"code":10008,"title":"CF-UnprocessableEntity","detail":"Task state is FAILED"}]}')
    return res.writeHead(202).end(JSON.stringify({ guid, name: guid, state: 'CANCELING' }))
  }
  expect(await told()).toEqual(['a taken', 'b taken', 'c not-taken', 'd taken', 'e taken', 'f taken'])
  expect(api.requests).toHaveLength(6)
})

it('who stops while the API takes no requests has none sent', async () => {
  api.answer = (_req, res) =>
    res
      .writeHead(429, { 'retry-after': '20' })
      .end('{"errors":[{"code":10013,"title":"CF-RateLimitExceeded","detail":"Rate Limit Exceeded"}]}')
  const stop = new AbortController()
  const telling = told(stop.signal)
  await expect.poll(() => api.requests.length).toBe(4)
  stop.abort()
  await telling
  expect(api.requests).toHaveLength(4)
})
