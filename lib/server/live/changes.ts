import 'server-only'
import { LRUCache } from 'lru-cache'
import type { Task } from '@/lib/resources/task'
import { wholeSecond } from '@/lib/time-filter'
import type { SessionEnded } from '../cloud-controller/ask'
import { askHalved, type HalvedPage } from '../cloud-controller/halved-page'
import { inParts } from '../cloud-controller/pages'
import { heldAnswer } from '../cloud-controller/rate-budget'
import { getTask, listTasks } from '../cloud-controller/tasks'
import type { Answer } from '../http/answer'
import { oncePerProcess } from '../once-per-process'
import type { Session } from '../session/session'
import { makeSharedReadings, type SharedReadings } from './shared-reading'

/** A task as a poll found it changed. `at` counts the session's changes up. */
export type Change = { at: number; task: Task }

/**
 * What one session was told of tasks that changed, poll by poll. Whoever has read something at a `position` needs the
 * changes after it, and all of them are here unless `completeFrom` is later.
 */
export type Changes = {
  position: number
  completeFrom: number
  recent: readonly Change[]
}

type Poll = Changes & {
  /** From when on the next poll asks, by the API's clock. */
  since: number
  /** What each task was like when it was last told. */
  known: LRUCache<string, string>
  /** An API that filters by no time (Korifi) gives the tasks that changed last. */
  way: 'by-time' | 'newest'
  /** Tasks that somebody follows by themselves, with what they were like when they last changed. */
  watched: LRUCache<string, { latest?: Task }>
  /** When the watched ones were last asked for one and all. */
  calledAt: number
}

type PollAnswer = Answer<Changes> | SessionEnded

declare global {
  interface OncePerProcess {
    polls: LRUCache<string, Poll>
    pollReadings: SharedReadings<PollAnswer>
  }
}

const LIFE_MS = 10 * 60_000
/** One poll for each session. */
const polls = oncePerProcess(
  'polls',
  () => new LRUCache({ max: 1_000, ttl: LIFE_MS, updateAgeOnGet: true, ttlAutopurge: true }),
)
const readings = oncePerProcess('pollReadings', () => makeSharedReadings<PollAnswer>())

/** The API's instants are whole seconds, its machines' clocks differ, and what is being committed is not listed yet. */
const OVERLAP_MS = 10_000
/** The first poll knows nothing of the API's clock. */
const FIRST_OVERLAP_MS = 120_000
const MOST_CHANGES = 200
const MOST_KEPT = 500
const MOST_WATCHED = 500
/** Who has not looked for so long looks no more. */
const WATCHED_MS = 60_000
/** Labels change without a change of `updated_at`, and a commit that was long in coming is missed. */
const CALL_AGAIN_MS = 60_000
const MOST_GUIDS = 100
/** Where tasks can't be asked for by guids, so many of the watched ones are asked for alone. */
const MOST_ALONE = 5

function pollOf(session: Session): Poll {
  const known = polls.get(session.id)
  if (known) return known
  // Later than any position of a poll that was forgotten: what was read under it is read again.
  const position = Date.now()
  const made: Poll = {
    position,
    completeFrom: position,
    recent: [],
    since: Date.now() - FIRST_OVERLAP_MS,
    known: new LRUCache({ max: 2_000 }),
    way: 'by-time',
    watched: new LRUCache({ max: MOST_WATCHED, ttl: WATCHED_MS, updateAgeOnGet: true }),
    calledAt: performance.now(),
  }
  polls.set(session.id, made)
  return made
}

/**
 * The one poll of a session, whatever its tabs watch: which tasks changed since the last one. Polls at most once in
 * `maxAgeMs`, and not at all while the API takes no requests of this user.
 */
export async function pollChanges(session: Session, maxAgeMs: number): Promise<PollAnswer> {
  return heldAnswer(session.id) ?? readings.read(session.id, maxAgeMs, () => poll(session))
}

/** Where a session's changes are now: what is read from here on needs those after it only. */
export const changesPosition = (session: Session): number => pollOf(session).position

async function poll(session: Session): Promise<PollAnswer> {
  const state = pollOf(session)
  const answer = await ask(session, state)
  if (answer.kind !== 'ok') return answer
  const isCut = note(state, answer.body)
  state.since = Math.max(state.since, (answer.servedAt ?? newestOf(answer.body)) - OVERLAP_MS)
  if (isCut || performance.now() - state.calledAt > CALL_AGAIN_MS) await callRoll(session, state)
  const { position, completeFrom, recent } = state
  return { ...answer, body: { position, completeFrom, recent } }
}

