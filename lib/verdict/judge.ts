import { byStatus } from './by-status'
import { type Cause, isPlatformTrouble } from './causes'
import { findContradiction } from './contradiction'
import { type Decision, decide } from './decide'
import { containerLines, lastWords, linesAgainst, linesFor, platformLines } from './evidence'
import { isCrash, meaningOf, signalOf } from './exit-status'
import { grade } from './grade'
import { nextStep } from './next-step'
import { readLog } from './read-lines'
import { type Reason, readReason } from './reason'
import { findRule } from './rules/rules'
import { warmUp } from './rules/warm-up'
import { sentenceOf } from './sentence'
import { normalise, signatureOf } from './signature'
import type { Evidence, Facts, Grade, Verdict } from './verdict'
import type { Candidate } from './weigh'

// A process that only loads this has time now; the one who asks for a verdict has not.
setTimeout(warmUp, 1).unref()

/** Says why a task failed. Undefined where there is nothing to say: it runs, or ran well, and the log agrees. */
export function judgeTask(facts: Facts): Verdict | undefined {
  const reason = readReason(facts.task)
  const contradiction = findContradiction(facts, reason)
  if (facts.task.state === 'FAILED') return { ...judgeFailed(facts, reason), contradiction }
  if (!contradiction) return undefined
  return {
    cause: 'none',
    grade: 'unknown',
    sentence: contradiction.sentence,
    evidence: contradiction.lines,
    next: undefined,
    contradiction,
    platform: true,
    signature: signatureOf('none', contradiction.kind),
  }
}

function judgeFailed(facts: Facts, reason: Reason): Verdict {
  if (reason.kind === 'cancelled') return ofCancel(facts, reason)
  if (reason.kind === 'platform') return ofPlatform(facts, reason)
  const status = reason.kind === 'exited' ? reason.status : undefined
  const decision = decide(readLog(facts.lines ?? []), status, facts.task.command ?? undefined)
  if (reason.kind === 'exited' && reason.isOutOfMemory) return ofMemory(facts, reason, decision)
  const found = status === undefined ? undefined : byStatus(status, facts, decision)
  if (found) return make(facts, reason, decision, found)
  const { best } = decision
  if (!best?.cause) return make(facts, reason, decision, ofWords(facts, reason))
  return make(facts, reason, decision, { cause: best.cause, grade: grade(decision, best, status), best })
}

/** What the API's own words say where they are none of the platform's known ones and the log is silent. */
function ofWords(facts: Facts, reason: Reason): Finding {
  const status = reason.kind === 'exited' ? reason.status : undefined
  const match = reason.kind === 'other' ? findRule(reason.text, undefined) : undefined
  if (match && reason.kind === 'other') {
    const { cause } = match.rule
    return { cause, grade: 'likely', best: undefined, sentence: sentenceOf(cause, match, reason.text) }
  }
  return { cause: 'unknown', grade: 'unknown', best: undefined, sentence: unknown(facts, status) }
}

export type Finding = { cause: Cause; grade: Grade; best: Candidate | undefined; sentence?: string }

function make(
  facts: Facts,
  reason: Reason,
  decision: Decision,
  { cause, grade, best, sentence }: Finding,
): Verdict {
  const lines = facts.lines ?? []
  const evidence: Evidence[] = [...ofReason(reason), ...ofStatus(reason, cause), ...ofLimit(facts, cause)]
  if (best) evidence.push(...linesFor(best, decision, lines), ...linesAgainst(decision, lines))
  if (cause === 'killed-by-signal' && !best) evidence.push(...lastWords(facts, false))
  if (cause === 'killed-by-signal' || cause === 'native-crash') evidence.push(...containerLines(facts))
  return {
    cause,
    grade,
    sentence: sentence ?? sentenceOf(cause, best?.match, best?.carrying.message),
    evidence,
    next: nextStep(cause, facts, best?.match),
    platform: isPlatformTrouble(cause),
    signature: signatureOf(cause, best ? sayingOf(best) : signReason(reason)),
  }
}

