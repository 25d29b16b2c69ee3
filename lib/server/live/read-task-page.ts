import 'server-only'
import { LRUCache } from 'lru-cache'
import type { TaskList } from '@/lib/queries/task-list'
import { appGuidOf, type Task } from '@/lib/resources/task'
import type { TaskFilterName, TaskFilters, TaskListAddress } from '@/lib/task-list/address'
import { matches, OWN_FILTERS, toApiQuery } from '@/lib/task-list/matches'
import { judgeFailures } from '../causes/judge-failures'
import type { Ask, SessionEnded } from '../cloud-controller/ask'
import { askHalved, type HalvedPage } from '../cloud-controller/halved-page'
import { listTaskCreations } from '../cloud-controller/task-events'
import { listAppTasks, listTasks } from '../cloud-controller/tasks'
import type { Answer } from '../http/answer'
import { oncePerProcess } from '../once-per-process'
import type { Session } from '../session/session'
import { nameBroken } from './broken-tasks'
import { placesOf } from './places'

declare global {
  interface OncePerProcess {
    filterlessApis: LRUCache<string, true>
  }
}

/** APIs that know no filters (Korifi), by origin: they are asked again now and then. */
const filterless = oncePerProcess('filterlessApis', () => new LRUCache({ max: 100, ttl: 10 * 60_000 }))

/** Over so many of the newest a filter is tried that the API does not have. */
const MOST_SIFTED = 1_000

/** Where lines are kept that the log cache has forgotten: causes are judged without them where it is not handed over. */
type Journal = Parameters<typeof judgeFailures>[0]
type Question = { address: TaskListAddress; appGuid?: string }
type TaskRows = Answer<HalvedPage<Task>> | SessionEnded

/**
 * A page of tasks as the address asks for it, with where their apps are: one round of requests for the tasks and a
 * second for the names. What the API can't filter by is tried on the newest thousand. 404 where the app is not there.
 */
export async function readTaskPage(
  session: Session,
  { address, appGuid }: Question,
  journal?: Journal,
): Promise<Answer<TaskList> | SessionEnded> {
  const ask = (query: Ask['query']) =>
    appGuid === undefined ? listTasks(session, query) : listAppTasks(session, appGuid, query)
  const { origin } = session.foundation
  // The list of one app knows no other places.
  const tried = appGuid === undefined ? OWN_FILTERS : [...OWN_FILTERS, ...PLACES]
  const known = {
    ...withoutFilters(address.filters, tried),
    // Only what failed has a cause.
    ...(address.filters.cause !== undefined && { states: 'FAILED' }),
  }
  const isOwn = tried.some((name) => address.filters[name] !== undefined)
  if (!isOwn && !filterless.has(origin)) {
    const answer = await readRows(ask, address, toApiQuery(known, Date.now()))
    if (answer.kind === 'ok') return { ...answer, body: await withPlaces(session, answer.body) }
    if (!knowsNoFilter(answer)) return answer
    filterless.set(origin, true)
  }
  const query = filterless.has(origin) ? {} : toApiQuery(known, Date.now())
  const answer = await readRows(ask, { ...address, page: 1, per_page: MOST_SIFTED }, query)
  if (answer.kind !== 'ok') return answer
  return { ...answer, body: await sifted(session, answer.body, { address, appGuid, journal }) }
}

const PLACES = ['app_guids', 'space_guids', 'organization_guids'] as const satisfies readonly TaskFilterName[]

const withoutFilters = (filters: TaskFilters, names: readonly TaskFilterName[]): TaskFilters =>
  Object.fromEntries(Object.entries(filters).filter(([name]) => !names.some((one) => one === name)))

const readRows = (
  ask: (query: Ask['query']) => ReturnType<typeof listTasks>,
  { page, per_page: perPage, order_by }: Pick<TaskListAddress, 'page' | 'per_page' | 'order_by'>,
  query: Record<string, string>,
): Promise<TaskRows> =>
  askHalved((at, rows) => ask({ ...query, order_by, page: at, per_page: rows }), { page, perPage })

/** `Unknown query parameter(s): …` and Korifi's `Valid parameters are: …` */
const knowsNoFilter = (answer: TaskRows): boolean =>
  answer.kind === 'refused' &&
  answer.status === 400 &&
  answer.errors.some(({ detail }) => /unknown query parameter|valid parameters are/i.test(detail))

async function withPlaces(session: Session, page: HalvedPage<Task>): Promise<TaskList> {
  const { resources: tasks, totalResults, unreadable, broken } = page
  const [apps, named] = await Promise.all([
    placesOf(session, tasks.map(appGuidOf)),
    broken.length === 0 ? [] : nameBroken(session, broken, tasks),
  ])
  return {
    tasks,
    apps,
    total: totalResults ?? tasks.length + unreadable.length + broken.length,
    unreadable,
    broken: named,
  }
}

/** What of the rows read fits all filters, and of that the page that was asked for. */
async function sifted(
  session: Session,
  page: HalvedPage<Task>,
  { address: { filters, page: at, per_page: perPage }, appGuid, journal }: Question & { journal?: Journal },
): Promise<TaskList> {
  const creators =
    filters.created_by === undefined ? undefined : await creatorsOf(session, page.resources, appGuid)
  const judged = filters.cause === undefined ? undefined : await causesOf(journal, session, page.resources)
  const whole = await withPlaces(session, page)
  const appByGuid = new Map(whole.apps.map((app) => [app.guid, app]))
  const now = Date.now()
  const fitting = whole.tasks.filter((task) =>
    matches(
      task,
      filters,
      {
        app: appByGuid.get(appGuidOf(task)),
        createdBy: creators?.get(task.guid),
        cause: judged?.briefs.get(task.guid)?.cause,
      },
      now,
    ),
  )
  return {
    ...whole,
    tasks: fitting.slice((at - 1) * perPage, at * perPage),
    total: fitting.length,
    sifted: {
      read: page.resources.length,
      of: whole.total,
      ...(isUntold(filters, creators) && { untold: true }),
      ...(judged && judged.left > 0 && { unjudged: judged.left }),
    },
  }
}

/** A cause is found in the log: a page waits for so long, and knows the others at its next look. */
const JUDGED_WITHIN_MS = 2_500

const causesOf = (journal: Journal | undefined, session: Session, tasks: readonly Task[]) =>
  judgeFailures(
    journal,
    session,
    tasks.filter(({ state }) => state === 'FAILED'),
    JUDGED_WITHIN_MS,
  )

const isUntold = (filters: TaskFilters, creators: unknown): boolean =>
  filters.created_by !== undefined && creators === undefined

/** Who created tasks, by their guids; undefined where audit events may not be read, which some say by telling none. */
async function creatorsOf(
  session: Session,
  tasks: readonly Task[],
  appGuid: string | undefined,
): Promise<Map<string, string> | undefined> {
  const instants = tasks.map(({ created_at: at }) => at).toSorted()
  const span = { from: instants[0], to: instants.at(-1), appGuid }
  const creations = await listTaskCreations(session, span)
  if (!creations || (creations.length === 0 && tasks.length > 0)) return undefined
  return new Map(creations.map(({ taskGuid, by }) => [taskGuid, by]))
}
