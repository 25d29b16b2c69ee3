import { useQuery } from '@tanstack/react-query'
import { type Judged, verdictQuery } from '@/lib/queries/verdict'
import { whatChangedQuery } from '@/lib/queries/what-changed'
import type { Task } from '@/lib/resources/task'
import type { WhatChanged } from '@/lib/what-changed/change'
import { likeliestFirst } from '@/lib/what-changed/likeliest'

const causeOf = ({ verdict }: Judged) => verdict?.cause

/** What changed before a task failed, in the order in which it explains the verdict's cause once that is known. */
export function useWhatChanged(task: Task): { told: WhatChanged | undefined; isUnread: boolean } {
  const { data, error } = useQuery(whatChangedQuery(task))
  const { data: cause } = useQuery({ ...verdictQuery(task), enabled: false, select: causeOf })
  const told = data && cause ? { ...data, changes: likeliestFirst(data.changes, data, cause) } : data
  return { told, isUnread: error !== null }
}
