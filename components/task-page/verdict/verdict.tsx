import type { ReactNode } from 'react'
import { exitStatus } from '@/components/task/failure'
import { CopyButton } from '@/components/ui/copy-button'
import { HostileText } from '@/components/ui/hostile-text'
import { Shape } from '@/components/ui/icon'
import type { Judged, Verdict as Judgement } from '@/lib/queries/verdict'
import type { Task } from '@/lib/resources/task'
import { CAUSES } from '@/lib/verdict/causes'
import { Evidence } from './evidence'
import { Grade } from './grade'

type VerdictProps = {
  judged: Judged
  /** Since when it fails and what changed, in one line. */
  since?: ReactNode
  /** What can be done now, at the foot. */
  foot?: ReactNode
  /** The whole of it for a ticket, made at the press. */
  ticket: () => Promise<string>
}

/** Why the task failed: the cause in a sentence, how sure that is, what says so and what speaks against it. */
export function Verdict({ judged, since, foot, ticket }: VerdictProps) {
  const { verdict, log } = judged
  if (!verdict) return null
  const isOnlyContradiction = verdict.cause === 'none'
  const isCareful = isOnlyContradiction || verdict.cause === 'cancelled'
  return (
    <section
      aria-label="Verdict"
      data-cause={verdict.cause}
      data-grade={verdict.grade}
      data-contradiction={verdict.contradiction?.kind}
      className={`overflow-hidden rounded-3 border bg-surface ${isCareful ? 'border-careful-line' : 'border-bad-line'}`}
    >
      <div className={`px-5 pt-3.5 pb-4 ${isCareful ? 'bg-careful-tint' : 'bg-bad-tint'}`}>
        <div className="mb-1 flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-13">
          <span className="flex flex-wrap items-center gap-x-2 text-text-2">
            Verdict
            {verdict.cause !== 'none' && verdict.cause !== 'unknown' && (
              <span className="text-text-3">{CAUSES[verdict.cause].word}</span>
            )}
            {verdict.isPlatform && !isOnlyContradiction && (
              <span className="text-text-3">the platform’s, not the app’s</span>
            )}
          </span>
          <span className="flex items-center gap-3">
            <CopyButton name="Copy for a ticket" text={ticket} />
            {!isOnlyContradiction && <Grade grade={verdict.grade} />}
          </span>
        </div>
        <h2 className="text-20 leading-7 font-head wrap-anywhere">
          <HostileText text={verdict.sentence} />
        </h2>
        {since && <p className="mt-1 text-14 text-pretty wrap-anywhere text-text-2 empty:hidden">{since}</p>}
      </div>
      {verdict.contradiction && !isOnlyContradiction && <Contradiction said={verdict.contradiction} />}
      <Evidence verdict={verdict} log={log} />
      {foot}
    </section>
  )
}

function Contradiction({ said }: { said: NonNullable<Judgement['contradiction']> }) {
  return (
    <p className="flex items-start gap-2 border-b border-hairline bg-careful-tint px-5 py-2.5 text-13 wrap-anywhere">
      <Shape name="triangle" tone="careful" />
      <span>
        <HostileText text={said.sentence} />
      </span>
    </p>
  )
}

/** What stands there while the log is read: the API's own reason is known already. */
export function VerdictToCome({ task }: { task: Task }) {
  const reason = task.result.failure_reason
  const exit = reason ? exitStatus(reason) : undefined
  return (
    <section
      aria-label="Verdict"
      aria-busy="true"
      className="rounded-3 border border-bad-line bg-bad-tint px-5 pt-3.5 pb-4 text-13 text-text-2"
    >
      <p className="mb-1">Reading the log for the cause…</p>
      <p className="font-mono wrap-anywhere text-text">
        <HostileText text={reason ?? 'The API gives no reason.'} />
      </p>
      {exit?.meaning && <p className="mt-1">{exit.meaning}</p>}
    </section>
  )
}
