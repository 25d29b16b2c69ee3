import { useQuery } from '@tanstack/react-query'
import { whatChangedQuery } from '@/lib/queries/what-changed'
import type { Task } from '@/lib/resources/task'
import type { WhatChanged } from '@/lib/what-changed/change'
import { likeliestFirst } from '@/lib/what-changed/likeliest'

/** What changed before a task failed, in the order in which it explains the verdict's cause once that is known. */
export function useWhatChanged(
  task: Task,
  cause?: string,
): { told: WhatChanged | undefined; isUnread: boolean } {
  const { data, error } = useQuery(whatChangedQuery(task))
  const told = data && cause ? { ...data, changes: likeliestFirst(data.changes, data, cause) } : data
  return { told, isUnread: error !== null }
}
