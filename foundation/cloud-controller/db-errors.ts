/** SQLSTATE of a failed query, which drizzle wraps; undefined for any other failure. */
export function sqlState(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  return 'cause' in error ? sqlState(error.cause) : undefined
}

export const UNIQUE_VIOLATION = '23505'
