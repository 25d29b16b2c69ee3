import 'server-only'
import { partsOf, type Range } from '@/lib/overview/range'
import { summarize } from '@/lib/overview/summarize'
import type { Overview } from '@/lib/queries/overview'
import { appGuidOf, type Task } from '@/lib/resources/task'
import { usualDuration } from '@/lib/resources/task-runs'
import { QUICK_STATES } from '@/lib/task-list/address'
import type { SessionEnded } from '../cloud-controller/ask'
import { askHalved, type HalvedPage } from '../cloud-controller/halved-page'
import { slowdown } from '../cloud-controller/rate-budget'
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

declare global {
  interface OncePerProcess {
    overviewReadings: SharedReadings<Told>
    rangeReadings: SharedReadings<Tasks>
  }
}

const readings = oncePerProcess('overviewReadings', () => makeSharedReadings<Told>())
const ranges = oncePerProcess('rangeReadings', () => makeSharedReadings<Tasks>())

/** One page of the API at its largest: a summary of more is of the newest, and says so. */
const MOST_TASKS = 5_000
const MOST_RUNNING = 50
const LOOK_MS = 5_000
/** What was is summed up again more rarely than what runs is looked at: the longer the range, the more rarely. */
const again = ({ ms }: Range): number => (ms > 86_400_000 ? 60_000 : 20_000)

const UNDER_WAY = QUICK_STATES[1].states

/**
 * What runs now, what failed, how it went in a range, and which submissions were refused, as this operator may see it:
 * two rounds of requests, shared by all tabs. A failure only where neither can be read.
 */
export function readOverview(journal: { pages: Database }, session: Session, range: Range): Promise<Told> {
  const look = LOOK_MS * slowdown(session.id)
  return readings.read(`${session.id} ${range.word}`, look * 0.8, () => gather(journal, session, range))
}

async function gather(journal: { pages: Database }, session: Session, range: Range): Promise<Told> {
  const now = Date.now()
  const parts = partsOf(range, now)
  const from = new Date(parts[0]?.from ?? now).toISOString().replace(/\.\d+Z$/, 'Z')
  const [past, running, refused] = await Promise.all([
    ranges.read(`${session.id} ${range.word} ${from}`, again(range), () =>
      rows(session, { 'created_ats[gte]': from }, MOST_TASKS),
    ),
    rows(session, { states: UNDER_WAY, order_by: 'created_at' }, MOST_RUNNING),
    readRefused(journal.pages, session, from).catch(() => null),
  ])
  if (past.kind !== 'ok') return past
  if (running.kind !== 'ok') return running
  // An API that knows no filters gives all there are: what counts is taken from them.
  const created = past.body.resources.filter((task) => Date.parse(task.created_at) >= Date.parse(from))
  const underWay = running.body.resources.filter(({ state }) => UNDER_WAY.split(',').includes(state))
  const summary = summarize(created, parts)
  const named = [...underWay, ...summary.groups.map(({ appGuid }) => appGuid)]
  const apps = await placesOf(
    session,
    named.map((one) => (typeof one === 'string' ? one : appGuidOf(one))),
  )
  return {
    ...past,
    body: {
      range: range.word,
      from,
      readAt: new Date(now).toISOString(),
      read: created.length,
      of: Math.max(created.length, past.body.totalResults ?? 0),
      summary: { ...summary, groups: summary.groups.slice(0, MOST_GROUPS) },
      running: {
        tasks: underWay,
        total: Math.max(underWay.length, running.body.totalResults ?? 0),
        usual: usualOf(underWay, past.body.resources),
      },
      apps,
      refused,
      nextLookMs: LOOK_MS * slowdown(session.id),
    },
  }
}

const MOST_GROUPS = 20

const rows = (session: Session, query: Record<string, string>, perPage: number): Promise<Tasks> =>
  askHalved(
    async (page, per_page) => {
      const answer = await listTasks(session, { ...query, page, per_page })
      if (answer.kind !== 'refused' || answer.status !== 400) return answer
      return listTasks(session, { page, per_page })
    },
    { page: 1, perPage },
  )

/** How long tasks of the same app and name took before; numbers in names are runs of one thing. */
function usualOf(running: readonly Task[], past: readonly Task[]): Overview['running']['usual'] {
  const runs = new Map<string, Task[]>()
  for (const task of past) {
    const key = kindOf(task)
    const known = runs.get(key)
    if (known) known.push(task)
    else runs.set(key, [task])
  }
  return Object.fromEntries(
    running.flatMap((task) => {
      const usual = usualDuration(runs.get(kindOf(task)) ?? [])
      return usual ? [[task.guid, usual]] : []
    }),
  )
}

const kindOf = (task: Task): string => `${appGuidOf(task)} ${task.name.replace(/\d+/g, '0')}`
