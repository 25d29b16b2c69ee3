import fc from 'fast-check'
import { expect, it } from 'vitest'
import { toCsvRecord } from './csv'
import { hostileTexts } from './task-form/testing/hostile-texts'

/** A second reader of RFC 4180, written apart from the writer: character by character. */
function readCsv(text: string): string[][] {
  const records: string[][] = []
  let record: string[] = []
  let at = 0
  while (at < text.length) {
    if (text[at] !== '"') throw new Error(`no quote at ${at}`)
    let cell = ''
    at += 1
    while (text[at] !== '"' || text[at + 1] === '"') {
      if (at >= text.length) throw new Error('no end of the cell')
      cell += text[at]
      at += text[at] === '"' ? 2 : 1
    }
    record.push(cell)
    at += 1
    if (text[at] === ',') at += 1
    else if (text.startsWith('\r\n', at)) {
      records.push(record)
      record = []
      at += 2
    } else throw new Error(`neither comma nor end at ${at}`)
  }
  return records
}

// @S33
it.each(hostileTexts('csv'))('$id is read back as text: $why', ({ id, value }) => {
  const [[before, cell, after] = []] = readCsv(toCsvRecord(['before', value, 'after']))
  expect([before, after]).toEqual(['before', 'after'])
  expect(cell).toBe(id === 'H50' ? value : `'${value}`)
})

it('has all hostile cells to try', () => {
  expect(hostileTexts('csv')).toHaveLength(8)
})

it.each(['＝1', '＋1', '－1', '＠x', '\n=1'])('%j gets an apostrophe', (value) => {
  expect(toCsvRecord([value])).toBe(`"'${value}"\r\n`)
})

it('quotes every cell and doubles quotes', () => {
  expect(toCsvRecord(['', 'a "b"', 'c,d'])).toBe('"","a ""b""","c,d"\r\n')
})

it('is read back whatever is in it', () => {
  const anyCells = fc.array(fc.string({ unit: fc.constantFrom(...'",\r\n=+-@\t＝ aé') }), { minLength: 1 })
  fc.assert(
    fc.property(fc.array(anyCells, { minLength: 1 }), (records) => {
      const read = readCsv(records.map(toCsvRecord).join(''))
      expect(read.map((cells) => cells.map((cell) => cell.replace(/^'(?=[=+\-@\t\r\n＝])/, '')))).toEqual(
        records,
      )
      for (const cell of read.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝]/)
    }),
  )
})
