import 'server-only'
import * as z from 'zod'
import type { Session } from '../session/session'
import { ask } from './ask'

const eventSchema = z.object({
  created_at: z.string(),
  actor: z.object({ name: z.string().nullish() }).catch({}),
  target: z.object({ guid: z.string(), name: z.string().nullish() }).catch({ guid: '' }),
  data: z.object({
    task_guid: z.string(),
    request: z.object({ name: z.string().nullish() }).nullish().catch(undefined),
  }),
})
const eventsSchema = z.object({ resources: z.array(z.unknown()) })

/** That a task was created, as an audit event tells it. `by` is '' where it does not say who. */
export type TaskCreation = { taskGuid: string; name: string; by: string; at: string; appGuid: string }

/** One page at its largest: other tasks of that time are among them. */
const MOST = 5_000
const TIMEOUT_MS = 10_000

/**
 * The creations of tasks between two instants (ISO 8601, both counted), `audit.app.task.create`, of one app, or of all
 * whose events the operator may read. Undefined where they can't be read: not everybody may, Korifi has none.
 */
export async function listTaskCreations(
  session: Session,
  { from, to, appGuid }: { from?: string; to?: string; appGuid?: string },
): Promise<TaskCreation[] | undefined> {
  const query = {
    types: 'audit.app.task.create',
    target_guids: appGuid,
    'created_ats[gte]': from,
    'created_ats[lte]': to,
    order_by: '-created_at',
    per_page: MOST,
  }
  const answer = await ask(session, { path: '/v3/audit_events', query, timeoutMs: TIMEOUT_MS }, eventsSchema)
  if (answer.kind !== 'ok') return undefined
  return answer.body.resources.flatMap((one) => {
    const read = eventSchema.safeParse(one).data
    if (!read) return []
    const { actor, target, data, created_at: at } = read
    return {
      taskGuid: data.task_guid,
      name: data.request?.name ?? '',
      by: actor.name ?? '',
      at,
      appGuid: target.guid,
    }
  })
}
