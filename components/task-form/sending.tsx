'use client'
import { Panel, PanelPart, takeFocus } from '@/components/ui/panel'
import { Shape } from '@/components/ui/shape'
import { useTick } from '@/components/ui/time'
import type { SubmissionRecord } from '@/lib/resources/submission'

/** An answer may take its time: until then nothing is wrong. */
const PATIENCE_MS = 5_000

/** Whether a submission is so young that its answer is only on its way. Draws again as time passes. */
export function useIsYoung({ outcome, sentAt, recordedAt }: SubmissionRecord): boolean {
  useTick(outcome === 'sending')
  return outcome === 'sending' && Date.now() - Date.parse(sentAt ?? recordedAt) < PATIENCE_MS
}

/** The request is under way, and nothing else is to be said of it yet. */
export function Sending() {
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
