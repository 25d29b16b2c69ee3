'use client'
import { useQuery } from '@tanstack/react-query'
import { use } from 'react'
import { type TaskChecks, taskChecksQuery } from '@/lib/queries/task-checks'
/** The checks of the address's app as they come with the page; null where they did not come in time. */
export type GivenChecks = { app: string; checks: Promise<TaskChecks | null> }

/** What speaks against a task of an app, once known. Waits, in its Suspense, for what comes with the page. */
export function useTaskChecks(app: string, given: GivenChecks | undefined): TaskChecks | undefined {
  const came = given?.app === app ? use(given.checks) : null
  return useQuery({ ...taskChecksQuery(app), enabled: app !== '', initialData: came ?? undefined }).data
}
