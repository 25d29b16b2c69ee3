import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyForm, anyText } from '../testing/any-form'
import {
  type AnyRequest,
  anyRequest,
  cloudControllerSays,
  type Message,
} from '../testing/cloud-controller-says'
import { attribute, attributeSent } from './attribute'
import type { SentEntry, SentTask } from './said'

const unprocessable = { code: 10008, title: 'CF-UnprocessableEntity' }

function entriesOf(rows: [string, string][]): SentEntry[] {
  return Object.entries(Object.fromEntries(rows)).map(([key, value]) => ({ key, value, rowId: key }))
}

function sentOf({ labels, annotations, unknown, user, hasTemplate }: AnyRequest): SentTask {
  return {
    fields: ['command', ...unknown],
    metadataFields: ['labels', 'annotations'],
    labels: entriesOf(labels),
    annotations: entriesOf(annotations),
    template: hasTemplate ? 'p' : '',
    user: hasTemplate ? '' : user,
    typed: {},
  }
}

function join(messages: Message[]): string {
  return messages.map(({ text }) => text).join(', ')
}

function attributed(request: AnyRequest, details: string[]): Message[] {
  const errors = details.map((detail) => ({ ...unprocessable, detail }))
  return attributeSent({ status: 422, errors }, sentOf(request)).problems.map(({ at, message }) => {
    if (at.kind === 'field') return { at: at.field, text: message }
    if (at.kind === 'row') return { at: `${at.list} ${at.rowId} ${at.part}`, text: message }
    return { at: at.kind === 'group' ? at.list : at.kind, text: message }
  })
}

describe('whatever was typed', () => {
  it('each message comes back to its spot', () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        const said = cloudControllerSays(request)
        fc.pre(said.length > 0)
        expect(attributed(request, [join(said)])).toEqual(said)
      }),
      { numRuns: 500 },
    )
  })

  it('in errors of their own too', () => {
    fc.assert(
      fc.property(anyRequest, fc.infiniteStream(fc.boolean()), (request, cuts) => {
        const said = cloudControllerSays(request)
        fc.pre(said.length > 0)
        const errors: Message[][] = [[]]
        for (const message of said) {
          if (cuts.next().value && errors.at(-1)?.length) errors.push([])
          errors.at(-1)?.push(message)
        }
        expect(attributed(request, errors.map(join))).toEqual(said)
      }),
      { numRuns: 500 },
    )
  })

  it('before what nobody knows', () => {
    const rest = { at: 'form', text: 'Colour, if any, must be blue, name format' }
    fc.assert(
      fc.property(anyRequest, (any) => {
        // A name that imitates an end, beside what nobody knows, is rightly in doubt.
        const request = { ...any, organization: 'acme', user: "o'brien, name format" }
        const said = [...cloudControllerSays(request), rest]
        expect(attributed(request, [join(said)])).toEqual(said)
      }),
      { numRuns: 500 },
    )
  })

  it('where rules differ it is never on a wrong field or row', () => {
    fc.assert(
      fc.property(anyRequest, fc.infiniteStream(fc.boolean()), (request, kept) => {
        const said = cloudControllerSays(request).filter(() => kept.next().value)
        fc.pre(said.length > 0)
        const begins = new Map<string, string>()
        let begin = 0
        for (const { at, text } of said) {
          begins.set(`${begin} ${text}`, at)
          begin += text.length + 2
        }
        begin = 0
        for (const { at, text } of attributed(request, [join(said)])) {
          const right = begins.get(`${begin} ${text}`) ?? 'form'
          if (at !== 'form') expect(at === right || right.startsWith(`${at} `), `${text} at ${at}`).toBe(true)
          begin += text.length + 2
        }
      }),
      { numRuns: 500 },
    )
  })

  it('no detail throws or loses a character', () => {
    const piece = fc.oneof(
      anyText,
      fc.constantFrom(
        'name format',
        'Memory in mb is not a number',
        "log_rate_limit cannot be unlimited in space 'x'.",
        'user invalid (requested user ',
        "Metadata label key error: 'a' contains invalid characters",
        '',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), anyForm, (pieces, values) => {
        const detail = pieces.join(', ')
        const { problems } = attribute({ status: 422, errors: [{ ...unprocessable, detail }] }, { values })
        expect(problems.map(({ message }) => message).join(', ')).toBe(
          detail || 'The API answered 422 and said nothing more.',
        )
      }),
    )
  })
})
