import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { checkForm } from './check'
import { emptyValues, type TaskFormValues } from './fields'
import { readDetail } from './refusal/read-details'
import { sentTask } from './refusal/said'
import vectors from './testing/metadata-vectors.json'

const vectorSchema = z.object({
  kind: z.string(),
  input: z.unknown(),
  ok: z.boolean(),
  status: z.optional(z.number()),
  detail: z.optional(z.string()),
})

/** What the form can hold: texts. Rows without key and value are not sent at all. */
const texts = z
  .array(vectorSchema)
  .parse(vectors)
  .flatMap(({ kind, input, ...rest }) =>
    kind === 'label-selector' || typeof input !== 'string' ? [] : [{ kind, input, ...rest }],
  )

function valuesOf(kind: string, input: string): TaskFormValues {
  const row = kind.endsWith('key') ? { id: 'r', key: input, value: 'v' } : { id: 'r', key: 'k', value: input }
  const values = { ...emptyValues('a'), command: 'true' }
  return kind.startsWith('label') ? { ...values, labels: [row] } : { ...values, annotations: [row] }
}

const named = texts.map((vector) => ({ ...vector, title: JSON.stringify(vector.input).slice(0, 60) }))

describe('the form takes exactly what the API takes', () => {
  it.each(named)('$kind $title', ({ kind, input, ok }) => {
    const checked = checkForm(valuesOf(kind, input), {})
    expect(checked.kind).toBe(ok ? 'ok' : 'wrong')
    const list = kind.startsWith('label') ? 'labels' : 'annotations'
    const at = { kind: 'row', list, rowId: 'r', part: kind.endsWith('key') ? 'key' : 'value' }
    if (checked.kind === 'wrong') expect(checked.problems.map((problem) => problem.at)).toEqual([at])
  })
})

describe('the API is known to say this, and nothing else', () => {
  it.each(named.filter(({ ok, status }) => !ok && status !== 500))(
    '$kind $title',
    ({ kind, input, detail }) => {
      const sent = sentTask({ values: valuesOf(kind, input) })
      const [piece] = readDetail(detail ?? '', sent)
      expect(piece).toMatchObject({
        begin: 0,
        end: detail?.length,
        at: { kind: 'rows', entries: [{ rowId: 'r' }] },
      })
    },
  )
})
