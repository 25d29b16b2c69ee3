/** Answers of the database, kept as long as nothing is written. */
export type Kept<T> = { of(key: string, ask: () => Promise<T>): Promise<T> }

const MOST_KEPT = 500

/**
 * Asks each question once between two writes; `writes` grows with every one. Who pages through a list of 100,000
 * asks for the same number of results, and for what he may read, again and again.
 */
export function keptUntilWrite<T>(writes: () => number): Kept<T> {
  const kept = new Map<string, T>()
  let keptSince = writes()
  return {
    async of(key, ask) {
      const now = writes()
      if (now !== keptSince || kept.size >= MOST_KEPT) kept.clear()
      keptSince = now
      const known = kept.get(key)
      if (known !== undefined) return known
      const answer = await ask()
      if (writes() === now) kept.set(key, answer)
      return answer
    },
  }
}
