import 'server-only'
import * as z from 'zod'
import type { $ZodType, output } from 'zod/v4/core'
import { type Answer, readAnswer } from '../http/answer'
import { type Reply, send } from '../http/send'
import type { Session } from '../session/session'
import { noteBudget } from './rate-budget'

/** Nobody looks at an empty page for longer; lists of thousands say otherwise. */
const TIMEOUT_MS = 15_000
const LIST_MAX_BYTES = 16 << 20

/** The operator's session is over: UAA refused to renew it. */
export type SessionEnded = { kind: 'session-ended' }

export type Ask = {
  method?: 'GET' | 'POST' | 'PATCH'
  path: string
  query?: Record<string, string | number | undefined>
  body?: string
  signal?: AbortSignal
  timeoutMs?: number
}

/**
 * Asks the API with the session's own token. A token that the API refuses (401) is renewed once and a GET asked
 * again; a GET that found no connection is asked once more. Nothing else is ever repeated.
 */
export async function ask<S extends $ZodType>(
  session: Session,
  request: Ask,
  schema: S,
): Promise<Answer<output<S>> | SessionEnded> {
  const reply = await askReply(session, request)
  return reply.kind === 'session-ended' ? reply : readAnswer(reply, schema)
}

/** The same for the text of a JSON answer, to the character: for whoever wants to see it, not to read it. */
export async function askText(session: Session, request: Ask): Promise<Answer<string> | SessionEnded> {
  const reply = await askReply(session, request)
  if (reply.kind === 'session-ended') return reply
  const answer = readAnswer(reply, anything)
  if (answer.kind !== 'ok') return answer
  return { ...answer, body: reply.kind === 'answered' ? reply.text : '' }
}

const anything = z.unknown()

async function askReply(session: Session, request: Ask): Promise<Reply | SessionEnded> {
  const bearer = await session.bearer()
  if (bearer.kind === 'ended') return { kind: 'session-ended' }
  if (bearer.kind === 'unavailable')
    return { kind: 'not-sent', cause: 'sign-in-not-renewed', detail: bearer.detail }
  const isRead = (request.method ?? 'GET') === 'GET'
  let reply = await exchange(session, request, bearer.accessToken)
  if (isRead && reply.kind === 'not-sent') reply = await exchange(session, request, bearer.accessToken)
  if (reply.kind !== 'answered' || reply.status !== 401) return reply
  const renewed = await session.renew()
  if (renewed.kind === 'ended') return { kind: 'session-ended' }
  if (renewed.kind === 'unavailable' || !isRead) return reply
  const second = await exchange(session, request, renewed.accessToken)
  // A fresh token that the API refuses as well: only signing in again can help.
  if (second.kind === 'answered' && second.status === 401) {
    await session.end()
    return { kind: 'session-ended' }
  }
  return second
}

async function exchange(session: Session, request: Ask, accessToken: string): Promise<Reply> {
  const { reads, breaker } = session.foundation.agents
  if (breaker.isOpen()) return { kind: 'not-sent', cause: 'api-away', detail: breaker.reason() }
  const reply = await send({
    agent: reads,
    method: request.method ?? 'GET',
    url: address(session.foundation.origin, request.path, request.query),
    headers: {
      accept: 'application/json',
      authorization: `bearer ${accessToken}`,
      ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: request.body,
    timeoutMs: request.timeoutMs ?? TIMEOUT_MS,
    maxBytes: LIST_MAX_BYTES,
    signal: request.signal,
  })
  // Who left did not fail: only what the API did counts.
  if (!request.signal?.aborted) breaker.note(reply)
  noteBudget(session.id, reply)
  return reply
}

/** The address of a path under the configured origin: values are encoded once, unset ones are left out (S22, S23). */
function address(origin: string, path: string, query: Ask['query'] = {}): string {
  const url = new URL(path, origin)
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) url.searchParams.set(name, String(value))
  return url.href
}

/** The API's own answer for what is not there, given without asking: a text that can't be a guid is never sent. */
export function notFound(detail: string): Extract<Answer<never>, { kind: 'refused' }> {
  return { kind: 'refused', status: 404, errors: [{ code: 10010, title: 'CF-ResourceNotFound', detail }] }
}
