import { randomUUID } from 'node:crypto'
import { NOT_REQUESTED } from '../../cloud-controller/tasks/start-task'
import type { tasks } from '../../db/tables-tasks'
import { CANCELLED, CELL_DISAPPEARED, exitedWith } from '../../runner/supervise'
import type { TaskEnd } from '../../runner/task'
import type { Calendar } from './calendar'
import type { Deployed } from './deploys'
import { type Job, jobs } from './jobs'
import { type AccountName, type AppName, type PastApp, pastApps } from './places'
import { type RecordingName, recordingOf, type Take } from './recordings'
import { type End, type Run, runs } from './runs'

type TaskRow = typeof tasks.$inferInsert
/** A task of the past with what else is told of it. `take` undefined: its program never ran. */
export type PastTask = {
  row: TaskRow
  app: PastApp
  by: AccountName
  end: End | undefined
  take: Take | undefined
  /** When its program ended. */
  exitedAt: Date
}
/** What a foundation gives to tasks that ask for none, and how it words their end. */
export type PastSettings = { logRateLimit: bigint; ended(end: TaskEnd): TaskEnd }

/** A task is there a little later than its second, and each takes a little more or less than usual. */
const LATE_MS = 20_000
const SPREAD = 0.08
/** A container is made before, and taken away after the program. */
const AROUND_PROGRAM_MS = 4000
const END_AFTER_EXIT_MS = 900
const LOST_IS_SEEN_AFTER_MS = 31_000
const NOT_PLACED_MS = 2300
/** So long the Cloud Controller asks a runner that does not answer. */
const NOT_REQUESTED_MS = 62_800

/** The tasks of the fortnight in the order of their creation, each with the next number of its app. */
export function planTasks(
  calendar: Calendar,
  deploysOf: (app: PastApp) => Deployed[],
  settings: PastSettings,
): PastTask[] {
  const taken = new Map<RecordingName, number>()
  const created = runs
    .map((run, at) => ({ run, at, createdAt: later(calendar.instant(run.at), noise(at) * LATE_MS) }))
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
  const numbers = new Map<AppName, bigint>()
  return created.map(({ run, at, createdAt }) => {
    const job: Job = jobs[run.job]
    const recording = run.recording ?? job.recording
    const turn = taken.get(recording) ?? 0
    taken.set(recording, turn + 1)
    const { command, takes } = recordingOf(recording)
    const take = takes[turn % takes.length] ?? takes[0]
    const app = appOf(job.app)
    const number = (numbers.get(app.name) ?? 0n) + 1n
    numbers.set(app.name, number)
    const endedAt = later(createdAt, lengthMs(run, job, take, noise(at + 0.5)))
    const row: TaskRow = {
      guid: randomUUID(),
      appGuid: app.guid,
      spaceGuid: app.spaceGuid,
      sequenceId: number,
      name: run.job,
      command,
      ...outcome(run, take, settings),
      memoryInMb: run.memoryInMb ?? job.memoryInMb,
      diskInMb: job.diskInMb,
      logRateLimit: settings.logRateLimit,
      dropletGuid: dropletAt(deploysOf(app), createdAt),
      labels: { ...job.labels, ...run.labels },
      annotations: { ...job.annotations, ...run.annotations },
      createdAt,
      updatedAt: endedAt,
    }
    const ran = run.end?.kind !== 'not-placed' && run.end?.kind !== 'not-requested'
    return {
      row,
      app,
      by: run.by ?? job.by,
      end: run.end,
      take: ran ? take : undefined,
      exitedAt: later(endedAt, -(run.end?.kind === 'lost' ? LOST_IS_SEEN_AFTER_MS : END_AFTER_EXIT_MS)),
    }
  })
}

function dropletAt(deployed: Deployed[], at: Date): string | null {
  return deployed.findLast(({ startedAt }) => startedAt <= at)?.dropletGuid ?? null
}

function appOf(name: AppName): PastApp {
  const app = pastApps.find((one) => one.name === name)
  if (app === undefined) throw new Error(`No app of the past is called ${name}`)
  return app
}

/** What fails fast takes as long as it was recorded; all else is stretched to what it usually takes. */
function lengthMs(run: Run, job: Job, take: Take, noise: number): number {
  if (run.end?.kind === 'not-placed') return NOT_PLACED_MS
  if (run.end?.kind === 'not-requested') return NOT_REQUESTED_MS
  const isUsual = run.recording === undefined && run.seconds === undefined
  const usual = isUsual ? job.seconds : run.seconds
  if (usual === undefined) return AROUND_PROGRAM_MS + take.ms + noise * 1000
  return usual * 1000 * (1 + SPREAD * (2 * noise - 1))
}

function outcome(
  { job, end }: Run,
  take: Take,
  { ended }: PastSettings,
): Pick<TaskRow, 'state' | 'failureReason'> {
  const failed = (failureReason: string) => {
    const told = ended({ guid: '', state: 'FAILED', failureReason })
    return { state: 'FAILED', failureReason: told.state === 'FAILED' ? told.failureReason : null }
  }
  switch (end?.kind) {
    case 'cancelled':
      return failed(CANCELLED)
    case 'not-placed':
      return failed(end.reason)
    case 'not-requested':
      return failed(NOT_REQUESTED)
    case 'lost':
      return failed(CELL_DISAPPEARED)
    case undefined:
      return take.status === 0
        ? { state: 'SUCCEEDED', failureReason: null }
        : failed(exitedWith(job, take.status, take.outOfMemory === true))
  }
}

function later(time: Date, ms: number): Date {
  return new Date(Math.round(time.getTime() + ms))
}

/** Between 0 and 1, always the same for the same number. */
function noise(of: number): number {
  const value = Math.sin(of * 12.9898 + 78.233) * 43_758.5453
  return value - Math.floor(value)
}
