'use client'
import { useEffect } from 'react'
import { FormAndPanel } from '@/components/shell/page'
import { SubmissionPanel } from '@/components/submission/submission-panel'
import type { Problem } from '@/components/ui/field'
import type { TaskOptions } from '@/lib/queries/task-options'
import type { Ticket } from '@/lib/resources/submission'
import { readDraft } from '@/lib/task-form/draft'
import type { TaskFormValues } from '@/lib/task-form/values'
import { CreatedTask } from './created-task'
import { FindingOut } from './finding-out'
import type { ShownResult } from './open-outcome'
import { Sending, useIsYoung } from './sending'
import { markUsedUp } from './use-submission'
import { ValuesAsSent } from './values-as-sent'

type SubmissionResultViewProps = {
  result: ShownResult
  sent: TaskFormValues
  options?: TaskOptions
  cancel: (guid: string) => Promise<Problem | undefined>
  startOver: (next: Ticket) => void
  /** Leaves an outcome that stays open. */
  leave: (next: Ticket) => void
  /** Where this tab keeps what was typed, and the press: both are done with once the task is there. */
  keptAt: readonly string[]
}

/** What became of a press, in the form's place, with the values as sent and the submission's steps. */
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
      if (!draft || JSON.stringify(draft.values) === JSON.stringify(sent)) sessionStorage.removeItem(key)
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
