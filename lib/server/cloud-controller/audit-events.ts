import 'server-only'
import * as z from 'zod'
import { isGuid } from '@/lib/resources/fact'
import { appGuidOf, type Task } from '@/lib/resources/task'
import { wholeSecond } from '@/lib/time-filter'
import type { Answer } from '../http/answer'
import type { Session } from '../session/session'
import { ask, notFound, type SessionEnded } from './ask'

const taskEventSchema = z.object({
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
    .flatMap((event) => taskEventSchema.safeParse(event).data ?? [])
    .findLast(({ data }) => data.task_guid === task.guid)
  return first && { at: first.created_at, by: first.actor.name ?? '' }
}

/** What a task's events tell: the instant (ISO 8601) and the name of who did it, '' where there is none. */
export type TaskEvent = { at: string; by: string }

/** The API's instants are whole seconds, and a create may wait for its runner before the event is written. */
const BEFORE_MS = 5_000
const AFTER_MS = 120_000
const MOST_EVENTS = 500
const CREATE = 'audit.app.task.create'
const CANCEL = 'audit.app.task.cancel'

/**
 * Who created a task and who first wanted it cancelled, out of the app's events around it, since they can't be filtered by
 * task. `silent`: the API gave events, none of them of this task. What it refuses or can't give is given as it came.
 */
export async function readTaskEvents(
  session: Session,
  task: Pick<Task, 'guid' | 'relationships' | 'created_at' | 'updated_at' | 'state'>,
): Promise<
  Answer<{ created: TaskEvent | null; cancelled: TaskEvent | null; isSilent: boolean }> | SessionEnded
> {
  const app = appGuidOf(task)
  if (!isGuid(app)) return notFound('App not found')
  const from = Date.parse(task.created_at)
  const ended = Date.parse(task.updated_at)
  const isBounded = !Number.isNaN(from) && !Number.isNaN(ended)
  const events = (types: string, until: number) =>
    ask(
      session,
      {
        path: '/v3/audit_events',
        query: {
          types,
          target_guids: app,
          order_by: 'created_at',
          per_page: MOST_EVENTS,
          ...(isBounded && {
            'created_ats[gte]': wholeSecond(from - BEFORE_MS),
            'created_ats[lte]': wholeSecond(until + AFTER_MS),
          }),
        },
        timeoutMs: TIMEOUT_MS,
      },
      eventsSchema,
    )
  // A busy app has many creations in the life of a long task: those are asked for around its own alone.
  const [creations, cancels] = await Promise.all([events(CREATE, from), events(CANCEL, ended)])
  if (creations.kind !== 'ok') return creations
  if (cancels.kind !== 'ok') return cancels
  const of = (answer: typeof creations) => {
    const first = answer.body.resources
      .flatMap((event) => taskEventSchema.safeParse(event).data ?? [])
      .find(({ data }) => data.task_guid === task.guid)
    return first ? { at: first.created_at, by: first.actor.name ?? '' } : null
  }
  const created = of(creations)
  const cancelled = of(cancels)
  return { ...creations, body: { created, cancelled, isSilent: !created && !cancelled } }
}
