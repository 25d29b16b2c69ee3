import Link from 'next/link'
import { linkClass } from '@/components/ui/classes'
import { HostileText } from '@/components/ui/hostile-text'
import { PanelPart } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { counted } from '@/lib/count'
import { paths } from '@/lib/paths'
import type { SubmissionRecord } from '@/lib/resources/submission'
import { OUTCOME } from '@/lib/submission/outcome'
import { WHY_IN_DOUBT } from '../why-in-doubt'

/** How the task was looked for where no answer told of it, why it can't be found out, and what may be it. */
export function LookedFor({ submission }: { submission: SubmissionRecord }) {
  const { outcome, status, doubt, candidates, looks, lookedAt, lookProblem, nextLookAt } = submission
  const { isUndecided } = OUTCOME[outcome]
  // Of an accepted one that was answered, a look was a proof that labels are kept here, no search.
  const wasAnswered = status !== null && status < 300
  if (!isUndecided && outcome !== 'lost' && (looks === 0 || wasAnswered)) return null
  return (
    <PanelPart ground="foot">
      <div className="grid gap-1.5 text-13 text-text-2">
        <p>
          {looks === 0 ? (
            'It was not looked for yet: it is as soon as the answer is late. '
          ) : (
            <>
              {counted(looks, 'look')} for a task with its label
              {lookedAt && (
                <>
                  , the last <Time at={lookedAt} />
                </>
              )}
              .{' '}
            </>
          )}
          {outcome === 'lost' && 'None was found, and the request can’t be under way any more. '}
          {isUndecided &&
            nextLookAt &&
            (looks === 0 ? 'This page follows.' : 'It is looked for again, and this page follows.')}
        </p>
        {lookProblem && (
          <p>
            The last look could not be made: <HostileText text={lookProblem} />.
          </p>
        )}
        {doubt && <p>{WHY_IN_DOUBT[doubt]}</p>}
        {candidates.length > 0 && (
          <ul className="grid gap-1">
            {candidates.map(({ guid, name, created_at }) => (
              <li key={guid}>
                <Link href={paths.task(guid)} className={linkClass}>
                  <HostileText text={name} />
                </Link>
                , created <Time at={created_at} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </PanelPart>
  )
}
