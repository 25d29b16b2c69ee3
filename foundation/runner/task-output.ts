import { once } from 'node:events'
import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { uniqueNs } from '../log-cache/clock'
import type { LogLine } from '../log-cache/log-line'
import { LineSplitter } from './line-splitter'
import { logRateLimiter } from './log-rate'
import { readPaced } from './read-paced'
import type { RunnerTask } from './task'

/** The one cell of this foundation, as the container's own lines name it. */
const CELL_ID = '5d0e5a6c-4c58-4e0c-9a3b-6f0a1d9b7c21'
/** A process that nobody could find may hold a pipe for ever. */
const DRAIN_MS = 5_000

export type TaskOutput = {
  /** A line of the container: creating, created, destroying. */
  cell(text: (cell: string, guid: string) => string): void
  /** A line of the platform among the task's own, such as its exit status. */
  tell(text: string): void
  follow(reader: Socket, type: 'OUT' | 'ERR'): void
  /** Resolves when both streams have ended, after five seconds at the latest, all lines given on. */
  drained(): Promise<void>
}

/** Everything that a task says, as lines in the log's own form, within its log rate limit. */
export function taskOutput(task: RunnerTask, onLine: (line: LogLine) => void): TaskOutput {
  const { app, space, organization } = task
  const ownSource = `APP/TASK/${task.name}`
  const limit = logRateLimiter(task.logRateLimitInBytesPerSecond)
  const streams: { reader: Socket; splitter: LineSplitter; ended: Promise<unknown> }[] = []

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
      readPaced(reader, (chunk) => splitter.push(chunk))
      streams.push({ reader, splitter, ended: once(reader, 'close').catch(() => undefined) })
    },
    async drained() {
      const giveUp = new AbortController()
      await Promise.race([
        Promise.all(streams.map(({ ended }) => ended)),
        sleep(DRAIN_MS, undefined, { signal: giveUp.signal }).catch(() => undefined),
      ])
      giveUp.abort()
      for (const { reader, splitter } of streams) {
        reader.destroy()
        splitter.flush()
      }
    },
  }
}
