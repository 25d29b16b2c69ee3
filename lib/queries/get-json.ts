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

/** What a route that counts its versions gave. Without a body nothing changed since the version that was asked about. */
type Versioned<T> = { version: string; nextLookMs?: number; body?: T }

/** The same of a route that counts versions and says when to look again (`etag`, `x-next-look-ms`). */
export async function getVersioned<S extends $ZodType>(
  path: string,
  schema: S,
  { version, signal }: { version?: string; signal?: AbortSignal },
): Promise<Versioned<z.output<S>>> {
  const answer = await ask(path, { signal, version })
  const look = Number(answer.headers?.get('x-next-look-ms') ?? Number.NaN)
  const told = {
    version: answer.headers?.get('etag') ?? '',
    ...(Number.isFinite(look) && { nextLookMs: look }),
  }
  return answer.status === 304 ? told : { ...told, body: readBody(answer, schema) }
}

function readBody<S extends $ZodType>({ status, body }: Answered, schema: S): z.output<S> {
  const read = status === 200 ? z.safeParse(schema, body) : undefined
  if (read?.success) return read.data
  const failure = readFailureSchema.safeParse(body)
  const unknownFailure: ReadFailure = { kind: 'no-answer', errors: [], detail: 'The console did not answer.' }
  throw new ReadError(status, failure.success ? failure.data : unknownFailure)
}

type Answered = { status: number; headers?: Headers; body: unknown }

async function ask(
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
