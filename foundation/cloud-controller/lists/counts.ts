/** Numbers of results, kept as long as nothing is written. */
export type Counts = { of(query: CountQuery): Promise<number> }
type CountQuery = PromiseLike<{ total: number }[]> & { toSQL(): { sql: string; params: unknown[] } }

const MOST_KEPT = 500

/**
 * Counts each query once between two writes; `writes` grows with every one. Counting is the dearest part of a list of
 * 100,000, and who pages through it asks for the same number again and again.
 */
export function keptCounts(writes: () => number): Counts {
  const kept = new Map<string, number>()
  let keptSince = writes()
  return {
    async of(query) {
      const now = writes()
      if (now !== keptSince || kept.size >= MOST_KEPT) kept.clear()
      keptSince = now
      const { sql, params } = query.toSQL()
      const key = `${sql} ${JSON.stringify(params, (_, value) => (typeof value === 'bigint' ? `${value}` : value))}`
      const known = kept.get(key)
      if (known !== undefined) return known
      const [counted] = await query
      const total = counted?.total ?? 0
      if (writes() === now) kept.set(key, total)
      return total
    },
  }
}
