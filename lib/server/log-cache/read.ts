import 'server-only'
import * as z from 'zod'
import type { NoLog } from '@/lib/queries/live-task'
import { isGuid } from '@/lib/resources/fact'
import { readAnswer } from '../http/answer'
import { type Reply, send } from '../http/send'
import type { Session } from '../session/session'

/** Part by part: a line whose time or stream can't be read is a line all the same. */
const envelopeSchema = z.object({
  timestamp: z
    .string()
    .regex(/^-?\d{1,20}$/)
    .catch('0'),
  tags: z.looseObject({ source_type: z.string().optional().catch(undefined) }).catch({}),
  log: z
    .object({ payload: z.string().catch(''), type: z.enum(['OUT', 'ERR']).catch('OUT') })
    .optional()
    .catch(undefined),
})

const batchSchema = z.object({ envelopes: z.object({ batch: z.array(z.unknown()).default([]) }) })

/** Log Cache refuses more in one read. src/pkg/rpc of log-cache */
const MOST_ENVELOPES = 1000
/** A thousand usual lines with their tags are under 1 MB; of the 61 KB at which Diego cuts them fewer are asked for. */
const MAX_BYTES = 4 << 20
/** Of one line so much is kept in memory; the rest is counted. */
const LONGEST_LINE = 64 << 10

/** One line as the log cache has it. `at` is nanoseconds since 1970, `source` such as `APP/TASK/migrate` or `CELL`. */
export type LogEnvelope = { at: bigint; source: string; stream: 'OUT' | 'ERR'; text: string }

export type LogWindow = {
  /** Nanoseconds since 1970; the start is included, the end is not. */
  from?: bigint
  to?: bigint
  newestFirst?: boolean
  most?: number
}

type LogRead = { kind: 'read'; envelopes: LogEnvelope[]; isFull: boolean } | NoLog

/**
 * One read of an app's lines, in the order asked for. `isFull`: there may be more in the window. Without lines it says
 * why: no log cache here, not shown to this operator, or it failed.
 */
export async function readLogCache(session: Session, appGuid: string, window: LogWindow): Promise<LogRead> {
  const { logCache, agents } = session.foundation
  if (!logCache) return { kind: 'none-kept' }
  if (!isGuid(appGuid)) return { kind: 'failed', words: 'the API did not tell of which app the task is' }
  const bearer = await session.bearer()
  if (bearer.kind !== 'token') return { kind: 'failed', words: 'the sign-in could not be renewed' }
  const most = window.most ?? MOST_ENVELOPES
  const reply = await send({
    agent: agents.reads,
    method: 'GET',
    url: addressOf(logCache, appGuid, window, most),
    headers: { accept: 'application/json', authorization: `bearer ${bearer.accessToken}` },
    timeoutMs: 15_000,
    maxBytes: MAX_BYTES,
  })
  // The router limits requests too, and counts by what they cost: half of it may pass, as the cf CLI asks.
  if (reply.kind === 'answered' && reply.status === 429 && most > 100)
    return readLogCache(session, appGuid, { ...window, most: Math.floor(most / 2) })
  if (reply.kind === 'no-answer' && reply.cause === 'too-large' && most > 8)
    return readLogCache(session, appGuid, { ...window, most: Math.floor(most / 8) })
  const answer = readAnswer(reply, batchSchema)
  if (answer.kind !== 'ok') return withoutLines(reply)
  const { batch } = answer.body.envelopes
  return { kind: 'read', envelopes: batch.flatMap(envelopeOf), isFull: batch.length >= most }
}

function addressOf(logCache: string, appGuid: string, window: LogWindow, most: number): string {
  const url = new URL(`${logCache}/api/v1/read/${appGuid}`)
  if (window.from !== undefined) url.searchParams.set('start_time', String(max(window.from, 0n)))
  if (window.to !== undefined) url.searchParams.set('end_time', String(max(window.to, 1n)))
  url.searchParams.set('envelope_types', 'LOG')
  if (window.newestFirst) url.searchParams.set('descending', 'true')
  url.searchParams.set('limit', String(most))
  return url.href
}

const max = (a: bigint, b: bigint): bigint => (a > b ? a : b)

function envelopeOf(envelope: unknown): LogEnvelope[] {
  const { timestamp, tags, log } = envelopeSchema.safeParse(envelope).data ?? {}
  if (timestamp === undefined || !log) return []
  return [
    { at: BigInt(timestamp), source: tags?.source_type ?? '', stream: log.type, text: decode(log.payload) },
  ]
}

/** The log cache answers 401, 403 or 404 to whoever may not read the app. Anything else is its own failure. */
const NOT_SHOWN: readonly number[] = [401, 403, 404]

function withoutLines(reply: Reply): NoLog {
  if (reply.kind !== 'answered') return { kind: 'failed', words: reply.detail }
  const { status } = reply
  return NOT_SHOWN.includes(status)
    ? { kind: 'not-shown' }
    : {
        kind: 'failed',
        status,
        words: status < 400 ? 'its answer could not be read' : `it answered ${status}`,
      }
}

function decode(payload: string): string {
  const text = new TextDecoder().decode(Buffer.from(payload, 'base64'))
  return text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}…` : text
}
