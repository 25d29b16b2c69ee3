import Link from 'next/link'
import { linkClass } from '@/components/ui/classes'
import { HostileText } from '@/components/ui/hostile-text'
import { Time } from '@/components/ui/time'
import { paths } from '@/lib/paths'
import type { SubmissionDetails } from '@/lib/queries/submission-details'
import { printDuration } from '@/lib/time'
import { OutcomeShape, OutcomeWord } from '../outcome'

/** What a submission's page is headed with: shape and name. */
export function SubmissionHeading({ details: { submission, taskName } }: { details: SubmissionDetails }) {
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
export function SubmissionMeta({
  details: { submission, user },
  notReadSince,
}: {
  details: SubmissionDetails
  notReadSince?: string
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
      {notReadSince && (
        <span role="status" className="text-careful-text">
          Not read since <Time at={notReadSince} />. It is tried again.
        </span>
      )}
    </div>
  )
}
