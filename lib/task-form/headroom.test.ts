import { expect, it } from 'vitest'
import { headroomOf, knownOf, memoryOf, type QuotaUses } from './headroom'

const uses: QuotaUses = {
  space: {
    name: 'production',
    total_memory_in_mb: 8192,
    per_process_memory_in_mb: 1024,
    per_app_tasks: 10,
    used: { memory_in_mb: 6912, per_app_tasks: 3 },
  },
  organization: {
    name: 'retail-eu',
    total_memory_in_mb: 65536,
    per_process_memory_in_mb: null,
    per_app_tasks: null,
    used: { memory_in_mb: 41984, per_app_tasks: 3 },
  },
}

function lines(memoryMb: number | undefined): string[] {
  return headroomOf(uses, memoryMb).map(
    ({ of, text, isShort }) => `${of}: ${text}${isShort ? ', refused' : ''}`,
  )
}

it('what would be left is said of every limit', () => {
  expect(lines(768)).toEqual([
    'Memory of space production: 512 MB would be left',
    'Tasks at once in space production: 6 would be left',
    'Memory of retail-eu: 22.25 GB would be left',
  ])
})

it('a quota that is filled exactly is enough', () => {
  expect(lines(1280).slice(0, 2)).toEqual([
    'Memory of space production: 0 MB would be left',
    'Memory of one task in space production: 256 MB short, refused',
  ])
})

it('what is missing is said', () => {
  expect(lines(6144)[0]).toBe('Memory of space production: 4.75 GB short, refused')
})

it('without a known memory what is left now is said', () => {
  expect(lines(undefined)).toEqual([
    'Memory of space production: 1.25 GB left',
    'Tasks at once in space production: 6 would be left',
    'Memory of retail-eu: 23 GB left',
  ])
  expect(headroomOf({}, 512)).toEqual([])
})

it.each([
  ['', undefined, undefined],
  ['', { memory_in_mb: 256 }, 256],
  ['1 GB', { memory_in_mb: 256 }, 1024],
  ['1 G B', { memory_in_mb: 256 }, undefined],
])('memory %j with template %j is %j MB', (typed, template, expected) => {
  expect(memoryOf(typed, template)).toBe(expected)
})

it('next steps know the same', () => {
  expect(knownOf(uses)).toEqual({
    space: { name: 'production', memoryMb: 8192, memoryLeftMb: 1280, memoryPerTaskMb: 1024, tasks: 10 },
    organization: {
      name: 'retail-eu',
      memoryMb: 65536,
      memoryLeftMb: 23552,
      memoryPerTaskMb: undefined,
      tasks: undefined,
    },
  })
})
