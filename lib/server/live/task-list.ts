import 'server-only'
import { randomUUID } from 'node:crypto'
import { dequal } from 'dequal'
import { LRUCache } from 'lru-cache'
import type { ReadTaskList, TaskList } from '@/lib/queries/task-list'
import { appGuidOf, type Task } from '@/lib/resources/task'
import { type TaskListAddress, writeTaskListAddress } from '@/lib/task-list/address'
import { matches } from '@/lib/task-list/matches'
import { sameRows } from '@/lib/task-list/same-rows'
import type { SessionEnded } from '../cloud-controller/ask'
import { heldAnswer } from '../cloud-controller/rate-budget'
import type { Answer } from '../http/answer'
import { oncePerProcess } from '../once-per-process'
import type { Session } from '../session/session'
import { changesAfter, changesPosition, pollChanges } from './changes'
import { nextLookAtTasks, sharedFor } from './pace'
import { readTaskPage } from './read-task-page'
import { makeSharedReadings, type SharedReadings } from './shared-reading'

/** What a list was under earlier versions, the newest first: rows that did not change are the same objects. */
type Earlier = readonly { list: TaskList; version: string }[]

/** A list as a session sees it: when it was read as a whole, and up to which change it is told. */
type Kept = {
  list: TaskList
  version: string
  earlier: Earlier
  readAt: number
  position: number
  lookMs: number
}
/** A list for a page that follows it, which may have one of the earlier ones. */
export type FollowedTaskList = ReadTaskList & { earlier: Earlier }
type Listed = Answer<Kept> | SessionEnded

declare global {
  interface OncePerProcess {
    taskLists: LRUCache<string, Kept>
    taskListReadings: SharedReadings<Listed>
    taskListVersions: { process: string; next: number }
    forgottenLists: LRUCache<string, number>
  }
}

/** Rows that are kept for all sessions together; about 1 KB each. */
const MOST_ROWS = 60_000
const lists = oncePerProcess(
  'taskLists',
  () =>
    new LRUCache({
      maxSize: MOST_ROWS,
      sizeCalculation: ({ list }) => 1 + list.tasks.length,
      ttl: 5 * 60_000,
      ttlAutopurge: true,
    }),
)
const readings = oncePerProcess('taskListReadings', () => makeSharedReadings<Listed>(200))
/** When a session's lists were given up: what was being read then is of before. */
const forgotten = oncePerProcess('forgottenLists', () => new LRUCache({ max: 2_000, ttl: 120_000 }))
/** No two processes give the same version. */
const versions = oncePerProcess('taskListVersions', () => ({ process: randomUUID(), next: 0 }))
/** Tabs that look at different moments have different ones of these. */
const MOST_EARLIER = 4

/** Labels change, and tasks are deleted, without any change that a poll would tell. */
const WHOLE_AGAIN_MS = 60_000
/** However much changes: the whole is not read more often. */
const WHOLE_AT_MOST_MS = 2_000

type Question = { address: TaskListAddress; appGuid?: string }
/** Where lines are kept that the log cache has forgotten, for lists by cause. */
type Journal = Parameters<typeof readTaskPage>[2]

const keyOf = (session: Session, { address, appGuid = '' }: Question): string =>
  `${session.id} ${appGuid} ${writeTaskListAddress({ ...address, columns: [], isDense: false })}`

/** A list for a page that opens: read now, whatever is kept. */
export async function openTaskList(
  session: Session,
  question: Question,
  journal?: Journal,
): Promise<Answer<ReadTaskList> | SessionEnded> {
  const answer = told(session, await readWhole(session, question, journal))
  if (answer.kind !== 'ok') return answer
  const { list, version, nextLookMs } = answer.body
  return { ...answer, body: { list, version, nextLookMs } }
}

/**
 * A list for a page that follows it. The session's one poll says what changed; rows that changed are replaced, and the
 * whole is read again only where a change may have brought or taken a row.
 */
export async function followTaskList(
  session: Session,
  question: Question,
  journal?: Journal,
): Promise<Answer<FollowedTaskList> | SessionEnded> {
  const known = lists.get(keyOf(session, question))
  const shared = known ? sharedFor(known.lookMs) : 0
  return told(
    session,
    await readings.read(keyOf(session, question), shared, () => follow(session, question, shared, journal)),
  )
}

/** Something of a session's tasks changed that its poll does not tell: its lists are read anew at the next look. */
export function forgetTaskLists(sessionId: string): void {
  forgotten.set(sessionId, performance.now())
  for (const key of lists.keys()) if (key.startsWith(sessionId)) lists.delete(key)
  readings.forgetSession(sessionId)
}

