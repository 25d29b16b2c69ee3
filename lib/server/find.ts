import 'server-only'
import type { Found } from '@/lib/queries/find'
import { appGuidOf, type Task } from '@/lib/resources/task'
import { readFilters } from '@/lib/submission/filters'
import { asOneName, readTaskListAddress } from '@/lib/task-list/address'
import { counted, printCount } from '@/lib/words'
import type { SessionEnded } from './cloud-controller/ask'
import { heldForMs } from './cloud-controller/rate-budget'
import { getTask } from './cloud-controller/tasks'
import type { Database } from './db/connection'
import type { Answer } from './http/answer'
import { describeFailure, type Unreadable } from './http/respond'
import { placesOf } from './live/places'
import { readTaskPage } from './live/read-task-page'
import type { Session } from './session/session'
import type { Settling } from './submission/settling/settle'
import { journalPage } from './submission/shown/journal-page'

/** More of one name are a list, which has a page. */
const MOST_TASKS = 10
const MOST_SUBMISSIONS = 10

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

type FoundTasks = Pick<Found, 'tasks' | 'apps' | 'totalTasks' | 'failures'>
type FoundSubmissions = Pick<Found, 'submissions' | 'hasMoreSubmissions' | 'failures'>

/**
 * What has this name or guid: tasks by one request to the API, submissions by the journal's own search, each as this
 * session may see it. What could not be searched is said, and takes nothing else away.
 */
export async function find(
  journal: Settling & { pages: Database },
  session: Session,
  text: string,
): Promise<{ kind: 'ok'; status: 200; body: Found } | SessionEnded> {
  const [tasks, submissions] = await Promise.all([
    findTasks(session, text),
    findSubmissions(journal, session, text),
  ])
  if ('kind' in tasks) return tasks
  if ('kind' in submissions) return submissions
  const failures = [...tasks.failures, ...submissions.failures]
  return { kind: 'ok', status: 200, body: { ...tasks, ...submissions, failures } }
}

async function findTasks(session: Session, text: string): Promise<FoundTasks | SessionEnded> {
  const heldMs = heldForMs(session.id)
  if (heldMs > 0) {
    const why = `Tasks not searched: the API takes no requests of yours for ${Math.ceil(heldMs / 1000)} s.`
    return { ...NO_TASKS, failures: [why] }
  }
  const alone = UUID.test(text) ? await getTask(session, text.toLowerCase()) : undefined
  if (alone?.kind === 'ok') return foundAlone(session, alone.body)
  if (alone && !isMissing(alone)) return tasksNotSearched(alone)
  const { address, wrong } = readTaskListAddress([
    ['names', asOneName(text)],
    ['per_page', String(MOST_TASKS)],
  ])
  if (wrong.length > 0) return NO_TASKS // no task can have this name
  const answer = await readTaskPage(session, { address })
  if (answer.kind !== 'ok') return tasksNotSearched(answer)
  const { tasks, apps, total, unreadable, broken, sifted } = answer.body
  const hidden = unreadable.length + broken.length
  return {
    tasks,
    apps,
    totalTasks: total,
    failures: [
      ...(hidden > 0 ? [`${counted(hidden, 'task')} of this name can’t be shown.`] : []),
      ...(sifted && sifted.read < sifted.of
        ? [`Tasks searched by name: the newest ${printCount(sifted.read)} of ${printCount(sifted.of)}.`]
        : []),
    ],
  }
}

const NO_TASKS: FoundTasks = { tasks: [], apps: [], totalTasks: 0, failures: [] }

const foundAlone = async (session: Session, task: Task): Promise<FoundTasks> => ({
  tasks: [task],
  apps: await placesOf(session, [appGuidOf(task)]),
  totalTasks: 1,
  failures: [],
})

const isMissing = (answer: Answer<Task> | SessionEnded): boolean =>
  answer.kind === 'refused' && answer.status === 404

const tasksNotSearched = (failure: Unreadable): FoundTasks | SessionEnded =>
  failure.kind === 'session-ended'
    ? failure
    : { ...NO_TASKS, failures: [`Tasks not searched: ${wordsOf(failure)}`] }

async function findSubmissions(
  journal: Settling & { pages: Database },
  session: Session,
  text: string,
): Promise<FoundSubmissions | SessionEnded> {
  const { filters, wrong } = readFilters([['q', text]])
  if (wrong.length > 0) return NO_SUBMISSIONS // too short for the journal's search, or never recorded
  const page = await journalPage(journal, session, filters)
  if (page.kind === 'session-ended') return page
  if (page.kind !== 'ok')
    return { ...NO_SUBMISSIONS, failures: [`Submissions not searched: ${wordsOf(page)}`] }
  const { submissions, next, missing } = page.body
  return {
    submissions: submissions.slice(0, MOST_SUBMISSIONS),
    hasMoreSubmissions: next !== null || submissions.length > MOST_SUBMISSIONS,
    failures: missing === null ? [] : [`Submissions of others may be missing: ${missing}`],
  }
}

const NO_SUBMISSIONS: FoundSubmissions = { submissions: [], hasMoreSubmissions: false, failures: [] }

function wordsOf(failure: Unreadable): string {
  const { errors, detail } = describeFailure(failure)
  return errors[0]?.detail || detail || 'it was refused.'
}
