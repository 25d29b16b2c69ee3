import { expect, it } from 'vitest'
import type { Problem } from '@/lib/task-form/problem'
import { problemAt } from './problems'

const memory = { kind: 'field', field: 'memory' } as const
const problems: Problem[] = [
  { at: { kind: 'field', field: 'name' }, message: 'name format', next: 'Mend it.' },
  { at: memory, message: 'memory_in_mb exceeds space memory quota', next: 'Wait.' },
  { at: memory, message: 'memory_in_mb exceeds space instance memory quota', next: 'Ask for less.' },
]

it('a field shows all that was said of it', () => {
  expect(problemAt(problems, 'memory', false)).toEqual({
    message: 'memory_in_mb exceeds space memory quota',
    next: 'Wait.',
    own: false,
    others: [{ message: 'memory_in_mb exceeds space instance memory quota', next: 'Ask for less.' }],
  })
  expect(problemAt(problems, 'name', false)).toEqual({ message: 'name format', next: 'Mend it.', own: false })
  expect(problemAt(problems, 'user', false)).toBeUndefined()
})

it('a next step that two messages share stands once, after both', () => {
  const twice = ['name format', 'name presence'].map(
    (message): Problem => ({
      at: { kind: 'field', field: 'name' },
      message,
      next: 'Enter a name.',
    }),
  )
  expect(problemAt(twice, 'name', false)).toEqual({
    message: 'name format',
    next: undefined,
    own: false,
    others: [{ message: 'name presence', next: 'Enter a name.' }],
  })
})
