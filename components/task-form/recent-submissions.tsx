import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { use } from 'react'
import { Outcome } from '@/components/outcome/outcome'
import { linkClass } from '@/components/ui/classes'
import { HostileText } from '@/components/ui/hostile-text'
import { PanelPart } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { paths } from '@/lib/paths'
import { type RecentSubmission, recentSubmissionsQuery } from '@/lib/queries/recent-submissions'

/** What the operator sent for this app lately, so that nobody sends a second time what is still open (P1). */
function RecentSubmissions({ submissions }: { submissions: readonly RecentSubmission[] }) {
  return (
    <PanelPart>
      <h3 className="mb-1.5 text-12 text-text-3">You sent for this app lately</h3>
      <ul className="grid gap-1.5">
        {submissions.map(({ id, outcome, name, command, recordedAt }) => (
          <li key={id} className="flex min-w-0 items-center gap-2 text-12">
            <Outcome outcome={outcome} />
            <Link
              href={paths.submission(id)}
              prefetch={false}
              className={`min-w-0 flex-1 truncate font-mono ${linkClass}`}
            >
              <HostileText text={name || command || id} />
            </Link>
            <span className="text-text-3">
              <Time at={recordedAt} />
            </span>
          </li>
        ))}
      </ul>
    </PanelPart>
  )
}

/** What was sent for the address's app lately, as it comes with the page. */
export type GivenRecent = { app: string; submissions: Promise<RecentSubmission[]> }

/** Names what the operator sent for this app lately, where there is something. Waits for what comes with the page. */
export function RecentPart({ app, given }: { app: string; given: GivenRecent | undefined }) {
  const came = given?.app === app ? use(given.submissions) : undefined
  const { data } = useQuery({ ...recentSubmissionsQuery(app), initialData: came })
  return data && data.length > 0 ? <RecentSubmissions submissions={data} /> : null
}
