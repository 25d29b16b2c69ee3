import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { type ApiError, apiErrorSchema } from '../../resources/api-error'
import { answerText } from '../../server/http/answer-text'
import type { Spot } from '../problem'
import recorded from '../testing/errors.json'
import { attributeSent } from './attribute'
import type { SentEntry, SentTask } from './said'

const anyObject = z.record(z.string(), z.unknown())
const answerSchema = z.object({ errors: z.array(apiErrorSchema) })
const caseSchema = z.object({
  id: z.string(),
  request: z.object({ body: z.optional(z.unknown()), raw: z.optional(z.string()) }),
  response: z.object({ status: z.number(), body: z.optional(z.unknown()) }),
  attribution: z.array(z.object({ target: z.string(), message: z.string() })),
})
const cases = z.array(caseSchema).parse(recorded)

function objectOf(value: unknown): Record<string, unknown> {
  const read = anyObject.safeParse(value)
  return read.success && !Array.isArray(value) ? read.data : {}
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function entriesOf(value: unknown): SentEntry[] {
  return Object.entries(objectOf(value)).map(([key, entry]) => ({ key, value: textOf(entry), rowId: key }))
}

/** A recorded request can hold what the form never sends: read it as it is. */
function sentOf({ request }: (typeof cases)[number]): SentTask {
  const root = request.raw === '["x"]' ? { _json: ['x'] } : request.body
  const body = objectOf(root)
  const metadata = objectOf(body.metadata)
  return {
    fields: Object.keys(body),
    metadataFields: Object.keys(metadata),
    labels: entriesOf(metadata.labels),
    annotations: entriesOf(metadata.annotations),
    template: textOf(objectOf(objectOf(body.template).process).guid),
    user: textOf(body.user),
    typed: {},
  }
}

function targetOf(at: Spot): string {
  if (at.kind === 'field') return at.field
  if (at.kind === 'group') return at.list
  return at.kind === 'row' ? `${at.list}:${at.rowId}` : at.kind
}

function answerOf(body: unknown): { errors: ApiError[]; text?: string } {
  const read = answerSchema.safeParse(body)
  if (read.success) return read.data
  return { errors: [], text: answerText(typeof body === 'string' ? body : JSON.stringify(body ?? '')) }
}

describe('recorded refusals are attributed', () => {
  it.each(cases.map((recordedCase) => ({ ...recordedCase, title: recordedCase.id })))(
    '$title',
    (recordedCase) => {
      const { status, body } = recordedCase.response
      const { problems } = attributeSent({ status, ...answerOf(body) }, sentOf(recordedCase))
      const found = problems.map(({ at, message }) => ({ target: targetOf(at), message }))
      const silence = `The API answered ${status} and said nothing more.`
      const expected = recordedCase.attribution.map(({ target, message }) => ({
        target,
        message: message || silence,
      }))
      expect(found).toEqual(expected)
    },
  )
})
