import { useQueryClient } from '@tanstack/react-query'
import RotateCw from 'lucide-react/icons/rotate-cw'
import Link from 'next/link'
import { useTransition } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { Fact, Facts } from '@/components/ui/facts'
import { Icon, Shape } from '@/components/ui/icon'
import { Panel, PanelPart, takeFocus } from '@/components/ui/panel'
import { Moment, Time, useTick } from '@/components/ui/time'
import { paths } from '@/lib/paths'
import { lookNow, submissionQuery } from '@/lib/queries/submission'
import { causeInWords } from '@/lib/submission/cause'
import { looksAfterMs } from '@/lib/submission/steps'
import type { SubmissionRecord } from '@/lib/submission/submission'
import { printDuration } from '@/lib/time'
import { counted } from '@/lib/words'

type LookLineProps = {
  /** How long after the request left each look was, in milliseconds. */
  looks: readonly number[]
  /** All looks so far: of many, only the first are drawn. */
  count: number
  /** When it left, and when the next look is due, in ISO 8601. */
  sentAt: string
  nextLookAt: string | null
}

const HEIGHT = 52
const LINE = 22

/** The looks for a task on a line of time: from when it was sent over now to the next one. */
function LookLine({ looks, count, sentAt, nextLookAt }: LookLineProps) {
  useTick()
  const sent = Date.parse(sentAt)
  const now = Math.max(0, Date.now() - sent)
  const next = nextLookAt === null ? undefined : Math.max(now, Date.parse(nextLookAt) - sent)
  const end = Math.max(next ?? now, 1_000) * 1.1
  // In the first second all of it stands at the left end, where "sent" is written.
  const isClearOfSent = (ms: number, share: number) => ms / end > share
  const at = (ms: number) => `${Math.round((Math.min(ms, end) / end) * 1000) / 10}%`
  return (
    <svg
      role="img"
      aria-label={described(looks, count, next)}
      className="block w-full overflow-visible"
      height={HEIGHT}
    >
      <line x1="0" y1={LINE} x2={at(now)} y2={LINE} strokeWidth={2} className="stroke-careful" />
      <line
        x1={at(now)}
        y1={LINE}
        x2="100%"
        y2={LINE}
        strokeWidth={2}
        strokeDasharray="2 4"
        className="stroke-edge"
      />
      <rect y={LINE - 10} width={2} height={20} className="fill-text" />
      {looks.map((ms) => (
        <circle
          key={ms}
          cx={at(ms)}
          cy={LINE}
          r={4}
          strokeWidth={2}
          className="fill-surface stroke-careful"
        />
      ))}
      {next !== undefined && (
        <circle
          cx={at(next)}
          cy={LINE}
          r={4}
          strokeWidth={1.5}
          strokeDasharray="2 2"
          className="fill-surface stroke-control"
        />
      )}
      <line x1={at(now)} y1={LINE - 8} x2={at(now)} y2={LINE + 8} className="stroke-text" />
      <g className="fill-text-3 text-12">
        <text x="0" y="48">
          sent
        </text>
        <text x={at(now)} y="8" textAnchor="middle" className="fill-text font-label tabular-nums">
          now, {printDuration(seconds(now))}
        </text>
        {next !== undefined && isClearOfSent(next, 0.3) && (
          <text x={at(next)} y="48" textAnchor="middle">
            next look
          </text>
        )}
        {count > 0 && isClearOfSent(now, 0.45) && (
          <text x={at(now / 2)} y="48" textAnchor="middle" className="max-sm:hidden">
            {lookCount(count)}, not there yet
          </text>
        )}
      </g>
    </svg>
  )
}

const seconds = (ms: number) => Math.floor(ms / 1000) * 1000
const lookCount = (count: number) => counted(count, 'look')

function described(looks: readonly number[], count: number, next: number | undefined): string {
  const after = looks.map((ms) => Math.round(ms / 1000)).join(', ')
  const found = count === 0 ? 'Not looked for yet' : `${lookCount(count)}, after ${after} s, found nothing`
  return next === undefined ? found : `${found}; the next is at ${printDuration(seconds(next))}`
}

