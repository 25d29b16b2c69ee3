import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { emptyValues, FIELDS, isField, isSent } from '../fields'
import { jsonEntries } from '../paste/read-body'
import recorded from '../testing/errors.json'
import { attribute } from './attribute'
import type { Known } from './next-steps'
import { REFUSAL_ROWS, type RefusalRow, WHOLE_ANSWERS } from './refusal-rows'
import type { SentTask } from './said'

const cases = z
  .array(
    z.object({
      request: z.object({ body: z.optional(z.unknown()) }),
      response: z.object({ body: z.unknown() }),
      attribution: z.array(z.object({ message: z.string() })),
    }),
  )
  .parse(recorded)
const messages = cases.flatMap(({ attribution }) => attribution.map(({ message }) => message))
const codes = new Set(Array.from(JSON.stringify(cases).matchAll(/"code":(\d+)/g), ([, code]) => Number(code)))

/** A request with everything in it, so that every row that depends on the request speaks. */
const everything: SentTask = {
  fields: [
    'command',
    'name',
    'memory_in_mb',
    'disk_in_mb',
    'log_rate_limit_in_bytes_per_second',
    'droplet_guid',
    'template',
    'user',
    'metadata',
    'foo',
  ],
  metadataFields: ['labels', 'annotations', 'foo'],
  labels: [],
  annotations: [],
  template: 'nope',
  user: 'root',
  typed: {},
}

/** Never recorded: fields that an older API does not know, and fields of Korifi nobody tried. */
const UNRECORDED =
  /^Unknown field\(s\): '(?:user|log_rate|foo')|unknown field "(?:command|disk|log_rate|template)/

/** What was sent to those servers. A field that is in none of it they have no word for. */
const sent = new Set(cases.flatMap(({ request }) => [...(jsonEntries(request.body)?.keys() ?? [])]))
const isRecorded = ({ at }: RefusalRow) => !isField(at) || !isSent(at) || sent.has(FIELDS[at].request.name)

describe('every row is said by a server', () => {
  const rows = REFUSAL_ROWS.filter(isRecorded).flatMap(({ says }) =>
    typeof says === 'function' ? says(everything) : [says],
  )
  it.each(rows.filter((text) => !UNRECORDED.test(`${text}`)))('%s', (text) => {
    const isSaid = (message: string) => {
      if (typeof text === 'string') return message === text
      text.lastIndex = 0
      return text.test(message)
    }
    expect(messages.some(isSaid)).toBe(true)
  })

  it.each(WHOLE_ANSWERS.map(({ code }) => code).filter((code) => code !== 10020))('code %i', (code) => {
    expect(codes).toContain(code)
  })
})

describe('the next step says what is known', () => {
  const known: Known = {
    organization: { name: 'acme', memoryMb: 10240, memoryLeftMb: 2048, tasks: 5 },
    space: { name: 'nearly-full', memoryMb: 512, memoryLeftMb: 64, memoryPerTaskMb: 256, tasks: 2 },
    developers: ['ann', 'bob', 'cy', 'dee', 'eve', 'flo'],
  }
  const nextOf = (code: number, detail: string, of: Known) =>
    attribute(
      { status: code === 10003 ? 403 : 422, errors: [{ code, title: 'x', detail }] },
      { values: emptyValues('a'), known: of },
    ).problems[0]?.next

  it.each<[number, string, string, string]>([
    [
      10008,
      'memory_in_mb exceeds space memory quota',
      '64 MB of 512 MB is left in the space nearly-full. Ask for less, or wait until something that runs there ends.',
      'Ask for less, or wait until something that runs there ends.',
    ],
    [
      10008,
      'memory_in_mb exceeds space instance memory quota',
      'Ask for 256 MB or less: one task may not have more in the space nearly-full.',
      'Ask for less: one task may not have more in the space.',
    ],
    [
      10008,
      'app_task_limit quota exceeded',
      'As many tasks as a quota allows are running: the space nearly-full allows 2, the organization acme allows 5. Wait until one ends.',
      'As many tasks as a quota allows are running. Wait until one ends.',
    ],
    [
      10003,
      'You are not authorized to perform the requested action',
      'Creating tasks takes the role space developer in the space nearly-full. Who has it: ann, bob, cy, dee, eve and 1 more.',
      'Creating tasks takes the role space developer in the space of the app. A space manager can give it.',
    ],
  ])('%i %s', (code, detail, exact, general) => {
    expect(nextOf(code, detail, known)).toBe(exact)
    expect(nextOf(code, detail, {})).toBe(general)
  })

  it('a sign-in that may only read is told so, and no role', () => {
    expect(
      nextOf(10003, 'You are not authorized to perform the requested action', { isReadOnly: true }),
    ).toBe('This sign-in may only read. Sign in with one that has the scope cloud_controller.write.')
  })
})
