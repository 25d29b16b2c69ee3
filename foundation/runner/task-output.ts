import type { Socket } from 'node:net'
import { type LogLine, uniqueNs } from '../log-cache/log-line'
import { LineSplitter, type PacedReading, readPaced } from './read-paced'
import type { RunnerTask } from './task'

const UNLIMITED = -1
const PAUSE_AFTER_OVERAGE_MS = 1000

type Verdict = 'take' | 'drop' | 'drop-and-tell'

/**
 * Which lines of a task are within its log rate limit: a bucket of one second's bytes, and nothing at all for one
 * second after it ran dry, as executor's depot/log_streamer/log_rate_limiter.go has it.
 * -1 takes everything, 0 nothing without a word.
 */
export function logRateLimiter(
  bytesPerSecond: number,
  clockMs = () => performance.now(),
): (bytes: number) => Verdict {
  let left = bytesPerSecond
  let filledAtMs = clockMs()
  let pausedUntilMs = 0
  return (bytes) => {
    if (bytesPerSecond === UNLIMITED) return 'take'
    if (bytesPerSecond === 0) return 'drop'
    const now = clockMs()
    if (now < pausedUntilMs) return 'drop'
    left = Math.min(bytesPerSecond, left + ((now - filledAtMs) / 1000) * bytesPerSecond)
    filledAtMs = now
    if (bytes <= left) {
      left -= bytes
      return 'take'
    }
    pausedUntilMs = now + PAUSE_AFTER_OVERAGE_MS
    return 'drop-and-tell'
  }
}

/** The one cell of this foundation, as the container's own lines name it. */
export const CELL_ID = '5d0e5a6c-4c58-4e0c-9a3b-6f0a1d9b7c21'

export type TaskOutput = {
  /** A line of the container: creating, created, destroying. */
  cell(text: (cell: string, guid: string) => string): void
  /** A line of the platform among the task's own, such as its exit status. */
  tell(text: string): void
  follow(reader: Socket, type: 'OUT' | 'ERR'): void
  /** Resolves when all that was written before is given on; who still holds a pipe open is not waited for. */
  drained(): Promise<void>
}

/** Everything that a task says, as lines in the log's own form, within its log rate limit. */
export function taskOutput(task: RunnerTask, onLine: (line: LogLine) => void): TaskOutput {
  const { app, space, organization } = task
  const ownSource = `APP/TASK/${task.name}`
  const limit = logRateLimiter(task.logRateLimitInBytesPerSecond)
  const streams: { reading: PacedReading; splitter: LineSplitter }[] = []

  function emit(sourceType: string, type: 'OUT' | 'ERR', payload: Uint8Array): void {
    onLine({ timestampNs: uniqueNs(), sourceType, instanceId: '0', type, payload, app, space, organization })
  }

  function own(type: 'OUT' | 'ERR', payload: Uint8Array): void {
    const verdict = limit(payload.length)
    if (verdict === 'take') emit(ownSource, type, payload)
    if (verdict !== 'drop-and-tell') return
    const rate = task.logRateLimitInBytesPerSecond
    emit(ownSource, 'OUT', Buffer.from(`app instance exceeded log rate limit (${rate} bytes/sec)`))
  }

  return {
    cell: (text) => emit('CELL', 'OUT', Buffer.from(text(CELL_ID, task.guid))),
    tell: (text) => own('OUT', Buffer.from(text)),
    follow(reader, type) {
      const splitter = new LineSplitter((line) => own(type, line))
      streams.push({ reading: readPaced(reader, (chunk) => splitter.push(chunk)), splitter })
    },
    async drained() {
      await Promise.all(streams.map(({ reading }) => reading.finish()))
      for (const { splitter } of streams) splitter.flush()
    },
  }
}
