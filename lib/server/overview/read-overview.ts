import 'server-only'
import { partsOf, type Range } from '@/lib/overview/range'
import { type Summary, summarize } from '@/lib/overview/summarize'
import type { Overview } from '@/lib/queries/overview'
import { appGuidOf, type Task } from '@/lib/resources/task'
import { type Usual, usualDuration } from '@/lib/resources/task-runs'
import { UNDER_WAY } from '@/lib/task-list/address'
import { wholeSecond } from '@/lib/time-filter'
import type { SessionEnded } from '../cloud-controller/ask'
import { askHalved, type HalvedPage } from '../cloud-controller/halved-page'
import { heldAnswer, slowdown } from '../cloud-controller/rate-budget'
import { listTasks } from '../cloud-controller/tasks'
import type { Database } from '../db/connection'
import type { Answer } from '../http/answer'
import { placesOf } from '../live/places'
import { makeSharedReadings, type SharedReadings } from '../live/shared-reading'
import { oncePerProcess } from '../once-per-process'
import type { Session } from '../session/session'
import { readRefused } from './read-refused'

type Told = Answer<Overview> | SessionEnded
type Tasks = Answer<HalvedPage<Task>> | SessionEnded
/** A range summed up, with the runs by which what is usual is known. */
type Past =
  | { kind: 'ok'; from: string; read: number; of: number; summary: Summary; runs: Map<string, Usual> }
  | Exclude<Tasks, { kind: 'ok' }>

declare global {
  interface OncePerProcess {
    overviewReadings: SharedReadings<Told>
    rangeReadings: SharedReadings<Past>
  }
}

const readings = oncePerProcess('overviewReadings', () => makeSharedReadings<Told>())
const ranges = oncePerProcess('rangeReadings', () => makeSharedReadings<Past>(50))

/** One page of the API at its largest: a summary of more is of the newest, and says so. */
const MOST_TASKS = 5_000
const MOST_RUNNING = 50
const LOOK_MS = 5_000
/** What was is summed up again more rarely than what runs is looked at: the longer the range, the more rarely. */
const again = ({ ms }: Range): number => (ms > 86_400_000 ? 60_000 : 20_000)

/**
 * What runs now, what failed, how it went in a range, and which submissions were refused, as this operator may see it:
 * two rounds of requests, shared by all tabs.
 */
export function readOverview(journal: { pages: Database }, session: Session, range: Range): Promise<Told> {
  const look = LOOK_MS * slowdown(session.id)
  return readings.read(`${session.id} ${range.word}`, look * 0.8, () => gather(journal, session, range))
}

/** What was kept of it for a session that has ended. */
export function forgetOverview(sessionId: string): void {
  readings.forgetSession(sessionId)
  ranges.forgetSession(sessionId)
}

async function gather(journal: { pages: Database }, session: Session, range: Range): Promise<Told> {
  const held = heldAnswer(session.id)
  if (held) return held
  const now = Date.now()
  const [past, running] = await Promise.all([
    ranges.read(`${session.id} ${range.word}`, again(range), () => sumUp(session, range)),
    rows(session, { states: UNDER_WAY, order_by: 'created_at' }, MOST_RUNNING),
  ])
  if (past.kind !== 'ok') return past
  if (running.kind !== 'ok') return running
  const { from, read, of, summary, runs } = past
  // An API that knows no filters gives all there are.
  const underWay = running.body.resources.filter(({ state }) => UNDER_WAY.split(',').includes(state))
  const [apps, refused] = await Promise.all([
    placesOf(session, [...underWay.map(appGuidOf), ...summary.groups.map(({ appGuid }) => appGuid)]),
    readRefused(journal.pages, session, from).catch(() => null),
  ])
  return {
    ...running,
    body: {
      range: range.word,
      from,
      readAt: new Date(now).toISOString(),
      read,
      of,
      summary,
      running: {
        tasks: underWay,
        total: Math.max(underWay.length, running.body.totalResults ?? 0),
        usual: Object.fromEntries(
          underWay.flatMap((task) => {
            const usual = runs.get(kindOf(task))
            return usual ? [[task.guid, usual]] : []
          }),
        ),
      },
      apps,
      refused,
      nextLookMs: LOOK_MS * slowdown(session.id),
    },
  }
}

/** The range as one page of the API tells it: the tasks themselves are thousands, and not kept. */
async function sumUp(session: Session, range: Range): Promise<Past> {
  const parts = partsOf(range, Date.now())
  const from = wholeSecond(parts[0]?.from ?? 0)
  const answer = await rows(session, { 'created_ats[gte]': from }, MOST_TASKS)
  if (answer.kind !== 'ok') return answer
  const { resources, totalResults, unreadable, broken } = answer.body
  const tasks = resources.filter((task) => Date.parse(task.created_at) >= Date.parse(from))
  const missing = unreadable.length + broken.length
  return {
    kind: 'ok',
    from,
    read: tasks.length,
    of: Math.max(tasks.length, (totalResults ?? 0) - missing),
    summary: summarize(tasks, parts),
    runs: usualOf(resources),
  }
}

const rows = (session: Session, query: Record<string, string>, perPage: number): Promise<Tasks> =>
  askHalved(
    async (page, per_page) => {
      const answer = await listTasks(session, { ...query, page, per_page })
      if (answer.kind !== 'refused' || answer.status !== 400) return answer
      return listTasks(session, { page, per_page })
    },
    { page: 1, perPage },
  )

/** How long tasks of the same app and name took; numbers in names are runs of one thing. */
function usualOf(past: readonly Task[]): Map<string, Usual> {
  const runs = new Map<string, Task[]>()
  for (const task of past) {
    const key = kindOf(task)
    const known = runs.get(key)
    if (known) known.push(task)
    else runs.set(key, [task])
  }
  const all = new Map<string, Usual>()
  for (const [key, tasks] of runs) {
    const usual = usualDuration(tasks)
    if (usual) all.set(key, usual)
  }
  return all
}

const kindOf = (task: Task): string => `${appGuidOf(task)} ${task.name.replace(/\d+/g, '0')}`
