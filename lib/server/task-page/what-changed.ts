import 'server-only'
import type { AuditEvent } from '@/lib/resources/audit-event'
import { isGuid } from '@/lib/resources/fact'
import { appGuidOf, type Task } from '@/lib/resources/task'
import { wholeSecond } from '@/lib/time-filter'
import type { WhatChanged } from '@/lib/what-changed/change'
import { EVENT_TYPES, QUOTA_EVENT_TYPES } from '@/lib/what-changed/signals'
import { type Past, pastOf, whatChanged } from '@/lib/what-changed/what-changed'
import { getApp } from '../cloud-controller/apps'
import type { SessionEnded } from '../cloud-controller/ask'
import { listRevisions } from '../cloud-controller/droplets'
import { listEventsOf } from '../cloud-controller/space-events'
import { listAppTasks } from '../cloud-controller/tasks'
import type { Answer, Failure } from '../http/answer'
import { describeFailure } from '../http/respond'
import { knownTask } from '../live/live-task'
import type { Session } from '../session/session'

/**
 * Since when a task fails and what changed before. Asks for its app and the runs before it, and then for events of the
 * time in between and revisions: five requests, one more where 500 runs hold no success.
 */
export async function readWhatChanged(
  session: Session,
  guid: string,
): Promise<Answer<WhatChanged> | SessionEnded> {
  const read = await knownTask(session, guid)
  if (read.kind !== 'ok') return read
  const task = read.body
  const [app, runs] = await Promise.all([getApp(session, appGuidOf(task)), readRuns(session, task)])
  if (runs.kind !== 'ok') return runs
  const { past, isWhole } = runs.body
  // Nothing changed since a success that nobody knows.
  if (!past.lastSuccess) return { ...read, body: whatChanged(past, { ...NOTHING, isWhole }) }
  const place =
    app.kind === 'ok' ? { space: app.body.space.guid, organization: app.body.organization.guid } : undefined
  const [events, quotas, revisions] = await Promise.all([
    readEvents(session, past, place?.space),
    readQuotaEvents(session, past, place?.organization),
    listRevisions(session, appGuidOf(task)),
  ])
  const unread = revisions.kind === 'ok' ? undefined : `Revisions could not be read: ${wordsOf(revisions)}`
  return {
    ...read,
    body: whatChanged(past, {
      events: [...events.events, ...quotas],
      revisions: revisions.kind === 'ok' ? revisions.body : [],
      isWhole,
      missing: [events.missing, unread].filter(Boolean).join(' ') || undefined,
    }),
  }
}

const NOTHING = { events: [], revisions: [] }

const wordsOf = (failure: Failure | SessionEnded): string => {
  const { errors, detail } = describeFailure(failure)
  const words = errors[0]?.detail ?? detail
  return /[.!?]$/.test(words) ? words : `${words}.`
}

/** Most apps have a success among so many; where there is none, the largest page that the API gives is looked through. */
const RUNS_FIRST = 500
const RUNS_AT_MOST = 5_000

async function readRuns(
  session: Session,
  task: Task,
): Promise<Answer<{ past: Past; isWhole: boolean }> | SessionEnded> {
  const first = await readNewest(session, task, RUNS_FIRST)
  if (first.kind !== 'ok' || first.body.past.lastSuccess || first.body.isWhole) return first
  const all = await readNewest(session, task, RUNS_AT_MOST)
  return all.kind === 'ok' ? all : first
}

async function readNewest(session: Session, task: Task, most: number) {
  const app = appGuidOf(task)
  const bounded = { per_page: most, 'created_ats[lte]': task.created_at }
  const asked = await listAppTasks(session, app, bounded)
  // An API without filters by time (Korifi) gives its newest.
  const answer =
    asked.kind === 'refused' && asked.status === 400
      ? await listAppTasks(session, app, { per_page: most })
      : asked
  if (answer.kind !== 'ok') return answer
  const { resources, unreadable, totalResults } = answer.body
  const isWhole = totalResults !== undefined && totalResults <= resources.length + unreadable.length
  return { ...answer, body: { past: pastOf(task, resources), isWhole } }
}

/** Staging may have begun before the last success, and the event of a creation comes a moment after it. */
const BEFORE_MS = 10 * 60_000
const AFTER_MS = 5_000

/** Undefined where an instant is not told. */
function timeOf({ lastSuccess, firstFailure }: Past): { from: string; to: string } | undefined {
  const from = Date.parse(lastSuccess?.created_at ?? '')
  const to = Date.parse(firstFailure.updated_at)
  if (Number.isNaN(from) || Number.isNaN(to)) return undefined
  return { from: wholeSecond(from - BEFORE_MS), to: wholeSecond(to + AFTER_MS) }
}

type Events = { events: AuditEvent[]; missing?: string }

const KEPT =
  'The API gives no audit events of this time: it keeps them for about a month and shows them to developers, supporters and auditors of the space.'

async function readEvents(session: Session, past: Past, space: string | undefined): Promise<Events> {
  const time = timeOf(past)
  if (!time || space === undefined || !isGuid(space))
    return { events: [], missing: 'Audit events can’t be asked for: the API does not tell the app’s space.' }
  const answer = await listEventsOf(session, { of: { space_guids: space }, types: EVENT_TYPES, ...time })
  if (answer.kind !== 'ok')
    return { events: [], missing: `Audit events could not be read: ${wordsOf(answer)}` }
  const { events, isCut } = answer.body
  if (events.length === 0) return { events, missing: KEPT }
  if (isCut) return { events, missing: 'Only the newest 5000 audit events of this time were read.' }
  // What made the first failure is told, what made the last success is not: it was kept no longer.
  const hasCreation = (run: Task | undefined) =>
    events.some(({ data }) => run !== undefined && isCreationOf(run, data))
  if (hasCreation(past.firstFailure) && !hasCreation(past.lastSuccess) && isOld(events, past))
    return { events, missing: 'The older audit events of this time are no longer kept.' }
  return { events }
}

const isCreationOf = (run: Task, data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'task_guid' in data && data.task_guid === run.guid

/** Whether even the oldest event is younger than the last success by more than the moment that an event may be late. */
function isOld(events: readonly AuditEvent[], { lastSuccess }: Past): boolean {
  const oldest = Math.min(...events.map(({ created_at }) => Date.parse(created_at)))
  return oldest > Date.parse(lastSuccess?.created_at ?? '') + BEFORE_MS
}

/** Events of quotas are of an organization and of no space; whoever may not read them does without. */
async function readQuotaEvents(
  session: Session,
  past: Past,
  organization: string | undefined,
): Promise<AuditEvent[]> {
  const time = timeOf(past)
  if (!time || organization === undefined || !isGuid(organization)) return []
  const of = { organization_guids: organization }
  const answer = await listEventsOf(session, { of, types: QUOTA_EVENT_TYPES, ...time })
  return answer.kind === 'ok' ? answer.body.events : []
}
