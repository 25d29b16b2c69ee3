import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { anApp, aSpace } from '../../testing/apps'
import { startFoundation, type TestFoundation } from '../../testing/foundation'
import { idleRunner } from '../../testing/runner'

const vectorSchema = z.object({
  kind: z.enum(['label-key', 'label-value', 'annotation-key', 'annotation-value', 'label-selector']),
  input: z.unknown(),
  ok: z.boolean(),
  detail: z.string().optional(),
  status: z.number().optional(),
  stored: z.unknown().optional(),
})
type Vector = z.infer<typeof vectorSchema>

const errorsSchema = z.object({ errors: z.array(z.object({ detail: z.string() })).length(1) })
const metadataSchema = z.object({
  metadata: z.object({
    labels: z.record(z.string(), z.string()),
    annotations: z.record(z.string(), z.string()),
  }),
})

const vectors = z
  .array(vectorSchema)
  .parse(JSON.parse(readFileSync(new URL('../../testing/metadata-vectors.json', import.meta.url), 'utf8')))
  .map((vector, at) => ({
    ...vector,
    title: `${at}: ${vector.kind} ${JSON.stringify(vector.input)?.slice(0, 60)}`,
  }))

let foundation: TestFoundation
let app: string
beforeAll(async () => {
  foundation = await startFoundation({}, { runner: idleRunner() })
  const { space } = await aSpace(foundation)
  app = (await anApp(foundation, space)).guid
}, 60_000)
afterAll(() => foundation.stop())

describe('the measured keys, values and selectors', () => {
  it.each(vectors.filter(({ kind }) => kind !== 'label-selector'))('$title', async (vector) => {
    const [group, key, value] = entryOf(vector)
    const metadata = `{"${group}":{${JSON.stringify(key)}:${JSON.stringify(value)}}}`
    const reply = await foundation.send('POST', `/v3/apps/${app}/tasks`, {
      as: 'developer',
      raw: `{"command":"true","memory_in_mb":1,"metadata":${metadata}}`,
    })
    if (vector.ok) {
      expect(reply.status).toBe(202)
      const stored = 'stored' in vector ? vector.stored : value
      const kept = metadataSchema.parse(JSON.parse(reply.text)).metadata[group]
      expect(kept).toEqual(stored === null ? {} : Object.fromEntries([[key, stored]]))
    } else {
      expect(reply.status).toBe(vector.status ?? 422)
      expect(errorsSchema.parse(JSON.parse(reply.text)).errors[0]?.detail).toBe(vector.detail)
    }
  })

  it.each(vectors.filter(({ kind }) => kind === 'label-selector'))(
    '$title',
    async ({ input, ok, detail }) => {
      const selector = encodeURIComponent(z.string().parse(input))
      const reply = await foundation.send('GET', `/v3/tasks?label_selector=${selector}`, { as: 'developer' })
      expect(reply.status).toBe(ok ? 200 : 400)
      if (!ok) expect(errorsSchema.parse(JSON.parse(reply.text)).errors[0]?.detail).toBe(detail)
    },
  )
})

describe('a label value that is written as a number', () => {
  const made = (number: string) =>
    foundation.send('POST', `/v3/apps/${app}/tasks`, {
      as: 'developer',
      raw: `{"command":"true","memory_in_mb":1,"metadata":{"labels":{"k":${number}}}}`,
    })

  it.each([
    ['1e+21', '1000000000000000000000.0'],
    ['1E3', '1000.0'],
    ['1.10', '1.1'],
    ['1e-5', '0.00001'],
    ['9007199254740993', '9007199254740993'],
    ['12345678901234567.0', '12345678901234567.0'],
  ])('%s is kept as %s', async (number, kept) => {
    const reply = await made(number)
    expect(metadataSchema.parse(JSON.parse(reply.text)).metadata.labels).toEqual({ k: kept })
  })

  it.each([
    ['-0.0', "'-0.0' starts or ends with invalid characters"],
    ['1e400', "'10000000...' is greater than 63 characters"],
    ['[1.5]', "'[0.15e1]' contains invalid characters"],
  ])('%s is refused: %s', async (number, detail) => {
    const { errors } = errorsSchema.parse(JSON.parse((await made(number)).text))
    expect(errors[0]?.detail).toBe(`Metadata label value error: ${detail}`)
  })
})