type FindingOutProps = {
  submission: SubmissionRecord
  /** When looks will have decided at the latest; null where that can't be said. */
  settledBy: string | null
  appGuid: string
  appName?: string
  /** To a new form; this submission goes on being looked for. */
  leave: () => void
}

/** The outcome is open: what is known, when was looked, and that nothing is sent a second time. */
export function FindingOut({ submission, settledBy, appGuid, appName, leave }: FindingOutProps) {
  const { lookedAt, looks, lookProblem, nextLookAt, labelKey, id, cause, outcome, errors, status } =
    submission
  const sentAt = submission.sentAt ?? submission.recordedAt
  return (
    <Panel id="finding-out" title="Finding out what happened" titleHidden tone="careful" ref={takeFocus}>
      <PanelPart ground="careful">
        <div role="status" aria-labelledby="finding-out">
          <p className="flex items-center gap-2.5 text-20 font-head">
            <Shape name="question" tone="careful" size="large" />
            Finding out what happened
          </p>
          <p className="mt-1 max-w-prose text-pretty text-text-2">
            The request left at <Moment at={wholeSecond(sentAt)} />
            {outcome === 'sending'
              ? ' and the API has not answered yet. '
              : ', and no answer came that could be trusted. '}
            The task may exist or not; the console looks for it by its label and says which. Nothing is sent a
            second time.
          </p>
        </div>
      </PanelPart>
      {labelKey !== null && (
        <PanelPart>
          <LookLine looks={looksAfterMs(submission)} count={looks} sentAt={sentAt} nextLookAt={nextLookAt} />
        </PanelPart>
      )}
      <PanelPart>
        <Facts>
          <Fact name="Last look">
            {lookedAt ? (
              <>
                <Time at={lookedAt} />, no task with this label yet
              </>
            ) : (
              'not yet'
            )}
          </Fact>
          {lookProblem && <Fact name="Could not look">{lookProblem}</Fact>}
          {nextLookAt && (
            <Fact name="Next look">
              <Moment at={wholeSecond(nextLookAt)} />
            </Fact>
          )}
          {settledBy && (
            <Fact name="Settled">
              by <Moment at={wholeSecond(settledBy)} /> at the latest, as long as the API answers: found,
              surely not there, or yours to decide
            </Fact>
          )}
          {errors.map((error) => (
            <Fact key={error.detail} name={`Answered ${status ?? ''}`} mono>
              {error.title}: {error.detail}
            </Fact>
          ))}
          {cause && <Fact name="Cause">{causeInWords(cause)}</Fact>}
          {labelKey ? (
            <Fact name="Label" mono>
              {labelKey}={id}
            </Fact>
          ) : (
            <Fact name="Label">switched off: the outcome can’t be found out here</Fact>
          )}
        </Facts>
      </PanelPart>
      <PanelPart ground="foot">
        <div className="flex flex-wrap items-center gap-3">
          {labelKey !== null && <LookNow id={id} />}
          <Link prefetch={false} href={paths.app(appGuid)} className={buttonClass({ kind: 'quiet' })}>
            Tasks of {appName ?? 'this app'}
          </Link>
          <Button kind="quiet" onClick={leave}>
            Open a new form
          </Button>
          <span className="text-12 text-text-3">
            You can leave: it settles without this page. A new form is a task of its own.
          </span>
        </div>
      </PanelPart>
    </Panel>
  )
}

/** Within a sentence milliseconds say nothing; the steps beside it have them. */
const wholeSecond = (at: string) => at.replace(/\.\d+/, '')

/** Looks at once, for whoever can't wait for the next look. What came of it shows as any look does. */
function LookNow({ id }: { id: string }) {
  const client = useQueryClient()
  const [isLooking, startLooking] = useTransition()
  const look = () =>
    startLooking(async () => {
      const result = await lookNow(id).catch(() => undefined) // the page goes on asking, and says when it can't
      if (result) client.setQueryData(submissionQuery(id).queryKey, result)
    })
  return (
    <Button busy={isLooking} busyWord="Looking" onClick={look}>
      <Icon of={RotateCw} />
      Look now
    </Button>
  )
}
