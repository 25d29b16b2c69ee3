import { HostileText } from '@/components/ui/hostile-text'
import type { TaskRuns } from '@/lib/queries/task-around'
import type { Verdict } from '@/lib/queries/verdict'
import type { LimitRuns, MemoryAdvice } from '@/lib/resources/memory-advice'
import type { Task } from '@/lib/resources/task'
import { printKnownMegabytes } from '@/lib/size'
import type { RunAgainActions } from '../run-again/actions'
import { RunAgain } from '../run-again/run-again'

type NextStepProps = RunAgainActions & { task: Task; verdict: Verdict; runs?: TaskRuns }

/** What to do now; where memory or disk was the cause, by one press. */
export function NextStep({ task, verdict, runs, ...actions }: NextStepProps) {
  const advice = runs?.kind === 'told' ? runs.memory : null
  const { next, cause } = verdict
  const memoryInMb = next?.memoryInMb === undefined ? undefined : betterLimit(next.memoryInMb, advice, task)
  const showsMemory = advice && (cause === 'out-of-memory-limit' || cause === 'heap-out-of-memory')
  if (!next && !showsMemory) return null
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 border-t border-hairline bg-sunken px-5 py-3.5 text-13">
      <div className="min-w-0 flex-1 basis-64">
        {next && (
          <p className="wrap-anywhere">
            {memoryInMb === undefined || memoryInMb === next.memoryInMb ? (
              <HostileText text={next.what} />
            ) : (
              `Runs of this command ended well with ${printKnownMegabytes(memoryInMb)}.`
            )}
          </p>
        )}
        {showsMemory && <MemoryRuns advice={advice} />}
      </div>
      {memoryInMb !== undefined ? (
        <RunAgain
          task={task}
          instead={{
            word: `Run again with ${printKnownMegabytes(memoryInMb)}`,
            values: { memory: printKnownMegabytes(memoryInMb) },
          }}
          {...actions}
        />
      ) : (
        next?.diskInMb !== undefined && (
          <RunAgain
            task={task}
            instead={{
              word: `Run again with ${printKnownMegabytes(next.diskInMb)} disk`,
              values: { disk: printKnownMegabytes(next.diskInMb) },
            }}
            {...actions}
          />
        )
      )}
    </div>
  )
}

/** A limit under which runs ended well beats a guess. */
const betterLimit = (guess: number, advice: MemoryAdvice | null, task: Task): number =>
  advice?.smallestSafe && advice.smallestSafe > Number(task.memory_in_mb) ? advice.smallestSafe : guess

/** Runs of this command by their memory limit: where it ran out, where it did not. */
function MemoryRuns({ advice }: { advice: MemoryAdvice }) {
  const { limits, runs, smallestSafe, largestRanOut } = advice
  return (
    <div className="mt-2">
      <p className="mb-1.5">
        <span className="font-label">Runs of this command by memory limit</span>{' '}
        <span className="text-text-2">last {runs}</span>
      </p>
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-12">
        {limits.map((limit) => (
          <li key={limit.memoryInMb} className={limit.ranOut > 0 ? 'text-bad-text' : 'text-text-2'}>
            {printKnownMegabytes(limit.memoryInMb)}: {howItWent(limit)}
          </li>
        ))}
      </ul>
      <p className="mt-1.5 text-12 text-text-2">
        The largest limit that ran out: {printKnownMegabytes(largestRanOut)}.{' '}
        {smallestSafe === null
          ? 'No larger one has ended well yet.'
          : `The smallest that never did: ${printKnownMegabytes(smallestSafe)}.`}
      </p>
    </div>
  )
}

function howItWent({ ranOut, succeeded }: LimitRuns): string {
  const parts = [ranOut > 0 && `${ranOut} ran out`, succeeded > 0 && `${succeeded} succeeded`]
  return parts.filter(Boolean).join(', ') || 'none ran out'
}
