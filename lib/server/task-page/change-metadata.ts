import 'server-only'
import { LISTS } from '@/lib/task-form/fields'
import {
  conflictsOf,
  isEditable,
  type MetadataChange,
  type MetadataChanged,
  problemsOfRows,
} from '@/lib/task-form/metadata-change'
import type { Problem } from '@/lib/task-form/problem'
import { attributeSent } from '@/lib/task-form/refusal/attribute'
import type { SentTask } from '@/lib/task-form/refusal/said'
import type { SessionEnded } from '../cloud-controller/ask'
import { getTask, patchTaskMetadata } from '../cloud-controller/tasks'
import type { Failure } from '../http/answer'
import { describeFailure } from '../http/respond'
import type { Session } from '../session/session'

/**
 * Changes labels or annotations of a task, only what is named. The task is read right before: what somebody else changed
 * since editing began comes back as a conflict and nothing is written. The API knows no condition for a change, so one
 * that comes between this reading and the change is overwritten.
 */
export async function changeTaskMetadata(
  session: Session,
  change: MetadataChange,
  submissionLabel: string,
): Promise<MetadataChanged> {
  const own = ownProblems(change, submissionLabel)
  if (own.length > 0) return { kind: 'refused', problems: own, isOwn: true }
  const { guid, list, changes } = change
  const read = await getTask(session, guid)
  if (read.kind !== 'ok') return failed(read, change)
  const conflicts = conflictsOf(changes, read.body.metadata[list])
  if (conflicts.length > 0) return { kind: 'conflict', conflicts }
  const entries = Object.fromEntries(changes.map(({ key, to }): [string, string | null] => [key, to]))
  const answer = await patchTaskMetadata(session, guid, { [list]: entries })
  if (answer.kind !== 'ok') return failed(answer, change)
  return { kind: 'saved', metadata: answer.body.metadata }
}

/** What never reaches the API: keys that are the console's or the platform's, and what breaks the API's known rules. */
function ownProblems({ list, changes }: MetadataChange, submissionLabel: string): Problem[] {
  const foreign = changes
    .filter(({ key, to }) => to === null && !isEditable(list, key, submissionLabel))
    .map(({ key }): Problem => ({ at: { kind: 'form' }, message: `${key} is not yours to remove.` }))
  const rows = changes.flatMap(({ key, to, rowId }) => (to === null ? [] : [{ id: rowId, key, value: to }]))
  return [...foreign, ...problemsOfRows(list, rows, changes, submissionLabel)]
}

const NOT_AUTHORIZED = 10003

function failed(failure: Failure | SessionEnded, { list, changes }: MetadataChange): MetadataChanged {
  if (failure.kind === 'session-ended') return { kind: 'signed-out' }
  const words = LISTS[list].label.toLowerCase()
  if (failure.kind !== 'refused') {
    const { detail } = describeFailure(failure)
    const next = 'What you typed is kept. Look at what they are now, then save again.'
    return { kind: 'refused', problems: [{ at: { kind: 'form' }, message: detail, next }], isOwn: true }
  }
  const { problems } = attributeSent(failure, sentOf(list, changes))
  const isRoleMissing = failure.errors.some(({ code }) => code === NOT_AUTHORIZED)
  const next = `Changing ${words} takes the role space developer in the space of the app.`
  return {
    kind: 'refused',
    problems: isRoleMissing ? problems.map((problem) => ({ ...problem, next })) : problems,
    isOwn: false,
  }
}

/** What of the change the API's messages can speak of, in the order of the JSON. */
function sentOf(list: MetadataChange['list'], changes: MetadataChange['changes']): SentTask {
  const byKey = Object.fromEntries(changes.map((one) => [one.key, one]))
  const entries = Object.values(byKey).map(({ key, to, rowId }) => ({ key, value: to ?? '', rowId }))
  const none = { labels: [], annotations: [] }
  return {
    ...none,
    [list]: entries,
    fields: ['metadata'],
    metadataFields: [list],
    template: '',
    user: '',
    typed: {},
  }
}
