import { QueryClient } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { liveTaskQuery } from '@/lib/queries/live-task'
import { taskListQuery } from '@/lib/queries/task-list'
import { taskSchema } from '@/lib/resources/task'
import { watchKnown } from './known'

const task = (guid: string, state: string, at: string) =>
  z.parse(taskSchema, { guid, name: guid, state, created_at: '2026-11-23T20:44:39Z', updated_at: at })
const list = (...tasks: ReturnType<typeof task>[]) => ({
  list: { tasks, apps: [], total: tasks.length, unreadable: [], broken: [] },
  version: '',
  nextLookMs: 1_000,
})

it('knows each task of the pages once, as it was last, and nothing of a cache that was cleared', () => {
  const client = new QueryClient()
  const { now } = watchKnown(client)
  expect(now().tasks).toEqual([])
  client.setQueryData(taskListQuery('').queryKey, list(task('a', 'RUNNING', '1'), task('b', 'FAILED', '1')))
  client.setQueryData(liveTaskQuery('a').queryKey, {
    task: task('a', 'SUCCEEDED', '2'),
    log: null,
    nextLookMs: null,
  })
  client.setQueryData(taskListQuery('states=RUNNING').queryKey, list(task('a', 'RUNNING', '1')))
  expect(now().tasks.map(({ guid, state }) => `${guid} ${state}`)).toEqual(['a SUCCEEDED', 'b FAILED'])
  expect(now()).toBe(now())
  client.clear()
  expect(now().tasks).toEqual([])
})
