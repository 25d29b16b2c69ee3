import 'server-only'
import type * as z from 'zod/v4/core'
import { safeParse } from 'zod/v4/core'
import { type ApiError, apiErrorsSchema } from '@/lib/resources/api-error'
import { answerText } from './answer-text'
import type { NoAnswerCause, NotSentCause, Reply } from './send'

/** A string (skipped) or a whole number literal. Each character is looked at once: linear. */
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g

/** An integer of so many digits that a double may not hold it. */
const LONG_INTEGER = /^-?\d{16,}$/

/**
 * Parses JSON without losing digits: integers of 16 digits and more come back as text. Node 20 cannot show a
 * number's source text to a reviver, so they are put into quotes first. Throws SyntaxError like `JSON.parse`.
 */
export function parseExactJson(text: string): unknown {
  return JSON.parse(
    text.replace(STRING_OR_NUMBER, (found) => (LONG_INTEGER.test(found) ? `"${found}"` : found)),
  )
}

const READ_CHARACTERS = 20_000
const SAID_CHARACTERS = 300

/** What became of one request to the API. The three failures decide what may be said and whether to ask again. */
export type Answer<T> =
  /** `servedAt`: what the API's clock said, in milliseconds since 1970. */
  | { kind: 'ok'; status: number; body: T; requestId?: string; servedAt?: number }
  | {
      kind: 'refused'
      status: number
      errors: ApiError[]
      requestId?: string
      retryAfterMs?: number
    }
  | { kind: 'not-sent'; cause: NotSentCause; detail: string; code?: string }
  | {
      kind: 'no-answer'
      cause: NoAnswerCause | 'not-the-api'
      detail: string
      code?: string
      status?: number
      requestId?: string
    }

export type Failure = Exclude<Answer<unknown>, { kind: 'ok' }>

/**
 * Reads a reply as the API's: 2xx with a body of the schema's shape is `ok`, an error status with the API's own
 * error document (whatever its content type: a 429 says text/plain) is `refused`, all else is `no-answer`.
 */
export function readAnswer<S extends z.$ZodType>(reply: Reply, schema: S): Answer<z.output<S>> {
  if (reply.kind !== 'answered') return reply
  const { status, headers } = reply
  const requestId = headers['x-vcap-request-id']
  const json = parse(reply.text)
  if (status >= 200 && status < 300) {
    const body = json.kind === 'json' ? safeParse(schema, json.value) : undefined
    if (body?.success) return { kind: 'ok', status, body: body.data, requestId, servedAt: servedAt(headers) }
    const detail = body ? `unexpected ${body.error.issues[0]?.path.join('.') || 'body'}` : 'not JSON'
    return { kind: 'no-answer', cause: 'not-the-api', detail, status, requestId }
  }
  const document = json.kind === 'json' ? safeParse(apiErrorsSchema, json.value) : undefined
  if (status >= 400 && document?.success)
    return {
      kind: 'refused',
      status,
      errors: document.data.errors,
      requestId,
      retryAfterMs: retryAfterMs(headers) ?? (status === 429 ? UNTOLD_PAUSE_MS : undefined),
    }
  return {
    kind: 'no-answer',
    cause: 'not-the-api',
    detail: withoutDocument(status, reply.text),
    status,
    requestId,
  }
}

/** Whatever stands before the API says something too: its words are kept, the body is not. */
function withoutDocument(status: number, body: string): string {
  const said = answerText(body.slice(0, READ_CHARACTERS)).slice(0, SAID_CHARACTERS)
  return `HTTP ${status} without the API's error document${said && `: ${said}`}`
}

function parse(text: string): { kind: 'json'; value: unknown } | { kind: 'none' } {
  try {
    return { kind: 'json', value: parseExactJson(text) }
  } catch {
    return { kind: 'none' }
  }
}

/** The `Date` of an answer (RFC 9110, 6.6.1). */
function servedAt(headers: Record<string, string>): number | undefined {
  const instant = Date.parse(headers.date ?? '')
  return Number.isNaN(instant) ? undefined : instant
}

/** A limit that does not say when it lifts (F63). */
const UNTOLD_PAUSE_MS = 60_000

/** `Retry-After` in seconds, as the Cloud Controller writes it; an hour at most is believed. */
function retryAfterMs(headers: Record<string, string>): number | undefined {
  const seconds = Number(headers['retry-after'])
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 3600) * 1000 : undefined
}
