import 'server-only'
import type { Task } from '@/lib/resources/task'
import { listAppTasks } from '../cloud-controller/tasks'
import type { Session } from '../session/session'
import type { SubmissionRow } from './journal'

/** What one look saw: tasks by submission id, or that it could not be made. A failed look is never an empty one. */
export type Look =
  | { kind: 'complete'; found: Map<string, Task[]> }
  | { kind: 'failed'; why: string; retryAfterMs?: number }

/** How many ids one selector asks for: the address stays below 4,000 characters. */
export const MOST_IDS_A_LOOK = 25

/**
 * Looks for the tasks of submissions of one app by their label (P10). Where the API refuses the selector (Korifi),
 * all tasks of the app are listed and compared here. Only tasks whose own label is the id count.
 */
export async function look(session: Session, rows: readonly SubmissionRow[]): Promise<Look> {
  const [first] = rows
  if (!first?.labelKey) return { kind: 'failed', why: 'the request carried no label to look for' }
  const ids = rows.map((row) => row.id)
  const selected = await listAll(session, first.appGuid, `${first.labelKey} in (${ids.join(',')})`)
  const listed =
    selected.kind === 'selector-refused' ? await listAll(session, first.appGuid, undefined) : selected
  if (listed.kind === 'selector-refused') return { kind: 'failed', why: 'the API refused the list' }
  if (listed.kind === 'failed') return listed
  const found = new Map<string, Task[]>()
  for (const task of listed.tasks) {
    const id = task.metadata.labels[first.labelKey]
    if (id && ids.includes(id)) found.set(id, [...(found.get(id) ?? []), task])
  }
  return { kind: 'complete', found }
}

type Listed =
  | { kind: 'tasks'; tasks: Task[] }
  | { kind: 'selector-refused' }
  | Extract<Look, { kind: 'failed' }>

/** All pages; complete when each says the same total and there are as many distinct guids. */
async function listAll(
  session: Session,
  appGuid: string,
  labelSelector: string | undefined,
): Promise<Listed> {
  const tasks = new Map<string, Task>()
  for (let page = 1, total: number | undefined; ; page += 1) {
    const answer = await listAppTasks(session, appGuid, {
      label_selector: labelSelector,
      page,
      per_page: 5000,
    })
    if (answer.kind === 'session-ended') return { kind: 'failed', why: 'the session ended' }
    if (answer.kind === 'refused' && answer.status === 400 && labelSelector)
      return { kind: 'selector-refused' }
    if (answer.kind === 'refused')
      return {
        kind: 'failed',
        why: answer.errors[0]?.detail ?? `HTTP ${answer.status}`,
        retryAfterMs: answer.retryAfterMs,
      }
    if (answer.kind !== 'ok') return { kind: 'failed', why: answer.detail }
    const { resources, totalResults, totalPages, unreadable } = answer.body
    if (unreadable > 0 || totalResults !== (total ?? totalResults))
      return { kind: 'failed', why: 'the list changed while it was read' }
    total = totalResults
    for (const task of resources) tasks.set(task.guid, task)
    if (page < totalPages) continue
    if (tasks.size !== total) return { kind: 'failed', why: 'the list changed while it was read' }
    return { kind: 'tasks', tasks: [...tasks.values()] }
  }
}
