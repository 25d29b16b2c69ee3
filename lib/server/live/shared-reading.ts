import 'server-only'
import { LRUCache } from 'lru-cache'

/** Readings of one kind, by a key that names session and question. */
export type SharedReadings<T> = {
  /** What was read less than `maxAgeMs` ago, or is being read, or is read now. */
  read(key: string, maxAgeMs: number, read: () => Promise<T>): Promise<T>
  /** The next one who asks reads anew. */
  forget(key: string): void
}

/** What few look at is soon gone: it is kept to be shared, not to be remembered. */
const LIFE_MS = 120_000

/** Readings shared by all who ask the same at about the same time, so that ten tabs cost what one costs. */
export function makeSharedReadings<T extends object>(): SharedReadings<T> {
  const kept = new LRUCache<string, { value: T; at: number }>({ max: 1_000, ttl: LIFE_MS })
  const underWay = new Map<string, Promise<T>>()
  return {
    read: async (key, maxAgeMs, read) => {
      const known = kept.get(key)
      if (known && performance.now() - known.at < maxAgeMs) return known.value
      const joined = underWay.get(key)
      if (joined) return joined
      const reading = read().finally(() => {
        if (underWay.get(key) === reading) underWay.delete(key)
      })
      underWay.set(key, reading)
      const value = await reading
      // Forgotten while it was read: it may be of before what it was forgotten for.
      if (!underWay.has(key) || underWay.get(key) === reading) kept.set(key, { value, at: performance.now() })
      return value
    },
    forget: (key) => {
      kept.delete(key)
      underWay.delete(key)
    },
  }
}
