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

it('more lines than are named are counted', () => {
  const nonsense = Array.from({ length: 8 }, (_, index) => `no ${index}`).join('\n')
  expect(pasteRows([row('', '')], 0, `team=core\n${nonsense}`, 'labels')?.told).toBe(
    '1 row pasted. Left out: no 0 | no 1 | no 2 | no 3 | no 4 | 3 more',
  )
})

it('a text of several lines without any row is not put into a key', () => {
  const before = [row('a', '1'), row('', '')]
  expect(pasteRows(before, 1, 'applications:\n- name: shop', 'labels')).toEqual({
    rows: before,
    last: 1,
    told: 'No row pasted. Left out: no labels in it',
  })
  expect(pasteRows(before, 1, 'two words\nand more', 'labels')?.told).toContain(
    'Left out: two words | and more',
  )
})