describe('metadata at random', () => {
  const name = fc.stringMatching(/^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/)
  const prefix = fc.stringMatching(/^([a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?\.){1,3}[a-z]{2,5}$/)
  const key = fc.oneof(
    name,
    fc.tuple(prefix, name).map((parts) => parts.join('/')),
  )
  const labels = fc.dictionary(key, fc.oneof(name, fc.constant('')), { maxKeys: 50 })
  const annotations = fc.dictionary(
    key,
    fc.string({ unit: fc.constantFrom('a', 'é', '🚀', '\n', '"', '<') }),
    {
      maxKeys: 20,
    },
  )

  it('keeps every valid label and annotation as it was sent, and finds it by its label', async () => {
    await fc.assert(
      fc.asyncProperty(labels, annotations, async (sentLabels, sentAnnotations) => {
        const metadata = { labels: sentLabels, annotations: sentAnnotations }
        const reply = await foundation.send('POST', `/v3/apps/${app}/tasks`, {
          as: 'developer',
          json: { command: 'true', memory_in_mb: 1, metadata },
        })
        expect(reply.status).toBe(202)
        const task = metadataSchema.extend({ guid: z.string() }).parse(JSON.parse(reply.text))
        expect({ ...task.metadata }).toEqual(JSON.parse(JSON.stringify(metadata)))
        const [found] = Object.entries(sentLabels).filter(([, value]) => value !== '')
        if (found === undefined) return
        const selector = encodeURIComponent(found.join('='))
        const { text } = await foundation.send(
          'GET',
          `/v3/tasks?label_selector=${selector}&order_by=-created_at`,
          {
            as: 'developer',
          },
        )
        expect(text).toContain(task.guid)
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  it('refuses the same things on a change as on creation, and stores nothing of them', async () => {
    const task = await foundation.create(
      `/v3/apps/${app}/tasks`,
      { command: 'true', memory_in_mb: 1 },
      'developer',
    )
    const anything = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), name)
    await fc.assert(
      fc.asyncProperty(fc.dictionary(anything, anything, { minKeys: 1, maxKeys: 4 }), async (sent) => {
        const json = { metadata: { labels: sent } }
        const created = await foundation.send('POST', `/v3/apps/${app}/tasks`, {
          as: 'developer',
          json: { ...json, command: 'true', memory_in_mb: 1 },
        })
        const changed = await foundation.send('PATCH', `/v3/tasks/${task}`, { as: 'developer', json })
        if (created.status === 202) expect(changed.status).toBe(200)
        else
          expect({ status: changed.status, text: changed.text }).toEqual({
            status: created.status,
            text: created.text,
          })
        const cleared = Object.fromEntries(Object.keys(sent).map((one) => [one, null]))
        if (changed.status === 200) {
          await foundation.send('PATCH', `/v3/tasks/${task}`, {
            as: 'developer',
            json: { metadata: { labels: cleared } },
          })
        }
        const { metadata } = await foundation.get(metadataSchema, `/v3/tasks/${task}`)
        expect(metadata.labels).toEqual({})
      }),
      { numRuns: 100 },
    )
  }, 60_000)
})

function entryOf({ kind, input }: Vector): ['labels' | 'annotations', string, unknown] {
  switch (kind) {
    case 'label-key':
      return ['labels', z.string().parse(input), 'v']
    case 'label-value':
      return ['labels', 'k', input]
    case 'annotation-key':
      return ['annotations', z.string().parse(input), 'v']
    default:
      return ['annotations', 'k', input]
  }
}
