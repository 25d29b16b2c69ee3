import 'server-only'
import * as z from 'zod'
import { isGuid } from '@/lib/resources/fact'
import { appGuidOf, type Task } from '@/lib/resources/task'
import type { Session } from '../session/session'
import { ask } from './ask'

const cancelSchema = z.object({
  created_at: z.string(),
  actor: z.object({ name: z.string().nullish() }).catch({}),
  data: z.object({ task_guid: z.string() }),
})
const eventsSchema = z.object({ resources: z.array(z.unknown()) })

/** The task's page does not wait for who cancelled it. */
const TIMEOUT_MS = 3_000

/** Events can't be filtered by task, only by app: the newest hold the cancel of a task that one looks at. */
const NEWEST = 100

/**
 * Who had a task cancelled, and when (ISO 8601), as the app's audit events tell it: `audit.app.task.cancel`. Undefined
 * where they do not, which is no failure: they are kept for a month, not everybody may read them, Korifi has none.
 */
export async function readTaskCancel(
  session: Session,
  task: Pick<Task, 'guid' | 'relationships'>,
): Promise<{ at: string; by: string } | undefined> {
  const app = appGuidOf(task)
  if (!isGuid(app)) return undefined
  const query = {
    types: 'audit.app.task.cancel',
    target_guids: app,
    order_by: '-created_at',
    per_page: NEWEST,
  }
  const request = { path: '/v3/audit_events', query, timeoutMs: TIMEOUT_MS }
  const answer = await ask(session, request, eventsSchema)
  if (answer.kind !== 'ok') return undefined
  // Cancelling again makes another event: the first one is what ended it.
  const first = answer.body.resources
    .flatMap((event) => cancelSchema.safeParse(event).data ?? [])
    .findLast(({ data }) => data.task_guid === task.guid)
  return first && { at: first.created_at, by: first.actor.name ?? '' }
}