function told(session: Session, listed: Listed): Answer<FollowedTaskList> | SessionEnded {
  if (listed.kind !== 'ok') return listed
  const { list, version, earlier } = listed.body
  const nextLookMs = nextLookAtTasks(session.id, list.tasks, Date.now())
  return { ...listed, body: { list, version, earlier, nextLookMs } }
}

async function follow(
  session: Session,
  question: Question,
  maxAgeMs: number,
  journal?: Journal,
): Promise<Listed> {
  const held = heldAnswer(session.id)
  if (held) return held
  const key = keyOf(session, question)
  const kept = lists.get(key)
  const now = performance.now()
  if (!kept || now - kept.readAt > WHOLE_AGAIN_MS) return readWhole(session, question, journal)
  const polled = await pollChanges(session, maxAgeMs)
  // What the poll can't be told may concern other lists only.
  if ('status' in polled && polled.status === 500) return readWhole(session, question, journal)
  if (polled.kind !== 'ok') return polled
  const { position } = polled.body
  if (position === kept.position) return given({ ...kept })
  const changed = changesAfter(polled.body, kept.position)
  const tasks = changed && patched(kept.list, changed, question)
  if (tasks) return keep(session, key, { ...kept, position, list: { ...kept.list, tasks } })
  // Still to be told, at the next look.
  if (now - kept.readAt < WHOLE_AT_MOST_MS) return given(kept)
  return readWhole(session, question, journal)
}

const given = (kept: Kept): Listed => ({ kind: 'ok', status: 200, body: kept })

async function readWhole(session: Session, question: Question, journal?: Journal): Promise<Listed> {
  const key = keyOf(session, question)
  const begun = performance.now()
  const position = changesPosition(session)
  const answer = await readTaskPage(session, question, journal)
  if (answer.kind !== 'ok') return answer
  const known = lists.get(key)
  const whole = {
    list: answer.body,
    version: known?.version ?? '',
    earlier: known?.earlier ?? [],
    readAt: performance.now(),
    position,
    lookMs: 0,
  }
  const kept = keep(session, key, whole)
  if ((forgotten.get(session.id) ?? Number.NEGATIVE_INFINITY) >= begun) lists.delete(key)
  return kept
}

/** Keeps a list under a new version where it is not the one that was kept. */
function keep(session: Session, key: string, next: Kept): Listed {
  const known = lists.get(key)
  const isSame = known !== undefined && dequal(known.list, next.list)
  if (!isSame) versions.next += 1
  const kept = {
    ...next,
    ...(isSame
      ? { list: known.list, version: known.version, earlier: known.earlier }
      : {
          list: known ? withSameRows(next.list, known.list) : next.list,
          version: `"${versions.process}-${versions.next}"`,
          earlier: known ? [known, ...known.earlier].slice(0, MOST_EARLIER).map(listAndVersion) : [],
        }),
    lookMs: nextLookAtTasks(session.id, next.list.tasks, Date.now()),
  }
  lists.set(key, kept)
  return given(kept)
}

const listAndVersion = ({ list, version }: Earlier[number]): Earlier[number] => ({ list, version })

const withSameRows = (list: TaskList, known: TaskList): TaskList => ({
  ...list,
  tasks: sameRows(list.tasks, known.tasks),
  apps: sameRows(list.apps, known.apps),
})

/**
 * The rows with what changed in them. Undefined where that is not enough: a row that no longer fits the filters, or may
 * stand elsewhere now, or a task that may belong into the list.
 */
function patched(
  list: TaskList,
  changed: readonly Task[],
  { address, appGuid }: Question,
): Task[] | undefined {
  const appByGuid = new Map(list.apps.map((app) => [app.guid, app]))
  const now = Date.now()
  const tasks = [...list.tasks]
  for (const task of changed) {
    if (appGuid !== undefined && appGuidOf(task) !== appGuid) continue
    const at = tasks.findIndex(({ guid }) => guid === task.guid)
    const app = appByGuid.get(appGuidOf(task))
    // What is not known of a task may fit.
    const { space_guids, organization_guids, created_by, cause, ...others } = address.filters
    const filters = app ? { ...others, space_guids, organization_guids } : others
    const fits = matches(task, filters, { app }, now)
    if (at < 0 && !fits) continue
    const row = tasks[at]
    if (row === undefined || !fits || address.order_by.endsWith('updated_at')) return undefined
    // The list of all apps hides commands; an app's own has them.
    tasks[at] = row.command === undefined ? task : { ...task, command: row.command }
  }
  return tasks
}
