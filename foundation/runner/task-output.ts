import type { Socket } from 'node:net'
import { uniqueNs } from '../log-cache/clock'
import type { LogLine } from '../log-cache/log-line'
import { LineSplitter } from './line-splitter'
import { logRateLimiter } from './log-rate'
import { type PacedReading, readPaced } from './read-paced'
import type { RunnerTask } from './task'

/** The one cell of this foundation, as the container's own lines name it. */
const CELL_ID = '5d0e5a6c-4c58-4e0c-9a3b-6f0a1d9b7c21'

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
