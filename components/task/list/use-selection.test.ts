import { expect, it } from 'vitest'
import { taskSchema } from '@/lib/resources/task'
import { withNews } from './use-selection'

const task = (guid: string, state = 'RUNNING') =>
  taskSchema.parse({
    guid,
    sequence_id: 1,
    name: guid,
    state,
    relationships: { app: { data: { guid: 'app' } } },
    created_at: '2026-11-23T10:00:00Z',
    updated_at: '2026-11-23T10:00:00Z',
  })

it('keeps selected tasks as they were last seen, also those that left the page', () => {
  const selected = new Map(['a', 'b'].map((guid) => [guid, task(guid)]))
  const ended = task('a', 'FAILED')
  const seen = withNews(selected, [ended, task('c')])
  expect([...seen.values()]).toEqual([ended, task('b')])
  expect(withNews(seen, [ended])).toBe(seen)
  expect(withNews(seen, [])).toBe(seen)
})
