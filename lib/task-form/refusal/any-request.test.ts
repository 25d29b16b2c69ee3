import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Problem } from '../place'
import { attribute } from '../refusals'
import { anyForm, anyText } from '../testdata/any-form'
import { emptyValues, type Row, type TaskFormValues } from '../values'

const unprocessable = { code: 10008, title: 'CF-UnprocessableEntity' }

function filled(change: Partial<TaskFormValues>): TaskFormValues {
  return { ...emptyValues('a'), command: 'true', ...change }
}

function row(id: string, key: string, value: string): Row {
  return { id, key, value }
}

function problemsOf(detail: string, values: TaskFormValues): Problem[] {
  return attribute({ status: 422, errors: [{ ...unprocessable, detail }] }, { values }).problems
}

function shown(problems: Problem[]): string[] {
  return problems.map(({ at, message }) => {
    const where = at.kind === 'field' ? at.field : at.kind === 'group' ? at.list : at.kind
    return `${at.kind === 'row' ? `${at.list} ${at.rowId} ${at.part}` : where}: ${message}`
  })
}

/** What the Cloud Controller would say of labels, written down a second time and without our grammar. */
function modelSays(values: TaskFormValues): { rowId: string; part: string; text: string }[] {
  const said: { rowId: string; part: string; text: string }[] = []
  const entries = Object.entries(
    Object.fromEntries(values.labels.map(({ id, key, value }) => [key, { id, value }])),
  )
  for (const [key, { id, value }] of entries) {
    if (key !== '' && !key.includes('/') && /[^\w.-]/.test(key) && key.trim() !== '') {
      said.push({
        rowId: id,
        part: 'key',
        text: `Metadata label key error: '${key}' contains invalid characters`,
      })
    }
    if (/[^\w.-]/.test(value)) {
      said.push({
        rowId: id,
        part: 'value',
        text: `Metadata label value error: '${value}' contains invalid characters`,
      })
    }
  }
  return said
}

describe('whatever was typed', () => {
  const hostile = fc.oneof(
    anyText,
    fc.constantFrom(
      "' contains invalid characters, Metadata label value error: '",
      ', name format',
      "a' contains invalid characters, name format",
      "Metadata label key error: 'a' contains invalid characters",
    ),
  )
  const word = fc.tuple(hostile, hostile).map(([one, two]) => one + two)
  const labels = fc
    .uniqueArray(
      fc.tuple(
        word.filter((key) => /^[^/]*[ ,:'][^/]*$/.test(key) && key.trim() !== ''),
        word,
      ),
      { selector: ([key]) => key, maxLength: 6 },
    )
    .map((pairs) => pairs.map(([key, value], at) => row(`r${at}`, key, value)))

  it('each message of the model comes back to its row', () => {
    fc.assert(
      fc.property(labels, fc.boolean(), (rows, blank) => {
        const values = filled({ labels: rows.filter(({ value }) => value === '' || /[^\w.-]/.test(value)) })
        const said = modelSays(values)
        const fields = blank
          ? ['Memory in mb must be greater than 0', 'Command No command or template provided']
          : []
        fc.pre(said.length + fields.length > 0)
        const found = problemsOf([...said.map(({ text }) => text), ...fields].join(', '), values)
        const expected = [
          ...said.map(({ rowId, part, text }) => `labels ${rowId} ${part}: ${text}`),
          ...fields.map((text) => `${text.startsWith('Memory') ? 'memory' : 'command'}: ${text}`),
        ]
        expect(shown(found)).toEqual(expected)
      }),
    )
  })

  it('no detail throws or loses a character', () => {
    const detail = fc.array(
      fc.oneof(
        hostile,
        fc.constantFrom(
          'name format',
          'Memory in mb is not a number',
          "log_rate_limit cannot be unlimited in space 'x'.",
          'user invalid (requested user ',
        ),
      ),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(detail, anyForm, (pieces, values) => {
        const text = pieces.join(', ')
        expect(
          problemsOf(text, values)
            .map(({ message }) => message)
            .join(', '),
        ).toBe(text || 'The API answered 422 and said nothing more.')
      }),
    )
  })
})
