import { describe, expect, it } from 'vitest'
import { parseBytesPerSecond, parseMegabytes } from '../size'
import { checkForm } from './check'
import { emptyValues, type TaskFormValues } from './fields'
import { toRequest, toRequestText } from './request'
import { hostileTexts } from './testing/hostile-texts'

const settings = { submissionLabel: 'task-console-submission' }

function filled(change: Partial<TaskFormValues>): TaskFormValues {
  return { ...emptyValues('a'), command: 'true', ...change }
}

function isRight(change: Partial<TaskFormValues>): boolean {
  return checkForm(filled(change), settings).kind === 'ok'
}

/** NUL or half of a surrogate pair: nothing that the API could keep. */
function isBroken(text: string): boolean {
  return text.includes('\0') || Buffer.from(text).toString() !== text
}

describe.each(hostileTexts('text'))('$id: $why', ({ value }) => {
  it('is a command as it was typed, or refused at the command', () => {
    const values = filled({ command: value })
    const checked = checkForm(values, settings)
    expect(checked.kind).toBe(isBroken(value) || Array.from(value).length > 4096 ? 'wrong' : 'ok')
    if (checked.kind === 'ok') expect(JSON.parse(toRequestText(values))).toEqual({ command: value })
    else expect(checked.problems).toMatchObject([{ at: { kind: 'field', field: 'command' } }])
  })

  it('is an annotation as it was typed, or refused at its row', () => {
    const values = filled({ annotations: [{ id: 'r', key: 'note', value }] })
    const checked = checkForm(values, settings)
    expect(checked.kind).toBe(isBroken(value) || Array.from(value).length > 5000 ? 'wrong' : 'ok')
    if (checked.kind === 'ok') expect(toRequest(values).metadata).toEqual({ annotations: { note: value } })
    else expect(checked.problems).toMatchObject([{ at: { kind: 'row', rowId: 'r', part: 'value' } }])
  })

  it('is refused where it is no size, no key and no label value', () => {
    const row = { id: 'r', key: 'k', value }
    expect(isRight({ memory: value })).toBe(false)
    expect(isRight({ logRate: value })).toBe(false)
    expect(isRight({ labels: [{ ...row, key: value, value: 'v' }] })).toBe(false)
    expect(isRight({ labels: [row] })).toBe(false)
  })

  it('is a name if all of it is printable', () => {
    expect(isRight({ name: value })).toBe(!isBroken(value) && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value))
  })
})

it.each(hostileTexts('label-key'))('label key $id: $why', ({ id, value }) => {
  const right = ['H67', 'H68', 'H69', 'H70', 'H72', 'H73', 'H75']
  const labels = [{ id: 'r', key: value, value: 'v' }]
  expect(isRight({ labels })).toBe(right.includes(id))
  expect(Object.entries(toRequest(filled({ labels })).metadata?.labels ?? {})).toEqual([[value, 'v']])
})

it.each(hostileTexts('label-value'))('label value $id: $why', ({ id, value }) => {
  expect(isRight({ labels: [{ id: 'r', key: 'k', value }] })).toBe(['H83', 'H84'].includes(id))
})

it.each(hostileTexts('annotation-value'))('annotation value $id: $why', ({ id, value }) => {
  expect(isRight({ annotations: [{ id: 'r', key: 'k', value }] })).toBe(id === 'H88')
})

it.each(hostileTexts('number'))('size $id: $why', ({ id, value }) => {
  expect(parseMegabytes(value).kind).toBe(['H102', 'H104'].includes(id) ? 'ok' : 'wrong')
  const rates = ['H90', 'H91', 'H97', 'H98', 'H102', 'H104']
  expect(parseBytesPerSecond(value).kind).toBe(rates.includes(id) ? 'ok' : 'wrong')
})
