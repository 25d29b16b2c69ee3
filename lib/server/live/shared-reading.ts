import 'server-only'
import { LRUCache } from 'lru-cache'

/** Readings of one kind, by a key that begins with the session's id. */
export type SharedReadings<T> = {
  /** What was read less than `maxAgeMs` ago, or is being read, or is read now. */
  read(key: string, maxAgeMs: number, read: () => Promise<T>): Promise<T>
  /** The next one who asks reads anew. */
  forget(key: string): void
  /** The same for everything that was read for a session. */
  forgetSession(sessionId: string): void
}

/** What few look at is soon gone: it is kept to be shared, not to be remembered. */
const LIFE_MS = 120_000
/** What failed is asked for again soon, however long a good answer holds. */
const FAILURE_MS = 1_000

/** Readings shared by all who ask the same at about the same time, so that ten tabs cost what one costs; `max` are kept. */
export function makeSharedReadings<T extends { kind: string }>(max = 500): SharedReadings<T> {
  const kept = new LRUCache<string, { value: T; at: number }>({ max, ttl: LIFE_MS, ttlAutopurge: true })
  const underWay = new Map<string, Promise<T>>()
  const start = (key: string, read: () => Promise<T>): Promise<T> => {
    const reading = read().then(
      (value) => {
        // Forgotten while it was read: it may be of before what it was forgotten for.
        if (underWay.get(key) === reading) kept.set(key, { value, at: performance.now() })
        leave()
        return value
      },
      (error: unknown) => {
        leave()
        throw error
      },
    )
    const leave = () => {
      if (underWay.get(key) === reading) underWay.delete(key)
    }
    underWay.set(key, reading)
    return reading
  }
  const forget = (key: string) => {
    kept.delete(key)
    underWay.delete(key)
  }
  return {
    read: async (key, maxAgeMs, read) => {
      const known = kept.get(key)
      const holdsMs = known?.value.kind === 'ok' ? maxAgeMs : Math.min(maxAgeMs, FAILURE_MS)
      if (known && performance.now() - known.at < holdsMs) return known.value
      return underWay.get(key) ?? start(key, read)
    },
    forget,
    forgetSession: (sessionId) => {
      for (const key of [...kept.keys(), ...underWay.keys()]) if (key.startsWith(sessionId)) forget(key)
    },
  }
}
