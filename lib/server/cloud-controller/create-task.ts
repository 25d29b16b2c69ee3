import 'server-only'
import { type Reply, send } from '../http/send'
import type { Session } from '../session/session'

const ANSWER_MAX_BYTES = 1 << 20

type CreateTask = {
  appGuid: string
  accessToken: string
  /** The JSON text exactly as recorded in the journal. */
  body: string
  timeoutMs: number
  mayStillLeave: () => boolean
}

/**
 * `POST /v3/apps/{guid}/tasks`, one attempt on a connection of its own (P6): no redirect, no repetition, not tied to
 * the browser's request. Gives the raw reply, for `judge` to decide. Only `submit-task.ts` may call this.
 */
export async function createTask(session: Session, request: CreateTask): Promise<Reply> {
  const { agents, origin } = session.foundation
  const reply = await agents.onOwnConnection(origin, (agent) =>
    send({
      agent,
      method: 'POST',
      url: `${origin}/v3/apps/${request.appGuid}/tasks`,
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        authorization: `bearer ${request.accessToken}`,
      },
      body: request.body,
      timeoutMs: request.timeoutMs,
      maxBytes: ANSWER_MAX_BYTES,
      mayStillLeave: request.mayStillLeave,
    }),
  )
  if (!reply) return { kind: 'not-sent', cause: 'too-many-requests', detail: 'too many requests at once' }
  agents.breaker.note(reply)
  if (reply.kind !== 'not-sent') return reply
  return { ...reply, detail: `${reply.detail} at ${new URL(origin).host}` }
}
