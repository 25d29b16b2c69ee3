import { expect, it } from 'vitest'
import { draftKey, forgetDrafts, pressKey, readDraft, writeDraft } from './draft'
import { emptyValues } from './fields'

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

const API = 'https://api.example.org'

function storageWith(keys: string[]): Storage {
  const held = new Map(keys.map((key) => [key, 'text']))
  return {
    get length() {
      return held.size
    },
    key: (index) => [...held.keys()][index] ?? null,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
    clear: () => held.clear(),
  }
}

it('drafts of different owners and apps never meet', () => {
  expect(draftKey(API, 'a/b', 'c')).not.toBe(draftKey(API, 'a', 'b/c'))
  expect(draftKey(API, 'a', 'c')).not.toBe(pressKey(API, 'a', 'c'))
})

it('all drafts go at sign-out, nothing else does', () => {
  const storage = storageWith([draftKey(API, 'dana', 'x'), pressKey(API, 'dana', ''), 'theme'])
  forgetDrafts(storage)
  expect(storage.length).toBe(1)
  expect(storage.getItem('theme')).toBe('text')
})

it('drafts of other users and foundations go when somebody else opens the form', () => {
  const own = draftKey(API, 'dana', 'x')
  const storage = storageWith([own, draftKey(API, 'dan', 'x'), draftKey('https://other', 'dana', 'x')])
  forgetDrafts(storage, { foundation: API, user: 'dana' })
  expect(storage.length).toBe(1)
  expect(storage.getItem(own)).toBe('text')
})
