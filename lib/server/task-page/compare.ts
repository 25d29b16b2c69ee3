import 'server-only'
import type { NoLog } from '@/lib/queries/live-task'
import type { PlacedApp } from '@/lib/resources/app'
import { appGuidOf, type LogLine, type Task } from '@/lib/resources/task'
import { newestFirst } from '@/lib/resources/task-runs'
import { getApp } from '../cloud-controller/apps'
import type { SessionEnded } from '../cloud-controller/ask'
import { readTaskEvents } from '../cloud-controller/audit-events'
import { readRevisions } from '../cloud-controller/droplets'
import { getTask } from '../cloud-controller/tasks'
import type { Answer } from '../http/answer'
import { namesakesOf } from '../live/namesakes'
import { readLastLines } from '../log-cache/task-lines'
import type { Session } from '../session/session'

/** One of two runs that are compared, with what is said of it beside its own facts. */
export type ComparedRun = {
  task: Task
  /** The newest revision that its droplet belongs to. */
  revision?: number
  /** '' where the API does not tell. */
  createdBy: string
  lines: LogLine[]
  noLog?: NoLog
}

/** Two runs of one app, the earlier one first, or why they are none. */
export type Comparison =
  | { kind: 'two'; runs: [ComparedRun, ComparedRun]; app: PlacedApp | undefined }
  | { kind: 'one-run' | 'two-apps'; tasks: [Task, Task] }

const MOST_LINES = 20
/** The container's own lines are among those that are read, and are not compared. */
const MOST_READ = 40

/** Reads two runs to be shown side by side. What can't be read of them beside the tasks costs no other part. */
export async function readComparison(
  session: Session,
  guid: string,
  other: string,
): Promise<Answer<Comparison> | SessionEnded> {
  const [read, readOther] = await Promise.all([getTask(session, guid), getTask(session, other)])
  if (read.kind !== 'ok') return read
  if (readOther.kind !== 'ok') return readOther
  const tasks: [Task, Task] =
    newestFirst(read.body, readOther.body) < 0 ? [readOther.body, read.body] : [read.body, readOther.body]
  const [before, after] = tasks
  if (before.guid === after.guid) return { ...read, body: { kind: 'one-run', tasks } }
  if (appGuidOf(before) !== appGuidOf(after)) return { ...read, body: { kind: 'two-apps', tasks } }
  const [app, revisions, ...runs] = await Promise.all([
    getApp(session, appGuidOf(after)),
    readRevisions(session, appGuidOf(after)),
    readRun(session, before),
    readRun(session, after),
  ])
  const withRevision = (run: ComparedRun): ComparedRun => ({
    ...run,
    revision: revisions.get(run.task.droplet_guid ?? ''),
  })
  return {
    ...read,
    body: {
      kind: 'two',
      runs: [withRevision(runs[0]), withRevision(runs[1])],
      app: app.kind === 'ok' ? app.body : undefined,
    },
  }
}

async function readRun(session: Session, task: Task): Promise<ComparedRun> {
  const [events, log] = await Promise.all([
    readTaskEvents(session, task),
    namesakesOf(session, task).then((namesakes) =>
      readLastLines(session, { task, namesakes }, { most: MOST_READ }),
    ),
  ])
  const createdBy = events.kind === 'ok' ? (events.body.created?.by ?? '') : ''
  return log.kind === 'lines'
    ? { task, createdBy, lines: log.lines.filter(({ from }) => from !== 'cell').slice(-MOST_LINES) }
    : { task, createdBy, lines: [], noLog: log }
}
