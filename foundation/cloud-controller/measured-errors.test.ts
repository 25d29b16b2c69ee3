import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Runner } from '../runner/runner'
import { anApp, aSpace } from '../testing/apps'
import { type Sent, startFoundation, type TestFoundation } from '../testing/foundation'
import { makePlaces, type Places, SITUATIONS } from '../testing/situations'

const caseSchema = z.object({
  id: z.string(),
  api: z.string(),
  measured: z.boolean(),
  conditions: z.string(),
  request: z.object({
    method: z.string(),
    path: z.string(),
    body: z.unknown().optional(),
    raw: z.string().optional(),
    rawBase64: z.string().optional(),
    contentType: z.string().optional(),
  }),
  response: z.object({ status: z.number(), contentType: z.string().nullable(), body: z.unknown() }),
})
type Case = z.infer<typeof caseSchema>

/** Cases that need a foundation of another kind: below. */
const BELOW = new Set(['diego-1', 'diego-2', 'diego-3', '429-1', '429-ip-1'])
/** What this server can't be brought to answer, and why. */
const NOT_PRODUCED = new Map([
  ['500-empty-1', 'the database is a part of the server: it is never away while the server answers'],
])

const text = readFileSync(new URL('../testing/errors.json', import.meta.url), 'utf8')
const measured = z
  .array(caseSchema)
  .parse(JSON.parse(text))
  .filter((one) => one.api === 'cloud-controller' && one.measured)
/** The bodies as they were sent: parsing would move integer-like keys to the front. */
const sentBodies = new Map(
  text.split('\n').flatMap((line) => {
    const [, id] = /^\s*\{"id":"([^"]+)"/.exec(line) ?? []
    const [, body] = /"body":(.*?)(?:,"contentType":[^{]*)?\},"conditions":/.exec(line) ?? []
    return id === undefined || body === undefined ? [] : [[id, body] as const]
  }),
)

describe('the measured answers of a Cloud Controller', () => {
  let foundation: TestFoundation
  let places: Places
  beforeAll(async () => {
    foundation = await startFoundation()
    places = await makePlaces(foundation)
  }, 60_000)
  afterAll(() => foundation.stop())

  it.each(measured.filter(({ id }) => !BELOW.has(id) && !NOT_PRODUCED.has(id)))(
    '$id: $conditions',
    async (one) => {
      const make = SITUATIONS.find(([conditions]) => conditions.test(one.conditions))?.[1]
      const {
        app,
        task = '',
        sent,
        guids = new Map(),
        after,
      } = (await make?.(foundation, places)) ?? {
        app: '',
        sent: {},
      }
      const { method, path, raw, rawBase64, contentType } = one.request
      const filled = (template: string) =>
        [...guids].reduce((all, [name, guid]) => all.replaceAll(name, guid), template)
      const body =
        rawBase64 === undefined
          ? (raw ?? filled(sentBodies.get(one.id) ?? ''))
          : Buffer.from(rawBase64, 'base64')
      const reply = await foundation.send(method, path.replace('{app}', app).replace('{task}', task), {
        ...sent,
        ...(body.length === 0 ? {} : { raw: body }),
        ...(contentType === undefined ? {} : { contentType }),
      })
      await after?.()
      expect(answerOf(reply)).toEqual(expected(one, filled))
    },
  )

  it('names for every case that is left out why', () => {
    const known = new Set(measured.map(({ id }) => id))
    expect([...BELOW, ...NOT_PRODUCED.keys()].filter((id) => !known.has(id))).toEqual([])
  })
})

describe('a runner that does not take a task', () => {
  const answers = {
    'diego-1': { kind: 'unavailable', text: 'execution expired' },
    'diego-2': { kind: 'unavailable', text: 'failed with status: 500, body: boom' },
    'diego-3': { kind: 'refused', text: 'the requested resource already exists' },
  } as const

  it.each(Object.entries(answers))(
    '%s leaves a FAILED task behind',
    async (id, answer) => {
      const runner: Runner = {
        run: async () => answer,
        cancel: async () => ({ kind: 'unknown' }),
        stop: async () => undefined,
        means: [],
      }
      const foundation = await startFoundation({}, { runner })
      const { space } = await aSpace(foundation)
      const { guid } = await anApp(foundation, space)
      const reply = await create(foundation, guid, { as: 'developer' })
      expect(answerOf(reply)).toEqual(expected(caseOf(id)))
      const { text: tasks } = await foundation.send('GET', `/v3/apps/${guid}/tasks`, { as: 'developer' })
      expect(JSON.parse(tasks).resources).toMatchObject([
        { state: 'FAILED', sequence_id: 1, result: { failure_reason: 'Unable to request task to be run' } },
      ])
      await foundation.stop()
    },
    60_000,
  )
})

describe('a foundation whose runner is switched off', () => {
  it('answers a creation at once, and keeps the FAILED task', async () => {
    const foundation = await startFoundation({ runner: 'off' })
    const { space } = await aSpace(foundation)
    const { guid } = await anApp(foundation, space)
    expect(answerOf(await create(foundation, guid, { as: 'developer' }))).toEqual(expected(caseOf('diego-1')))
    const { text: tasks } = await foundation.send('GET', `/v3/apps/${guid}/tasks`, { as: 'developer' })
    expect(JSON.parse(tasks).resources).toMatchObject([{ state: 'FAILED' }])
    await foundation.stop()
  }, 60_000)
})

describe('a foundation with rate limits', () => {
  it('refuses what is beyond them as it was measured', async () => {
    const foundation = await startFoundation({ rateLimit: 3 })
    const app = 'eeeeeeee-dead-4000-8000-000000000000'
    for (let sent = 0; sent < 3; sent += 1) {
      await create(foundation, app, { as: 'developer' })
      await create(foundation, app, {})
    }
    expect(answerOf(await create(foundation, app, { as: 'developer' }))).toEqual(expected(caseOf('429-1')))
    expect(answerOf(await create(foundation, app, {}))).toEqual(expected(caseOf('429-ip-1')))
    await foundation.stop()
  }, 60_000)
})

function create(on: TestFoundation, app: string, sent: Sent) {
  return on.send('POST', `/v3/apps/${app}/tasks`, { ...sent, json: { command: 'true' } })
}

function caseOf(id: string): Case {
  const found = measured.find((one) => one.id === id)
  if (found === undefined) throw new Error(`There is no case ${id}`)
  return found
}

function expected({ response }: Case, filled: (template: string) => string = (template) => template) {
  const body =
    typeof response.body === 'string' ? response.body : JSON.parse(filled(JSON.stringify(response.body)))
  return { status: response.status, contentType: response.contentType, body }
}

function answerOf({ status, headers, text: body }: { status: number; headers: object; text: string }) {
  const contentType = 'content-type' in headers ? headers['content-type'] : null
  return { status, contentType, body: body.startsWith('{') ? JSON.parse(body) : body }
}
