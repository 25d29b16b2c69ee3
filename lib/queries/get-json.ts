import * as mini from 'zod/mini'
import type * as z from 'zod/v4/core'
import { safeParse } from 'zod/v4/core'
import { apiErrorSchema } from '@/lib/resources/api-error'

/** What a read route answers when it can't give what was asked for. */
export const readFailureSchema = mini.object({
  kind: mini.enum(['session-ended', 'refused', 'not-sent', 'no-answer', 'bad-request']),
  errors: mini._default(mini.array(apiErrorSchema), []),
  detail: mini._default(mini.string(), ''),
  requestId: mini.optional(mini.nullable(mini.string())),
})

export type ReadFailure = mini.infer<typeof readFailureSchema>

/** A read route's failure, for TanStack Query. `status` is the route's; 0 where the console itself did not answer. */
export class ReadError extends Error {
  constructor(
    readonly status: number,
    readonly failure: ReadFailure,
  ) {
    super(failure.errors[0]?.detail || failure.detail || 'The console did not answer.')
  }
}

/** Reads one of our read routes. Throws ReadError, which TanStack Query keeps as the query's error. */
export async function getJson<S extends z.$ZodType>(
  path: string,
  schema: S,
  signal?: AbortSignal,
): Promise<z.output<S>> {
  const response = await fetch(path, {
    signal,
    cache: 'no-store',
    headers: { accept: 'application/json' },
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error
    return undefined
  })
  const body: unknown = await response?.json().catch(() => undefined)
  const read = response?.ok ? safeParse(schema, body) : undefined
  if (read?.success) return read.data
  const failure = readFailureSchema.safeParse(body)
  const unknownFailure: ReadFailure = { kind: 'no-answer', errors: [], detail: 'The console did not answer.' }
  throw new ReadError(response?.status ?? 0, failure.success ? failure.data : unknownFailure)
}
