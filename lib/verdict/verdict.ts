import type { Task } from '../resources/task'
import type { Cause } from './causes'

/** One line of the task's log, oldest first. */
export type Line = {
  /** Nanoseconds since 1970 as text: they do not fit a number. */
  at: string
  stream: 'OUT' | 'ERR'
  text: string
  /** Who wrote it; the container's own lines are the cell's. */
  from?: 'task' | 'cell'
  /** False where it may be another task's of the same name. */
  isSure?: boolean
}

/** All that a verdict is judged by. */
export type Facts = {
  task: Pick<Task, 'state' | 'name' | 'result'> &
    Partial<
      Pick<
        Task,
        'guid' | 'command' | 'memory_in_mb' | 'disk_in_mb' | 'created_at' | 'updated_at' | 'droplet_guid'
      >
    >
  /** Undefined where the log can't be read. */
  lines: readonly Line[] | undefined
  /** From the audit events, where they are known. */
  cancelledBy?: string
  /** Milliseconds since 1970: what ended only now is not held against the API. */
  now?: number
}

export type Grade = 'certain' | 'likely' | 'unknown'

type Weight = 'for' | 'against'

/** What the verdict rests on, and what speaks against it. */
export type Evidence =
  | { kind: 'reason' | 'exit-status' | 'signal' | 'limit' | 'cancel'; weight: Weight; text: string }
  /** `index` is that of the line in the facts. */
  | { kind: 'line'; weight: Weight; text: string; index: number; line: Line }

export type LineEvidence = Extract<Evidence, { kind: 'line' }>

export type NextStep = {
  what: string
  /** The limit to run again with, where more of it is what helps. */
  memoryInMb?: number
  diskInMb?: number
}

export type Contradiction = {
  kind: 'failed-but-ran' | 'running-but-ended' | 'succeeded-but-killed'
  sentence: string
  lines: LineEvidence[]
}

/** Why a task failed. `none` is the cause of what did not fail: there a contradiction is all that is said. */
export type Verdict = {
  cause: Cause | 'none'
  grade: Grade
  sentence: string
  evidence: Evidence[]
  next: NextStep | undefined
  contradiction?: Contradiction
  /** Trouble of the platform rather than of the app. */
  platform: boolean
  /** The same for all failures of one kind, whatever their times, hosts and numbers. */
  signature: string
}
