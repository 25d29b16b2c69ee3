import 'server-only'
import type { Task } from '@/lib/resources/task'
import { causeOf } from '@/lib/submission/cause'
import type { SessionEnded } from '../../cloud-controller/ask'
import { listProvenAppTasks } from '../../cloud-controller/tasks'
import type { Failure } from '../../http/answer'
import type { Session } from '../../session/session'
import type { NewSubmission } from '../journal/open'
import type { Judgement } from '../judge'

/** What one look saw: tasks by submission id, the earliest of one id first, or that it could not be made. A failed look is never an empty one. */
export type Look = { kind: 'complete'; found: Map<string, Task[]> } | FailedLook

export type FailedLook = { kind: 'failed'; why: string; refused?: Extract<Failure, { kind: 'refused' }> }

/** Submissions of one app, by the label that their recorded bodies carry. */
type LookedFor = { appGuid: string; labelKey: string; ids: readonly string[] }

/** How many ids one selector asks for: the address stays below 4,000 characters. */
export const MOST_IDS_A_LOOK = 25

/**
 * Looks for the tasks of submissions of one app by their label (P10). Where the API refuses the selector (Korifi),
 * all tasks of the app are listed and compared here. Only tasks whose own label is the id count.
 */
export async function look(session: Session, { appGuid, labelKey, ids }: LookedFor): Promise<Look> {
  const selected = await listAll(session, appGuid, `${labelKey} in (${ids.join(',')})`)
  const listed = selected.kind === 'selector-refused' ? await listAll(session, appGuid, undefined) : selected
  if (listed.kind === 'selector-refused') return { kind: 'failed', why: 'the API refused the list' }
  if (listed.kind === 'failed') return listed
  const found = new Map<string, Task[]>()
  for (const task of listed.tasks.toSorted((a, b) => a.created_at.localeCompare(b.created_at))) {
    const id = task.metadata.labels[labelKey]
    if (id && ids.includes(id)) found.set(id, [...(found.get(id) ?? []), task])
  }
  return { kind: 'complete', found }
}

/**
 * Tasks of an app without our label that were made within the last `withinMs`, by the API's own clock, and have this
 * name (any name where none was sent): each may be the one that is looked for (P11). Fails as a look does.
 */
export async function lookForCandidates(
  session: Session,
  wanted: { appGuid: string; labelKey: string; name: string; withinMs: number },
): Promise<{ kind: 'candidates'; tasks: Task[] } | FailedLook> {
  const newest = (page: number, labelSelector?: string) =>
    listProvenAppTasks(session, wanted.appGuid, {
      label_selector: labelSelector,
      page,
      per_page: CANDIDATES_A_PAGE,
    })
  const tasks: Task[] = []
  for (let page = 1, selector: string | undefined = `!${wanted.labelKey}`; ; page += 1) {
    let answer = await newest(page, selector)
    if (page === 1 && answer.kind === 'refused' && answer.status === 400) {
      selector = undefined
      answer = await newest(page)
    }
    if (answer.kind !== 'ok') return failedLook(answer)
    const { resources, totalPages, unreadable } = answer.body
    if (unreadable.length > 0 || totalPages === undefined)
      return { kind: 'failed', why: 'a task of the list could not be read' }
    const since = (answer.servedAt ?? Date.now()) - wanted.withinMs - CLOCK_GRAIN_MS
    const young = resources.filter((task) => Date.parse(task.created_at) >= since)
    tasks.push(...young.filter(isCandidate))
    if (young.length < resources.length || page >= totalPages) return { kind: 'candidates', tasks }
  }

  function isCandidate(task: Task): boolean {
    const isNamedSo = wanted.name === '' || task.name === wanted.name
    return isNamedSo && !Object.hasOwn(task.metadata.labels, wanted.labelKey)
  }
}

const CANDIDATES_A_PAGE = 200

/** The API's instants have whole seconds, on either side. */
const CLOCK_GRAIN_MS = 2_000

type Listed = { kind: 'tasks'; tasks: Task[] } | { kind: 'selector-refused' } | FailedLook

/** All pages; complete when each says the same total and there are as many distinct guids. */
async function listAll(
  session: Session,
  appGuid: string,
  labelSelector: string | undefined,
): Promise<Listed> {
  const tasks = new Map<string, Task>()
  for (let page = 1, total: number | undefined; ; page += 1) {
    const answer = await listProvenAppTasks(session, appGuid, {
      label_selector: labelSelector,
      page,
      per_page: 5000,
    })
    if (answer.kind === 'refused' && answer.status === 400 && labelSelector)
      return { kind: 'selector-refused' }
    if (answer.kind !== 'ok') return failedLook(answer)
    const { resources, totalResults, totalPages, unreadable } = answer.body
    if (
      unreadable.length > 0 ||
      totalPages === undefined ||
      totalResults === undefined ||
      totalResults !== (total ?? totalResults)
    )
      return { kind: 'failed', why: 'the list changed while it was read' }
    total = totalResults
    for (const task of resources) tasks.set(task.guid, task)
    if (page < totalPages) continue
    if (tasks.size !== total) return { kind: 'failed', why: 'the list changed while it was read' }
    return { kind: 'tasks', tasks: [...tasks.values()] }
  }
}

/** Whether the API does not show the app, or not to this person: only it says so of an app's own list (2.1). */
export const hidesTheApp = (failed: FailedLook): boolean =>
  failed.refused?.status === 404 || failed.refused?.status === 403

function failedLook(failure: Failure | SessionEnded): FailedLook {
  if (failure.kind === 'session-ended') return { kind: 'failed', why: 'the session ended' }
  if (failure.kind !== 'refused') return { kind: 'failed', why: failure.detail }
  const why = failure.errors[0]?.detail ?? `HTTP ${failure.status}`
  return { kind: 'failed', why, refused: failure }
}

/**
 * Some versions check a task again while they start it and then refuse for a quota a task that exists. So a 422 that
 * speaks of a quota is looked up once before it is believed (P9): with a task it is accepted, the refusal kept; where
 * the look fails nobody knows. All else comes back as it was.
 */
export async function lookAtQuotaRefusal(
  session: Session,
  { id, appGuid, labelKey }: NewSubmission,
  judgement: Judgement,
): Promise<Judgement> {
  if (judgement.outcome !== 'rejected' || judgement.status !== 422 || labelKey === null) return judgement
  const { status, errors, requestId } = judgement
  if (!errors.some(({ detail }) => /quota/i.test(detail))) return judgement
  const seen = await look(session, { appGuid, labelKey, ids: [id] })
  if (seen.kind === 'failed') {
    const cause = causeOf('refusal-not-looked-up', seen.why)
    return { outcome: 'unknown', status, errors, requestId, cause }
  }
  const [task] = seen.found.get(id) ?? []
  return task ? { outcome: 'accepted', status, errors, requestId, task, hasOurLabel: true } : judgement
}
