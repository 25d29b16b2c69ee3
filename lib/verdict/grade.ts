import type { Decision } from './decide'
import { errorClass } from './log/shapes'
import { findByClass, isAmbiguous } from './rules/rules'
import { findByWords } from './rules/words'
import type { Grade } from './verdict'
import { type Candidate, statusAgrees } from './weigh'

/** How loudly an error must speak that is to be the end's cause without doubt. */
const LOUD = 9

/** How sure a cause is that lines tell: certain only where the last error says it in exact words and nothing is against it. */
export function grade({ rivals, candidates }: Decision, best: Candidate, status: number | undefined): Grade {
  const { match, cause, trouble } = best
  if (!match || !cause || status === undefined || cause === 'uncaught-exception') return 'likely'
  const isExact = match.rule.rank === 3
  const { level, stream } = best.entry.head
  // On stdout programs also print what they only talk about.
  const isMeant =
    stream === 'ERR' || level === 'error' || level === 'fatal' || trouble.isTrace || cause === 'check-failed'
  const isPlain = !best.isRetry && !best.isHarmless && !best.isWarning && isMeant
  const agrees = status === 1 || status < 64 || status === 255 || statusAgrees(status, cause)
  const isLast = candidates.every(
    (one) =>
      one.trouble.first <= trouble.last ||
      one.isConclusion ||
      one.isWarning ||
      one.cause === cause ||
      one.score < 3,
  )
  const isSaid = isExact && isPlain && agrees && isLast && rivals.length === 0 && best.score >= LOUD
  const named = errorClass(best.entry.text)
  const byClass = named ? findByClass(named)?.rule.cause : undefined
  const isDisputed = byClass !== undefined && byClass !== cause
  const words = findByWords(best.carrying.message)?.rule.cause
  return isSaid &&
    (words === undefined || words === cause) &&
    !isDisputed &&
    !isAmbiguous(best.carrying.message, cause, status)
    ? 'certain'
    : 'likely'
}
