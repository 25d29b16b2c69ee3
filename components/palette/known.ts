import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { LiveTask } from '@/lib/queries/live-task'
import type { Overview } from '@/lib/queries/overview'
import type { ListedSubmission, SubmissionList } from '@/lib/queries/submission-list'
import type { TaskAround } from '@/lib/queries/task-around'
import type { ReadTaskList } from '@/lib/queries/task-list'
import type { PlacedApp } from '@/lib/resources/app'
import type { Task } from '@/lib/resources/task'

/** What the pages of this session hold already: nothing is asked for. */
export type Known = {
  /** The newest first. */
  tasks: readonly Task[]
  submissions: readonly ListedSubmission[]
  apps: readonly PlacedApp[]
}

/** What is known at any time, for `useSyncExternalStore`: gathered anew only when something else was read. */
export function watchKnown(client: QueryClient): {
  subscribe: (changed: () => void) => () => void
  now: () => Known
} {
  const cache = client.getQueryCache()
  let at = -1
  let known: Known = { tasks: [], submissions: [], apps: [] }
  const now = () => {
    const read = cache.getAll().reduce((sum, { state }) => sum + state.dataUpdatedAt, 0)
    if (read !== at) known = knownTo(client)
    at = read
    return known
  }
  return { subscribe: (changed) => cache.subscribe(changed), now }
}

/** Tasks, submissions and apps of the query cache, each once, as it was read last. */
export function knownTo(client: QueryClient): Known {
  const tasks = new Map<string, Task>()
  const submissions = new Map<string, ListedSubmission>()
  const apps = new Map<string, PlacedApp>()
  const read = <T>(kind: string): T[] =>
    client.getQueriesData<T>({ queryKey: [kind] }).flatMap(([, data]) => (data === undefined ? [] : [data]))
  const add = (some: readonly Task[]) => {
    for (const task of some) {
      const known = tasks.get(task.guid)
      if (!known || known.updated_at <= task.updated_at) tasks.set(task.guid, task)
    }
  }
  for (const { list } of read<ReadTaskList>('tasks')) {
    add(list.tasks)
    for (const app of list.apps) apps.set(app.guid, app)
  }
  for (const overview of read<Overview>('overview')) {
    add(overview.running?.tasks ?? [])
    for (const app of overview.apps) apps.set(app.guid, app)
  }
  for (const { runs } of read<TaskAround>('task-around')) if (runs.kind === 'told') add(runs.tasks)
  for (const { task } of read<LiveTask>('task')) add([task])
  for (const { pages } of read<InfiniteData<SubmissionList>>('submissions'))
    for (const one of pages.flatMap((page) => page.submissions)) submissions.set(one.id, one)
  return {
    tasks: [...tasks.values()].sort((a, b) => newestFirst(a.created_at, b.created_at)),
    submissions: [...submissions.values()].sort((a, b) => newestFirst(a.recordedAt, b.recordedAt)),
    apps: [...apps.values()],
  }
}

const newestFirst = (a: string, b: string): number => Number(a < b) - Number(a > b)
