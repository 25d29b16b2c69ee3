import { expect, it } from 'vitest'
import { pasteRows } from './paste-rows'

const row = (key: string, value: string) => ({ id: key, key, value })
const shown = (rows: { key: string; value: string }[]) => rows.map(({ key, value }) => `${key}=${value}`)

it('pasted lines take the place of an empty row', () => {
  const pasted = pasteRows([row('a', '1'), row('', '')], 1, 'team=core\nenv=prod', 'labels')
  expect(shown(pasted?.rows ?? [])).toEqual(['a=1', 'team=core', 'env=prod'])
  expect(pasted).toMatchObject({ last: 2, told: '2 rows pasted.' })
})

it('pasted lines follow a row that says something, and come before the next', () => {
  const pasted = pasteRows([row('a', '1'), row('b', '2')], 0, 'team: core', 'labels')
  expect(shown(pasted?.rows ?? [])).toEqual(['a=1', 'team=core', 'b=2'])
  expect(pasted?.last).toBe(1)
})

it('rows that stay keep their ids', () => {
  const pasted = pasteRows([row('a', '1'), row('b', '2')], 0, '{"team":"core"}', 'annotations')
  expect(pasted?.rows.map(({ id }) => id)).toEqual(['a', expect.any(String), 'b'])
})

it('lines that are no pairs are told', () => {
  expect(pasteRows([row('', '')], 0, 'team=core\nnonsense', 'labels')?.told).toBe(
    '1 row pasted. Left out: nonsense',
  )
})

it('text without any pair is none', () =>
  expect(pasteRows([row('', '')], 0, 'two words', 'labels')).toBeUndefined())
