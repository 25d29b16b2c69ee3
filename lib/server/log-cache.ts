import 'server-only'
import * as z from 'zod'
import type { NoLog } from '@/lib/queries/live-task'
import { isGuid } from '@/lib/resources/fact'
import { appGuidOf, hasEnded, type LogLine, type Task } from '@/lib/resources/task'
import { readAnswer } from './http/answer'
import { type Reply, send } from './http/send'
import type { Session } from './session/session'

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
const MAX_BYTES = 5 << 20
/** Cells and the API have clocks of their own, and the last lines come after the end. */
const CLOCK_SLACK_MS = 5_000
const LONGEST_LINE = 10_000

/** A task's last lines, or why there are none. */
type TaskLog = { kind: 'lines'; lines: LogLine[] } | NoLog

/**
 * The last lines that a task wrote, oldest first. The log cache knows no task guid, only the app and the task's name,
 * so lines are told apart by name and time.
 */
export async function readTaskLog(session: Session, task: Task, most: number): Promise<TaskLog> {
  const appGuid = appGuidOf(task)
  const bearer = await session.bearer()
  if (!session.foundation.logCache) return { kind: 'none-kept' }
  if (!isGuid(appGuid)) return { kind: 'failed', words: 'the API did not tell of which app the task is' }
  if (bearer.kind !== 'token') return { kind: 'failed', words: 'the sign-in could not be renewed' }
  const url = new URL(`${session.foundation.logCache}/api/v1/read/${appGuid}`)
  // An instant that is not told bounds nothing.
  const [from, to] = [Date.parse(task.created_at), Date.parse(task.updated_at)]
  if (!Number.isNaN(from)) url.searchParams.set('start_time', nanoseconds(from - CLOCK_SLACK_MS))
  if (hasEnded(task) && !Number.isNaN(to)) url.searchParams.set('end_time', nanoseconds(to + CLOCK_SLACK_MS))
  url.searchParams.set('envelope_types', 'LOG')
  url.searchParams.set('descending', 'true')
  url.searchParams.set('limit', String(MOST_ENVELOPES))
  const reply = await send({
    agent: session.foundation.agents.reads,
    method: 'GET',
    url: url.href,
    headers: { accept: 'application/json', authorization: `bearer ${bearer.accessToken}` },
    timeoutMs: 15_000,
    maxBytes: MAX_BYTES,
  })
  const answer = readAnswer(reply, batchSchema)
  if (answer.kind !== 'ok') return withoutLines(reply)
  const source = `APP/TASK/${task.name}`
  const lines = answer.body.envelopes.batch.flatMap((envelope) => {
    const { timestamp, tags, log } = envelopeSchema.safeParse(envelope).data ?? {}
    return timestamp !== undefined && log && tags?.source_type === source
      ? [{ at: timestamp, stream: log.type, text: decode(log.payload) }]
      : []
  })
  return { kind: 'lines', lines: lines.slice(0, most).reverse() }
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

const nanoseconds = (ms: number): string => `${Math.max(0, Math.floor(ms))}000000`

function decode(payload: string): string {
  const text = new TextDecoder().decode(Buffer.from(payload, 'base64'))
  return text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}…` : text
}
