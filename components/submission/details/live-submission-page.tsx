'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { Breadcrumbs, crumbClass } from '@/components/shell/breadcrumbs'
import { MainAndSide, Page } from '@/components/shell/page'
import { buttonClass } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { HostileText } from '@/components/ui/hostile-text'
import { paths } from '@/lib/paths'
import { type SubmissionDetails, submissionDetailsQuery } from '@/lib/queries/submission-details'
import { Answered } from './answered'
import { Asked } from './asked'
import { Ended } from './ended'
import { SubmissionHeading, SubmissionMeta } from './submission-head'
import { SubmissionSide } from './submission-side'

/** One submission with everything that is kept of it, followed until its outcome is settled. */
export function LiveSubmissionPage({ initial }: { initial: SubmissionDetails }) {
  const query = useQuery({ ...submissionDetailsQuery(initial.submission.id), initialData: initial })
  const details = query.data
  const { app, submission, isOutline } = details
  return (
    <Page
      heading={<SubmissionHeading details={details} />}
      breadcrumbs={
        <Breadcrumbs
          parts={[
            {
              key: 'submissions',
              part: (
                <Link href={paths.submissions()} className={crumbClass}>
                  Submissions
                </Link>
              ),
            },
            {
              key: 'app',
              part: (
                <Link href={paths.app(app.guid)} className={crumbClass}>
                  <HostileText text={app.name || app.guid} />
                </Link>
              ),
            },
          ]}
        />
      }
      about={
        <SubmissionMeta
          details={details}
          notReadSince={query.isError ? new Date(query.dataUpdatedAt).toISOString() : undefined}
        />
      }
      actions={
        <>
          {!isOutline && (
            <Link href={paths.again(app.guid, submission.id)} className={buttonClass({ kind: 'primary' })}>
              Create again with changes
            </Link>
          )}
          <CopyButton
            name="Copy for a ticket"
            text={async () => (await import('./ticket-text')).ticketText(details)}
            kind="plain"
            dense={false}
          />
        </>
      }
    >
      <MainAndSide
        main={
          <>
            <Answered details={details} />
            <Asked details={details} />
            <Ended end={details.end} />
          </>
        }
        side={<SubmissionSide details={details} />}
      />
    </Page>
  )
}
