'use client'
import { useQuery } from '@tanstack/react-query'
import { use } from 'react'
import { RecentSubmissions } from '@/components/submission/recent-submissions'
import { type RecentSubmission, recentSubmissionsQuery } from '@/lib/queries/recent-submissions'
/** What was sent for the address's app lately, as it comes with the page. */
export type GivenRecent = { app: string; submissions: Promise<RecentSubmission[]> }

/** Names what the operator sent for this app lately, where there is something. Waits for what comes with the page. */
export function RecentPart({ app, given }: { app: string; given: GivenRecent | undefined }) {
  const came = given?.app === app ? use(given.submissions) : undefined
  const { data } = useQuery({ ...recentSubmissionsQuery(app), initialData: came })
  return data && data.length > 0 ? <RecentSubmissions submissions={data} /> : null
}
