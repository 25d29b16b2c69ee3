import type * as z from 'zod/v4/core'
import type { ReadFailure } from './read-failure'

/** A read route's failure, for TanStack Query. `status` is the route's; 0 where the console itself did not answer. */
export class ReadError extends Error {
  constructor(
    readonly status: number,
    readonly failure: ReadFailure,
  ) {
    super(failure.errors[0]?.detail || failure.detail || 'The console did not answer.')
  }
}

/**
 * Reads one of our read routes. Schema and parser are loaded with the first answer: a page that only shows what the
 * server rendered does without them. Throws ReadError, which TanStack Query keeps as the query's error.
 */
export async function getJson<S extends z.$ZodType>(
  path: string,
  loadSchema: () => Promise<S>,
  signal?: AbortSignal,
): Promise<z.output<S>> {
  const answer = ask(path, signal)
  const [{ parseAnswer }, schema, { readFailureSchema }, { status, body }] = await Promise.all([
    import('./parse-answer'),
    loadSchema(),
    import('./read-failure'),
    answer,
  ])
  const read = status === 200 ? parseAnswer(schema, body) : undefined
  if (read !== undefined) return read
  const failure = readFailureSchema.safeParse(body)
  const unknownFailure: ReadFailure = { kind: 'no-answer', errors: [], detail: 'The console did not answer.' }
  throw new ReadError(status, failure.success ? failure.data : unknownFailure)
}

async function ask(
  path: string,
  signal: AbortSignal | undefined,
): Promise<{ status: number; body: unknown }> {
  try {
    const response = await fetch(path, { signal, cache: 'no-store', headers: { accept: 'application/json' } })
    const body: unknown = await response.json().catch(() => undefined)
    return { status: response.status, body }
  } catch (error) {
    if (signal?.aborted) throw error
    return { status: 0, body: undefined }
  }
}
