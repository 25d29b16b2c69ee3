import 'server-only'
import { groupFailures } from '@/lib/causes/group-failures'
import { partsOf, type Range } from '@/lib/overview/range'
import { type Summary, summarize } from '@/lib/overview/summarize'
import type { Overview } from '@/lib/queries/overview'
import { appGuidOf, type Task } from '@/lib/resources/task'
import { type Usual, usualDuration } from '@/lib/resources/task-runs'
import { UNDER_WAY } from '@/lib/task-list/address'
import { wholeSecond } from '@/lib/time-filter'
import { judgeFailures } from '../causes/judge-failures'
import type { SessionEnded } from '../cloud-controller/ask'
import { askHalved, type HalvedPage } from '../cloud-controller/halved-page'
import { heldAnswer, slowdown } from '../cloud-controller/rate-budget'
import { listTasks } from '../cloud-controller/tasks'
import type { Database } from '../db/connection'
import type { Answer } from '../http/answer'
import { placesOf } from '../live/places'
import { makeSharedReadings, type SharedReadings } from '../live/shared-reading'
import { oncePerProcess } from '../once-per-process'
import type { SealingKey } from '../session/seal'
import type { Session } from '../session/session'
import { readRefused } from './read-refused'

type Told = Answer<Overview> | SessionEnded
type Journal = { db: Database; pages: Database; sealingKey: SealingKey }
type Tasks = Answer<HalvedPage<Task>> | SessionEnded
/** A range summed up, with the runs by which what is usual is known. */
type Past =
  | {
      kind: 'ok'
      from: string
      read: number
      of: number
      missing: number
      summary: Summary
      runs: Map<string, Usual>
      /** The newest that failed, to be told why. */
      failures: Task[]
    }
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
/** Failures whose logs are read; of a list by cause as many are. */
const MOST_JUDGED = 1_000
const JUDGED_WITHIN_MS = 1_200
/** Whoever looks for more has the list. */
const MOST_GROUPS = 20
const LOOK_MS = 5_000
/** What was is summed up again more rarely than what runs is looked at: the longer the range, the more rarely. */
const again = ({ ms }: Range): number => (ms > 86_400_000 ? 60_000 : 20_000)

/**
 * What runs now, what failed, how it went in a range, and which submissions were refused, as this operator may see it:
 * two rounds of requests, shared by all tabs.
 */
export function readOverview(journal: Journal, session: Session, range: Range): Promise<Told> {
  const look = LOOK_MS * slowdown(session.id)
  return readings.read(`${session.id} ${range.word}`, look * 0.8, () => gather(journal, session, range))
}

/** What was kept of it for a session that has ended. */
export function forgetOverview(sessionId: string): void {
  readings.forgetSession(sessionId)
  ranges.forgetSession(sessionId)
}

async function gather(journal: Journal, session: Session, range: Range): Promise<Told> {
  const held = heldAnswer(session.id)
  if (held) return held
  const now = Date.now()
  const [past, running] = await Promise.all([
    ranges.read(`${session.id} ${range.word}`, again(range), () => sumUp(session, range)),
    rows(session, { states: UNDER_WAY, order_by: 'created_at' }, MOST_RUNNING),
  ])
  if (past.kind !== 'ok') return past
  if (running.kind === 'session-ended') return running
  const { from, read, of, missing, summary, runs } = past
  // An API that knows no filters gives all there are.
  const underWay =
    running.kind === 'ok'
      ? running.body.resources.filter(({ state }) => UNDER_WAY.split(',').includes(state))
      : []
  const failures = await failuresOf(journal, session, past.failures, { range, now })
  const [apps, refused] = await Promise.all([
    placesOf(session, [...underWay.map(appGuidOf), ...failures.groups.flatMap((group) => group.apps)]),
    readRefused(journal.pages, session, from).catch(() => null),
  ])
  return {
    kind: 'ok',
    status: 200,
    body: {
      range: range.word,
      from,
      readAt: new Date(now).toISOString(),
      read,
      of,
      missing,
      summary,
      failures,
      running:
        running.kind === 'ok'
          ? {
              tasks: underWay,
              total: Math.max(underWay.length, running.body.totalResults ?? 0),
              usual: Object.fromEntries(
                underWay.flatMap((task) => {
                  const usual = runs.get(kindOf(task))
                  return usual ? [[task.guid, usual]] : []
                }),
              ),
            }
          : null,
      apps,
      refused,
      nextLookMs: LOOK_MS * slowdown(session.id),
    },
  }
}

/** Failures by cause. Those whose log is still to be read come with a later look. */
async function failuresOf(
  journal: Journal,
  session: Session,
  failed: readonly Task[],
  { range, now }: { range: Range; now: number },
): Promise<Overview['failures']> {
  const { briefs, left } = await judgeFailures(journal, session, failed, JUDGED_WITHIN_MS)
  const parts = partsOf(range, now)
  const [first] = parts
  const begin = first?.from ?? 0
  const length = first ? first.to - first.from : 1
  const judged = failed.flatMap((task) => {
    const brief = briefs.get(task.guid)
    return brief ? [{ task, brief }] : []
  })
  const groups = groupFailures(judged, {
    parts: parts.length,
    partOf: (at) => Math.floor((at - begin) / length),
    now,
  })
  return { groups: groups.slice(0, MOST_GROUPS), groupCount: groups.length, left }
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
    missing,
    summary: summarize(tasks, parts),
    failures: tasks.filter(({ state }) => state === 'FAILED').slice(0, MOST_JUDGED),
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
