import 'server-only'
import type { TaskAround, TaskDroplet, TaskHistory, TaskRuns } from '@/lib/queries/task-around'
import { isUsable } from '@/lib/resources/droplet'
import { isGuid } from '@/lib/resources/fact'
import { processSchema } from '@/lib/resources/process'
import { appGuidOf, type Task } from '@/lib/resources/task'
import { earlierRuns } from '@/lib/resources/task-runs'
import { ask, type SessionEnded } from '../cloud-controller/ask'
import { readTaskEvents } from '../cloud-controller/audit-events'
import { getCurrentDroplet, getDroplet, readRevisions } from '../cloud-controller/droplets'
import { getTask, listAppTasks } from '../cloud-controller/tasks'
import type { Database } from '../db/connection'
import type { Answer, Failure } from '../http/answer'
import { describeFailure } from '../http/respond'
import type { Session } from '../session/session'
import { askedFor } from '../submission/shown/asked-for'

/**
 * What stands around a task: who made and cancelled it, what its droplet is now, the runs before it. A part that can't be
 * read says so and costs no other.
 */
export async function readTaskAround(
  { db }: { db: Database },
  session: Session,
  guid: string,
): Promise<Answer<TaskAround> | SessionEnded> {
  const read = await getTask(session, guid)
  if (read.kind !== 'ok') return read
  const task = read.body
  const [history, runs, droplet, template] = await Promise.all([
    historyOf(session, task),
    runsOf(session, task),
    dropletOf(session, task),
    templateOf(db, session, task),
  ])
  return { ...read, body: { history, runs, droplet, template } }
}

const wordsOf = (failure: Failure | SessionEnded): string => {
  const { errors, detail } = describeFailure(failure)
  return errors[0]?.detail ?? detail
}

async function historyOf(session: Session, task: Task): Promise<TaskHistory> {
  const answer = await readTaskEvents(session, task)
  if (answer.kind !== 'ok') return { kind: 'unread', words: wordsOf(answer) }
  const { created, cancelled, isSilent } = answer.body
  return isSilent ? { kind: 'silent' } : { kind: 'told', created, cancelled }
}

/** Enough to find five of one command among those of others. */
const RUNS_LOOKED_AT = 200

async function runsOf(session: Session, task: Task): Promise<TaskRuns> {
  const app = appGuidOf(task)
  const query = { per_page: RUNS_LOOKED_AT }
  const until = { 'created_ats[lte]': task.created_at }
  const bounded = await listAppTasks(session, app, { ...query, ...until })
  // An API without filters by time (Korifi) gives its newest.
  const answer =
    bounded.kind === 'refused' && bounded.status === 400 ? await listAppTasks(session, app, query) : bounded
  if (answer.kind !== 'ok') return { kind: 'unread', words: wordsOf(answer) }
  return { kind: 'told', ...earlierRuns(task, answer.body.resources) }
}

async function dropletOf(session: Session, task: Task): Promise<TaskDroplet | null> {
  const guid = task.droplet_guid
  if (!guid) return null
  const app = appGuidOf(task)
  const [own, current, revisions] = await Promise.all([
    getDroplet(session, guid),
    getCurrentDroplet(session, app),
    readRevisions(session, app),
  ])
  const currentGuid = current.kind === 'ok' ? current.body.guid : undefined
  return {
    place: placeOf(own, guid === currentGuid, current.kind === 'ok' || isNotFound(current)),
    revision: revisions.get(guid),
    currentGuid,
    currentRevision: currentGuid === undefined ? undefined : revisions.get(currentGuid),
    state: own.kind === 'ok' ? own.body.state : undefined,
  }
}

const isNotFound = (answer: Answer<unknown> | SessionEnded): boolean =>
  answer.kind === 'refused' && answer.status === 404

function placeOf(
  own: Awaited<ReturnType<typeof getDroplet>>,
  isCurrent: boolean,
  isCurrentKnown: boolean,
): TaskDroplet['place'] {
  if (isCurrent) return 'current'
  if (isNotFound(own)) return 'gone'
  if (own.kind === 'ok' && !isUsable(own.body)) return 'unusable'
  return isCurrentKnown ? 'other' : undefined
}

async function templateOf(db: Database, session: Session, task: Task): Promise<TaskAround['template']> {
  const asked = await askedFor(db, session, task.guid)
  if (!asked?.template) return null
  const guid = asked.template
  if (!isGuid(guid)) return null
  const process = await ask(session, { path: `/v3/processes/${guid}` }, processSchema)
  return { guid, type: process.kind === 'ok' ? process.body.type : undefined }
}
