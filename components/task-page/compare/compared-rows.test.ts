import { expect, it } from 'vitest'
import { emptyValues } from '@/lib/task-form/fields'
import { taskMadeOf } from '@/lib/task-form/testing/task-made-of'
import { comparedRows } from './compared-rows'

const task = {
  ...taskMadeOf({ ...emptyValues('app'), command: 'bin/nightly --day 22', name: 'nightly' }),
  memory_in_mb: 512,
  metadata: { labels: { team: 'a', hidden: 'x' }, annotations: {} },
}
const before = { task, revision: 2, createdBy: 'dana' }
const after = {
  ...before,
  task: {
    ...task,
    state: 'FAILED',
    result: { failure_reason: 'APP/TASK/nightly: Exited with status 137 (out of memory)' },
    command: 'bin/nightly --day 23',
    memory_in_mb: 256,
    metadata: { labels: { team: 'a', hidden: 'y', change: '__proto__' }, annotations: {} },
  },
}

const shown = (parts: readonly { text: string; differs: boolean }[]) =>
  parts.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('')

it('what differs comes first, in the order in which one would ask', () => {
  const rows = comparedRows(before, after, 'hidden').filter(({ differs }) => differs)
  expect(rows.map(({ name, subject, cells }) => [subject ?? name, ...cells.map(shown)])).toEqual([
    ['Outcome', 'SUCCEEDED', 'FAILED'],
    ['Reason', '', 'Exited with status 137 (out of memory)'],
    ['Exit status', '0', '137'],
    ['Command', 'bin/nightly --day [22]', 'bin/nightly --day [23]'],
    ['Memory', '512 MB', '256 MB'],
    ['change', '', '__proto__'],
  ])
})

it('a run that is like the other differs in nothing', () => {
  expect(comparedRows(before, before).filter(({ differs }) => differs)).toEqual([])
})
