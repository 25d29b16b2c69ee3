import * as z from 'zod/mini'
import type { $ZodType } from 'zod/v4/core'
import { apiErrorSchema } from '@/lib/resources/api-error'

/** What a read route answers when it can't give what was asked for. */
const readFailureSchema = z.object({
  kind: z.enum([
    'session-ended',
    'refused',
    'not-sent',
    'no-answer',
    'bad-request',
    'not-recorded-yet',
    'journal-away',
  ]),
  errors: z._default(z.array(apiErrorSchema), []),
  detail: z._default(z.string(), ''),
  requestId: z.optional(z.nullable(z.string())),
})

export type ReadFailure = z.infer<typeof readFailureSchema>

/** A read route's failure, for TanStack Query. `status` is the route's; 0 where the console itself did not answer. */
export class ReadError extends Error {
  constructor(
    readonly status: number,
    readonly failure: ReadFailure,
  ) {
    super(failure.errors[0]?.detail || failure.detail || 'The console did not answer.')
  }
}

/** Whether the session ended: until somebody signs in there is nothing to read, and asking on is of no use. */
export const isSessionEnded = (error: unknown): boolean =>
  error instanceof ReadError && error.failure.kind === 'session-ended'

/** Reads one of our read routes. Throws ReadError, which TanStack Query keeps as the query's error. */
export async function getJson<S extends $ZodType>(
  path: string,
  schema: S,
  signal?: AbortSignal,
): Promise<z.output<S>> {
  return readBody(await ask(path, { signal }), schema)
}

/** The body of a good answer; throws ReadError for any other. */
export function readBody<S extends $ZodType>({ status, body }: Answered, schema: S): z.output<S> {
  const read = status === 200 ? z.safeParse(schema, body) : undefined
  if (read?.success) return read.data
  const failure = readFailureSchema.safeParse(body)
  const unknownFailure: ReadFailure = { kind: 'no-answer', errors: [], detail: 'The console did not answer.' }
  throw new ReadError(status, failure.success ? failure.data : unknownFailure)
}

export type Answered = { status: number; headers?: Headers; body: unknown }

/** Asks one of our routes; `status` is 0 where the console itself did not answer. */
export async function ask(
  path: string,
  { signal, version }: { signal?: AbortSignal; version?: string },
): Promise<Answered> {
  const headers = { accept: 'application/json', ...(version && { 'if-none-match': version }) }
  try {
    const response = await fetch(path, { signal, cache: 'no-store', headers })
    const body: unknown = await response.json().catch(() => undefined)
    return { status: response.status, headers: response.headers, body }
  } catch (error) {
    if (signal?.aborted) throw error
    return { status: 0, body: undefined }
  }
}
