import { expect, it } from 'vitest'
import { readDraft, writeDraft } from './draft'
import { emptyValues } from './values'

const savedAt = new Date('2026-11-23T20:41:03Z')
const values = {
  ...emptyValues('a'),
  command: 'sleep 1',
  labels: [{ id: '1', key: '__proto__', value: 'v' }],
}

it('a draft comes back as it was typed, right or wrong', () => {
  expect(readDraft(writeDraft(values, savedAt), new Date('2026-11-24T20:41:03Z'))).toEqual({
    values,
    savedAt,
  })
})

it.each([
  ['nothing', null],
  ['no JSON', '{'],
  ['another form', JSON.stringify({ version: 0, savedAt: savedAt.getTime(), values })],
  [
    'another shape',
    JSON.stringify({ version: 1, savedAt: savedAt.getTime(), values: { ...values, extra: '' } }),
  ],
])('%s is no draft', (_, text) => expect(readDraft(text, savedAt)).toBeUndefined())

it('a draft of the day before yesterday is forgotten', () => {
  expect(readDraft(writeDraft(values, savedAt), new Date('2026-11-24T20:41:04Z'))).toBeUndefined()
})
