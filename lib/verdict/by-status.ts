import type { Cause } from './causes'
import type { Decision } from './decide'
import { isCrash, signalOf } from './exit-status'
import type { Facts, Grade } from './verdict'
import type { Candidate } from './weigh'

export type StatusFinding = { cause: Cause; grade: Grade; best: Candidate | undefined; sentence?: string }

/** A log must speak this loudly to say more than a signal does. */
const LOUD = 9

/** What an exit status says by itself, with the lines that agree. Undefined where it says nothing of its own. */
export function byStatus(status: number, facts: Facts, decision: Decision): StatusFinding | undefined {
  const signal = signalOf(status)
  if (status === 127)
    return ofShell(decision, 'command-not-found', [
      'command-not-found',
      'module-missing',
      'not-executable',
      'configuration',
    ])
  if (status === 126)
    return ofShell(decision, 'not-executable', [
      'not-executable',
      'resource-limit',
      'command-not-found',
      'module-missing',
    ])
  if (isTimeout(status, facts)) return ofTimeout(decision)
  if (!signal) return undefined
  return isCrash(signal) ? ofCrash(signal, decision) : ofSignal(signal, decision)
}

/** Of what speaks for a cause, the loudest. */
function loudest({ candidates }: Decision, causes: readonly Cause[], atLeast = 3): Candidate | undefined {
  return candidates
    .filter(
      ({ cause, score, isWarning }) =>
        cause !== undefined && causes.includes(cause) && score >= atLeast && !isWarning,
    )
    .reduce<Candidate | undefined>((one, other) => (one && one.score > other.score ? one : other), undefined)
}

function ofShell(decision: Decision, cause: Cause, fitting: readonly Cause[]): StatusFinding {
  const best = loudest(decision, fitting)
  if (!best?.cause) {
    const other =
      decision.best && decision.best.score >= LOUD && decision.best.cause ? decision.best : undefined
    if (other?.cause) return { cause: other.cause, grade: 'likely', best: other }
    return { cause, grade: 'likely', best: undefined }
  }
  return {
    cause: best.cause,
    grade: best.match?.rule.rank === 3 ? 'certain' : 'likely',
    best,
  }
}

/** `timeout` sends SIGTERM and exits with 124, or SIGKILL and then 137. */
function isTimeout(status: number, { task }: Facts): boolean {
  const command = task.command ?? ''
  if (status === 124) return true
  if (!/(?:^|[\s;&|(/"'])timeout\s+-?\S/.test(command)) return false
  if (status === 143 && /--preserve-status/.test(command)) return true
  return (
    (status === 137 &&
      /\s(?:-k|--kill-after|-s\s*(?:KILL|9|SIGKILL)|--signal[= ](?:KILL|9|SIGKILL))/.test(command)) ||
    (status === 143 && /busybox timeout/.test(command))
  )
}

function ofTimeout(decision: Decision): StatusFinding {
  return {
    cause: 'timeout',
    grade: 'likely',
    best: loudest(decision, ['timeout'], -3),
    sentence: 'The time limit that the command set for itself ran out.',
  }
}

function ofCrash(signal: string, decision: Decision): StatusFinding {
  const best = loudest(decision, ['heap-out-of-memory', 'stack-overflow'])
  if (best?.cause)
    return { cause: best.cause, grade: best.match?.rule.rank === 3 ? 'certain' : 'likely', best }
  const crash = loudest(decision, ['native-crash'])
  // .NET ends a program by SIGABRT that no handler caught an exception of.
  const thrown = decision.best
  if (!crash && thrown?.cause && thrown.match && thrown.trouble.isUncaught) {
    return { cause: thrown.cause, grade: 'likely', best: thrown }
  }
  // Where nobody speaks of a crash, what looks like such a signal may be a number of the program's own.
  if (!crash && RARE.has(signal) && thrown?.cause && thrown.match)
    return { cause: thrown.cause, grade: 'likely', best: thrown }
  const isDisputed = decision.best && decision.best.cause !== 'native-crash' && decision.best.score >= LOUD
  return {
    cause: 'native-crash',
    grade: isDisputed ? 'likely' : 'certain',
    best: crash,
    sentence: `The process crashed in native code: ${signal}.`,
  }
}

/** Signals that hardly any crash sends. */
const RARE: ReadonlySet<string> = new Set(['SIGSYS', 'SIGTRAP', 'SIGQUIT'])

/** What else ends with a status above 128: git and others with 129, limits of the shell by their signals. */
const LIMITS: Record<string, string> = { SIGXCPU: 'of CPU time', SIGXFSZ: 'of the size of a file' }

function ofSignal(signal: string, decision: Decision): StatusFinding {
  const { best } = decision
  const limit = LIMITS[signal]
  if (limit)
    return {
      cause: 'resource-limit',
      grade: 'certain',
      best: undefined,
      sentence: `The limit ${limit} was met.`,
    }
  if (signal === 'SIGALRM') {
    const sentence = 'The alarm that the program had set for itself went off.'
    return { cause: 'timeout', grade: 'likely', best: undefined, sentence }
  }
  if (signal === 'SIGHUP' && best?.cause && best.match) return { cause: best.cause, grade: 'likely', best }
  // What a program says before it is ended from outside may be why: a watchdog that ran out, a heap that was full.
  const isTold = best?.cause && ['timeout', 'heap-out-of-memory'].includes(best.cause) && best.score >= LOUD
  if (isTold && best?.cause) return { cause: best.cause, grade: 'likely', best }
  const isDisputed = best?.cause && best.cause !== 'killed-by-signal' && best.score >= LOUD
  return {
    cause: 'killed-by-signal',
    grade: isDisputed ? 'likely' : 'certain',
    best: loudest(decision, ['killed-by-signal']),
    sentence: `The process was ended from outside by ${signal}.`,
  }
}
