import Link from 'next/link'
import { linkClass } from '@/components/ui/classes'
import { Fact, Facts } from '@/components/ui/facts'
import { Panel, PanelPart } from '@/components/ui/panel'
import { Timeline } from '@/components/ui/timeline'
import { paths } from '@/lib/paths'
import type { SubmissionRecord } from '@/lib/resources/submission'
import { Outcome } from './outcome'
import { stepsOf } from './submission-steps'

/** One submission beside its result: the steps it took, and the ids support asks for. */
export function SubmissionPanel({ submission }: { submission: SubmissionRecord }) {
  return (
    <Panel id="submission" title="Submission" aside={<Outcome outcome={submission.outcome} />}>
      <PanelPart>
        <Timeline steps={stepsOf(submission)} />
      </PanelPart>
      <PanelPart>
        <Facts short>
          <Fact name="id" mono>
            <Link prefetch={false} href={paths.submission(submission.id)} className={linkClass}>
              {submission.id}
            </Link>
          </Fact>
          {submission.requestId && (
            <Fact name="request" mono>
              {submission.requestId}
            </Fact>
          )}
          {submission.taskGuid && (
            <Fact name="task" mono>
              {submission.taskGuid}
            </Fact>
          )}
        </Facts>
      </PanelPart>
    </Panel>
  )
}
