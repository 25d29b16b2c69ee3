import { LogLines } from '@/components/task/log-lines'
import { TaskState } from '@/components/task/task-state'
import { HostileText } from '@/components/ui/hostile-text'
import { PanelPart } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { SubmissionDetails } from '@/lib/queries/submission-details'
import { DetailSection } from './answered'

/** How the task ended and what it wrote last, kept because the log cache forgets in minutes and the API in a month. */
export function Ended({ end }: { end: SubmissionDetails['end'] }) {
  if (!end) return null
  return (
    <DetailSection id="ended" title="How it ended" aside={end.at && <Time at={end.at} />}>
      <PanelPart>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-13">
          <TaskState task={{ state: end.state, result: { failure_reason: end.reason } }} />
          {end.reason && (
            <span className="font-mono text-12 wrap-anywhere">
              <HostileText text={end.reason} />
            </span>
          )}
        </p>
      </PanelPart>
      {end.lines.length > 0 ? (
        <PanelPart flush>
          <div
            role="log"
            aria-live="off"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
            tabIndex={0}
            aria-label="Last lines of output"
            className="max-h-120 overflow-y-auto focus-visible:-outline-offset-2"
          >
            <LogLines lines={end.lines} />
          </div>
        </PanelPart>
      ) : (
        <PanelPart ground="foot">
          <p className="text-13 text-text-2">No lines of its output were kept.</p>
        </PanelPart>
      )}
    </DetailSection>
  )
}
