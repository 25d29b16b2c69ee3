import { dequal } from 'dequal/lite'
import Link from 'next/link'
import { useEffect } from 'react'
import { Outcome } from '@/components/outcome/outcome'
import { FormAndPanel } from '@/components/shell/page'
import { linkClass } from '@/components/ui/classes'
import { Fact, Facts } from '@/components/ui/facts'
import type { ProblemWords } from '@/components/ui/field'
import { Shape } from '@/components/ui/icon'
import { Panel, PanelPart, takeFocus } from '@/components/ui/panel'
import { useTick } from '@/components/ui/time'
import { Timeline } from '@/components/ui/timeline'
import { paths } from '@/lib/paths'
import type { TaskOptions } from '@/lib/queries/task-options'
import { stepsOf } from '@/lib/submission/steps'
import type { ShownResult, SubmissionRecord, Ticket } from '@/lib/submission/submission'
import { readDraft } from '@/lib/task-form/draft'
import type { TaskFormValues } from '@/lib/task-form/fields'
import { ValuesAsSent } from '../what-will-run'
import { CreatedTask } from './created-task'
import { FindingOut } from './finding-out'
import { markUsedUp } from './use-press'

type SubmissionResultViewProps = {
  result: ShownResult
  sent: TaskFormValues
  options?: TaskOptions
  cancel: (guid: string) => Promise<ProblemWords | undefined>
  startOver: (next: Ticket) => void
  /** Leaves an outcome that stays open. */
  leave: (next: Ticket) => void
  /** Where this tab keeps what was typed, and the press: both are done with once the task is there. */
  keptAt: readonly string[]
}

/** What became of a press, where the form was, with the values as sent and the submission's steps. */
export function SubmissionResultView({
  result,
  sent,
  options,
  cancel,
  startOver,
  leave,
  keptAt,
}: SubmissionResultViewProps) {
  const isAccepted = result.outcome === 'accepted'
  const isYoung = useIsYoung(result.submission)
  const { id } = result.submission
  const { next } = result
  // The browser's storage is outside of React.
  useEffect(() => {
    if (!isAccepted) return
    markUsedUp(id, next)
    for (const key of keptAt) {
      // Something else may have been typed before an earlier press was shown: that was not sent.
      const draft = readDraft(sessionStorage.getItem(key), new Date())
      if (!draft || dequal(draft.values, sent)) sessionStorage.removeItem(key)
    }
  }, [isAccepted, id, next, keptAt, sent])
  return (
    <FormAndPanel
      form={
        <div className="grid gap-6">
          {result.outcome === 'accepted' ? (
            <CreatedTask accepted={result} cancel={cancel} another={() => startOver(next)} />
          ) : isYoung ? (
            <Sending />
          ) : (
            <FindingOut
              submission={result.submission}
              settledBy={result.outcome === 'unknown' ? result.settledBy : null}
              appName={options?.app.name}
              appGuid={sent.app}
              leave={() => leave(next)}
            />
          )}
          <ValuesAsSent values={sent} options={options} />
        </div>
      }
      panel={<SubmissionPanel submission={result.submission} />}
    />
  )
}

/** One submission beside its result: the steps it took, and the ids support asks for. */
function SubmissionPanel({ submission }: { submission: SubmissionRecord }) {
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

/** An answer may take its time: until then nothing is wrong. */
const PATIENCE_MS = 5_000

/** Whether a submission is so young that its answer is only on its way. Draws again as time passes. */
function useIsYoung({ outcome, sentAt, recordedAt }: SubmissionRecord): boolean {
  useTick(outcome === 'sending')
  return outcome === 'sending' && Date.now() - Date.parse(sentAt ?? recordedAt) < PATIENCE_MS
}

/** The request is under way, and nothing else is to be said of it yet. */
function Sending() {
  return (
    <Panel id="sending" title="Sending" titleHidden tone="running" ref={takeFocus}>
      <PanelPart>
        <p role="status" className="flex items-center gap-2.5 text-20 font-head">
          <Shape name="arrow" tone="running" size="large" />
          Sending
        </p>
        <p className="mt-1 text-text-2">The API has not answered yet.</p>
      </PanelPart>
    </Panel>
  )
}