function ofMemory(facts: Facts, reason: Reason, decision: Decision): Verdict {
  const limit = Number(facts.task.memory_in_mb)
  const { best } = decision
  const isSame = best?.cause === 'heap-out-of-memory' || best?.cause === 'killed-by-signal'
  const made = make(
    facts,
    reason,
    { ...decision, rivals: [] },
    {
      cause: 'out-of-memory-limit',
      grade: 'certain',
      best: isSame ? best : undefined,
      sentence:
        limit > 0
          ? `Out of memory: the task needed more than its ${limit} MB.`
          : 'Out of memory: the container hit its memory limit.',
    },
  )
  const said = made.evidence.some(({ kind }) => kind === 'line') ? [] : lastWords(facts, true)
  return {
    ...made,
    evidence: [...made.evidence, ...said, ...containerLines(facts)],
    signature: signatureOf('out-of-memory-limit', undefined),
  }
}

function ofCancel(facts: Facts, reason: Reason): Verdict {
  const by = facts.cancelledBy
  const evidence: Evidence[] = ofReason(reason)
  if (by) evidence.push({ kind: 'cancel', weight: 'for', text: `Cancelled by ${by}.` })
  return {
    cause: 'cancelled',
    grade: 'certain',
    sentence: by ? `${by} cancelled the task.` : 'Somebody cancelled the task.',
    evidence,
    next: nextStep('cancelled', facts, undefined),
    platform: false,
    signature: signatureOf('cancelled', undefined),
  }
}

function ofPlatform(facts: Facts, reason: Extract<Reason, { kind: 'platform' }>): Verdict {
  const { cause, says, text } = reason
  const isSaidOutright = !(cause === 'disk-limit-at-start' && !/quota|no space|limit/i.test(text))
  return {
    cause,
    grade: isSaidOutright ? 'certain' : 'likely',
    sentence: says,
    evidence: [...ofReason(reason), ...ofLimit(facts, cause), ...platformLines(facts, cause)],
    next: nextStep(cause, facts, undefined),
    platform: isPlatformTrouble(cause),
    signature: signatureOf(cause, signReason(reason)),
  }
}

function unknown({ lines, task }: Facts, status: number | undefined): string {
  const end = status === undefined ? 'The task failed' : `The command exited with status ${status}`
  if (!lines) return `${end}, and its log cannot be read.`
  const printed = lines.some(
    ({ text, from }) => from !== 'cell' && text.trim() !== '' && !/^Exit status \d+/.test(text),
  )
  if (!printed) return `${end} and printed nothing${task.command ? '' : ' that is known'}.`
  return `${end}, and nothing in its log says why.`
}

const ofReason = (reason: Reason): Evidence[] =>
  reason.kind === 'none' ? [] : [{ kind: 'reason', weight: 'for', text: reason.text.slice(0, 1000) }]

function ofStatus(reason: Reason, cause: Cause): Evidence[] {
  if (reason.kind !== 'exited') return []
  const evidence: Evidence[] = [
    { kind: 'exit-status', weight: 'for', text: `${reason.status}: ${meaningOf(reason.status)}` },
  ]
  const signal = signalOf(reason.status)
  if (!signal) return evidence
  const isOwn = [
    'killed-by-signal',
    'native-crash',
    'out-of-memory-limit',
    'timeout',
    'heap-out-of-memory',
  ].includes(cause)
  const from = cause === 'out-of-memory-limit' ? 'sent at the memory limit' : 'sent from outside'
  const text = isCrash(signal) ? `${signal}: brought about by the process itself` : `${signal}: ${from}`
  evidence.push({ kind: 'signal', weight: isOwn ? 'for' : 'against', text })
  return evidence
}

function ofLimit({ task }: Facts, cause: Cause): Evidence[] {
  const memory = task.memory_in_mb
  const disk = task.disk_in_mb
  if ((cause === 'out-of-memory-limit' || cause === 'heap-out-of-memory') && memory) {
    return [{ kind: 'limit', weight: 'for', text: `Memory: ${memory} MB` }]
  }
  if ((cause === 'disk-full' || cause === 'disk-limit-at-start') && disk) {
    return [{ kind: 'limit', weight: 'for', text: `Disk: ${disk} MB` }]
  }
  return []
}

/** The words that groups of the same failure share: those of the error, or of the detail that told its cause. */
const sayingOf = ({ carrying, entry }: Candidate): string =>
  carrying === entry.head ? entry.text : carrying.message

const signReason = (reason: Reason): string | undefined =>
  reason.kind === 'platform' || reason.kind === 'other'
    ? normalise(reason.text)
    : reason.kind === 'exited'
      ? `status ${reason.status === 1 ? 'one' : meaningOf(reason.status)}`
      : undefined
