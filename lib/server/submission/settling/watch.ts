import 'server-only'
import { oncePerProcess } from '../../once-per-process'

/**
 * What one process knows of an unsettled submission by its own monotonic clock, which neither jumps nor is another
 * replica's: only so can it say that a request is no longer alive (P11). Lost with the process, and begun anew.
 */
export type Watch = {
  /** performance.now() when this process first saw it. */
  readonly since: number
  /** When complete looks without the task began, in a row, after the request's life had passed. */
  readonly emptyLooks: readonly number[]
  /** When the next look is due by this clock; undefined while the database's decides. */
  readonly dueAt?: number
}

/** The watches of one process, by submission id. */
export type Watches = Map<string, Watch>

declare global {
  interface OncePerProcess {
    watches: Watches
  }
}

/** The watches of this process. */
export const theWatches = (): Watches => oncePerProcess('watches', () => new Map())

/** How long a request may live and how far apart the looks are that decide: `CF_REQUEST_LIFE_MS` and its fractions (P10, P11). */
export type Life = { lifeMs: number }

const MARGIN_MS = 5_000
const FIRST_PAUSE_MS = 1_000
/** Rounds of settling are a second apart, so each of the two looks may come that much later. */
const ROUNDS_MS = 2_000
const shareOf = ({ lifeMs }: Life, share: number) => lifeMs / share

/** Looks are at most this far apart until the life has passed; a failed one is repeated after it too. */
export const longestPauseMs = (life: Life): number => shareOf(life, 16)

/** Two looks that decide begin this far apart. */
const decidingPauseMs = (life: Life): number => shareOf(life, 32)

/** How long a row must have been watched before looks decide: shorter where the API itself said that it had failed. */
export const deadlineMs = (life: Life, hasErrorDocument: boolean): number =>
  hasErrorDocument ? longestPauseMs(life) : life.lifeMs + MARGIN_MS

/** How long until looks have decided at the latest, as long as each of them goes through. */
export function decidedInMs(
  watch: Watch,
  life: Life,
  { now, hasErrorDocument }: { now: number; hasErrorDocument: boolean },
): number {
  const second =
    (watch.emptyLooks[0] ?? watch.since + deadlineMs(life, hasErrorDocument)) + decidingPauseMs(life)
  return second + ROUNDS_MS - now
}

/** The watch of an id, begun now where there was none. */
export function watchOf(watches: Watches, id: string, now: number): Watch {
  const watch = watches.get(id) ?? { since: now, emptyLooks: [] }
  watches.set(id, watch)
  return watch
}

/** Begins to watch what is unsettled and forgets what no longer is. */
export function keepWatching(watches: Watches, unsettled: readonly string[], now: number): void {
  const ids = new Set(unsettled)
  for (const id of watches.keys()) if (!ids.has(id)) watches.delete(id)
  for (const id of ids) watchOf(watches, id, now)
}

/** Keeps the watch with when the next look is due by this clock; where none is due any more there is nothing to watch. */
export function noteNextLook(watches: Watches, id: string, watch: Watch, dueAt: number | undefined): void {
  if (dueAt === undefined) watches.delete(id)
  else watches.set(id, { ...watch, dueAt })
}

/** Ids whose look is due by this process's own clock, whatever the database's has jumped to. */
export const dueByWatch = (watches: Watches, now: number): string[] =>
  [...watches].flatMap(([id, { dueAt }]) => (dueAt !== undefined && dueAt <= now ? [id] : []))

/** Whether a complete, empty look that began then, noted in the watch, is the second one that says: it is not there. */
export function decides({ emptyLooks }: Watch, life: Life, beganAt: number): boolean {
  const [first] = emptyLooks
  return first !== undefined && beganAt - first >= decidingPauseMs(life)
}

/**
 * How long until the next look: as long again as the row was watched, at 1, 2, 4, 8 … s, evenly until the request's
 * life has passed, then at the moments that decide, then doubling (P10).
 */
export function pauseMs(
  watch: Watch,
  life: Life,
  { now, hasErrorDocument, isUnknown }: { now: number; hasErrorDocument: boolean; isUnknown: boolean },
): number {
  const watched = now - watch.since
  const deadline = deadlineMs(life, hasErrorDocument)
  const doubled = Math.max(watched, FIRST_PAUSE_MS)
  if (watched < deadline) {
    const pause = Math.min(doubled, longestPauseMs(life))
    return Math.min(pause, deadline - watched)
  }
  const [first = now] = watch.emptyLooks
  const untilDeciding = first + decidingPauseMs(life) - now
  return isUnknown && untilDeciding > 0 ? untilDeciding : doubled
}
