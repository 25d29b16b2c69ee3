import { expect, it } from 'vitest'
import type { FieldName } from '../fields'
import { emptyValues } from '../fields'
import { attribute } from './attribute'

function nextOf(field: FieldName, typed: string, detail: string): string | undefined {
  const values = { ...emptyValues('app'), command: 'true', [field]: typed }
  const errors = [{ code: 10008, title: 'CF-UnprocessableEntity', detail }]
  const [problem] = attribute({ status: 422, errors }, { values }).problems
  expect(problem?.at).toEqual({ kind: 'field', field })
  return problem?.next
}

it.each<[FieldName, string, string, string | undefined]>([
  ['memory', '5000', 'Memory in mb must be less than or equal to 4096', 'Enter 4096 MB or less.'],
  ['memory', '5 GB', 'Memory in mb must be less than or equal to 4096', 'Enter 4 GB or less.'],
  ['memory', '5.5G', 'Memory in mb must be less than 4096', 'Enter less than 4 GB.'],
  ['memory', '0.001 T', 'Memory in mb must be less than or equal to 1000', 'Enter 1000 MB or less.'],
  ['memory', '0', 'Memory in mb must be greater than 0', 'Enter 1 MB or more.'],
  ['disk', '3g', 'Cannot request disk_in_mb greater than 2048', 'Enter 2 GB or less.'],
  ['disk', '4096', 'Cannot request disk_in_mb greater than 2048', 'Enter 2048 MB or less.'],
  ['disk', '10M', 'Disk in mb must be greater than or equal to 64', 'Enter 64 MB or more.'],
  [
    'logRate',
    '-5',
    'Log rate limit in bytes per second must be greater than or equal to -1',
    'Enter 0 or more, or -1 for unlimited.',
  ],
  [
    'logRate',
    '2M',
    'Log rate limit in bytes per second must be less than or equal to 1048576',
    'Enter 1 MB/s or less.',
  ],
  [
    'logRate',
    '20000',
    'Log rate limit in bytes per second must be less than or equal to 16384',
    'Enter 16384 B/s or less.',
  ],
  ['memory', '1', 'Memory in mb must be less than 0', undefined],
  ['memory', '1.5', 'Memory in mb must be an integer', 'Enter a whole number of MB.'],
])('%s %s, refused with "%s", is mended by: %s', (field, typed, detail, next) =>
  expect(nextOf(field, typed, detail)).toBe(next),
)

it('no step contradicts the limit it is for, whatever the number', () => {
  for (const limit of [1, 2, 63, 64, 1000, 1024, 4096, 5000, 1048576])
    for (const typed of ['9999999', '9999 GB', '99 TB']) {
      const most = nextOf('memory', typed, `Memory in mb must be less than or equal to ${limit}`)
      expect(most).toMatch(/ or less\.$/)
      const [, amount, unit] = /Enter (\d+) (MB|GB|TB)/.exec(most ?? '') ?? []
      expect(Number(amount) * 1024 ** ['MB', 'GB', 'TB'].indexOf(unit ?? '')).toBe(limit)
    }
})

it('a prefix of an older Cloud Controller hides nothing of what it says', () => {
  expect(
    nextOf('memory', '5 GB', 'The request is semantically invalid: Memory in mb must be less than 4096'),
  ).toBe('Enter less than 4 GB.')
})