async function ask(session: Session, state: Poll): Promise<Answer<HalvedPage<Task>> | SessionEnded> {
  // One record that can't be presented must not keep the others from being told.
  const latest = (query: Record<string, string>) =>
    askHalved(
      (page, rows) => listTasks(session, { order_by: '-updated_at', ...query, page, per_page: rows }),
      {
        page: 1,
        perPage: MOST_CHANGES,
      },
    )
  if (state.way === 'by-time') {
    const since = wholeSecond(state.since)
    const answer = await latest({ 'updated_ats[gte]': since })
    if (answer.kind !== 'refused' || answer.status !== 400) return answer
    state.way = 'newest'
  }
  return latest({})
}

/** Notes what a poll told; gives whether more may have changed than it told. */
function note(state: Poll, page: HalvedPage<Task>): boolean {
  const { resources, totalResults, unreadable, broken } = page
  const fresh = resources.filter((task) => Date.parse(task.updated_at) >= state.since)
  const read = resources.length + unreadable.length + broken.length
  // As many as one asks for, and all of them new: there may be more behind.
  const isCut = state.way === 'by-time' ? (totalResults ?? read) > read : fresh.length >= MOST_CHANGES
  keepNews(state, fresh, isCut)
  if (isCut) state.completeFrom = state.position
  return isCut
}

/** What is not as it was told before is a change, whichever question it was told to. */
function keepNews(state: Poll, tasks: readonly Task[], isCut = false): void {
  const changed = tasks.filter((task) => state.known.get(task.guid) !== lookOf(task))
  if (changed.length > 0 || isCut) state.position += 1
  for (const task of changed) {
    state.known.set(task.guid, lookOf(task))
    if (state.watched.has(task.guid)) state.watched.set(task.guid, { latest: task })
  }
  const all = [...state.recent, ...changed.map((task) => ({ at: state.position, task }))]
  const dropped = all[all.length - MOST_KEPT - 1]
  if (dropped) state.completeFrom = Math.max(state.completeFrom, dropped.at)
  state.recent = all.slice(-MOST_KEPT)
}

const lookOf = ({ state, updated_at, metadata }: Task): string =>
  `${state} ${updated_at} ${JSON.stringify(metadata)}`

/** Asks for every watched task, a hundred with one request, so that none is forgotten. */
async function callRoll(session: Session, state: Poll): Promise<void> {
  state.calledAt = performance.now()
  const guids = [...state.watched.keys()]
  if (state.way === 'newest') {
    const alone = await Promise.all(guids.slice(-MOST_ALONE).map((guid) => getTask(session, guid)))
    return keepNews(
      state,
      alone.flatMap((answer) => (answer.kind === 'ok' ? answer.body : [])),
    )
  }
  await Promise.all(
    inParts(guids, MOST_GUIDS).map(async (part) => {
      const answer = await listTasks(session, { guids: part.join(','), per_page: MOST_GUIDS })
      if (answer.kind === 'ok') keepNews(state, answer.body.resources)
    }),
  )
}

/**
 * Follows one task with the session's poll from now on: what it is like since it last changed, once it has.
 * `isNew`: it was not followed, or not for a while, and what is known of it may be old.
 */
export function watchTask(session: Session, guid: string): { latest?: Task; isNew: boolean } {
  const { watched } = pollOf(session)
  const known = watched.get(guid)
  if (!known) watched.set(guid, {})
  return { latest: known?.latest, isNew: !known }
}

/** What a session was told of changes, when it has ended. */
export function forgetChanges(sessionId: string): void {
  polls.delete(sessionId)
  readings.forgetSession(sessionId)
}

/** Follows it no more. */
export const unwatchTask = (session: Session, guid: string): void => {
  pollOf(session).watched.delete(guid)
}

const newestOf = ({ resources }: HalvedPage<Task>): number =>
  Math.max(0, ...resources.map((task) => Date.parse(task.updated_at) || 0))

/** What changed after a position; undefined where that is not known of all. */
export function changesAfter(changes: Changes, position: number): Task[] | undefined {
  if (changes.completeFrom > position) return undefined
  return changes.recent.flatMap(({ at, task }) => (at > position ? task : []))
}
