'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { OutcomeShape, OutcomeWord } from '@/components/outcome/outcome'
import { NotRead } from '@/components/page-states/not-read'
import { Breadcrumbs, crumbClass, MainAndSide, Page } from '@/components/shell/page'
import { buttonClass } from '@/components/ui/button'
import { linkClass } from '@/components/ui/classes'
import { CopyButton } from '@/components/ui/copy-button'
import { HostileText } from '@/components/ui/hostile-text'
import { Time } from '@/components/ui/time'
import { paths } from '@/lib/paths'
import { type SubmissionDetails, submissionDetailsQuery } from '@/lib/queries/submission-details'
import { printDuration } from '@/lib/time'
import { Answered } from './answered'
import { Asked } from './asked'
import { Ended } from './ended'
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
          notRead={<NotRead error={query.error} since={query.dataUpdatedAt} />}
        />
      }
      actions={
        <>
          {!isOutline && (
            <Link href={paths.again(app.guid, submission.id)} className={buttonClass({ kind: 'primary' })}>
              Create again with changes
            </Link>
          )}
          <CopyButton name="Copy for a ticket" text={() => ticketOf(details)} kind="plain" dense={false} />
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

/** What a submission's page is headed with: shape and name. */
function SubmissionHeading({ details: { submission, taskName } }: { details: SubmissionDetails }) {
  return (
    <span className="flex items-center gap-3">
      <OutcomeShape outcome={submission.outcome} size="title" />
      <span className="min-w-0 wrap-anywhere">
        {taskName === '' ? 'Submission without a name' : <HostileText text={taskName} />}
      </span>
    </span>
  )
}

/** Outcome, who, when and the task in one line, as they change. */
function SubmissionMeta({
  details: { submission, user },
  notRead,
}: {
  details: SubmissionDetails
  notRead: ReactNode
}) {
  const { outcome, recordedAt, sentAt, answeredAt, status, taskGuid } = submission
  return (
    <div className="flex flex-wrap gap-x-5 gap-y-1 text-13 text-text-2">
      <span role="status">
        <OutcomeWord outcome={outcome} />
      </span>
      <span>
        by <HostileText text={user.name} />
      </span>
      <Time at={recordedAt} />
      {answeredAt && status !== null && (
        <span>answered after {printDuration(Date.parse(answeredAt) - Date.parse(sentAt ?? recordedAt))}</span>
      )}
      {taskGuid ? (
        <Link href={paths.task(taskGuid)} className={linkClass}>
          Open task
        </Link>
      ) : (
        <span>{outcome === 'rejected' ? 'no task' : 'no task known'}</span>
      )}
      {notRead}
    </div>
  )
}

/** Few copy it: what writes one comes then. */
async function ticketOf(details: SubmissionDetails): Promise<string> {
  const { asTicket } = await import('@/lib/task-form/copies/as-ticket')
  const { submission, taskName, app, organization, space, user, values } = details
  const place = organization.name && `${organization.name} / ${space.name}`
  return asTicket({ submission, taskName, app, place, userName: user.name, values })
}
