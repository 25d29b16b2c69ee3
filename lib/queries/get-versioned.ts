import type * as z from 'zod/mini'
import type { $ZodType } from 'zod/v4/core'
import { ask, readBody } from './get-json'

/** What a route that counts its versions gave. Without a body nothing changed since the version that was asked about. */
type Versioned<T> = { version: string; nextLookMs?: number; body?: T }

/** Reads a route of ours that counts versions and says when to look again (`etag`, `x-next-look-ms`). */
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
