import 'server-only'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type FakeApi, startFakeApi } from '../../testing/api'

export type ApiTask = ReturnType<typeof apiTask>

/** A task as the API lists it. */
export function apiTask(
  guid: string,
  more: Partial<{ name: string; state: string; app: string; reason: string }> = {},
) {
  const at = instant()
  return {
    guid,
    sequence_id: 1,
    name: more.name ?? `task-${guid}`,
    state: more.state ?? 'RUNNING',
    memory_in_mb: 64,
    disk_in_mb: 64,
    result: { failure_reason: more.reason ?? null },
    droplet_guid: 'd',
    relationships: { app: { data: { guid: more.app ?? 'app-1' } } },
    metadata: { labels: {}, annotations: {} },
    created_at: at,
    updated_at: at,
  }
}

const instant = () => new Date().toISOString().replace(/\.\d+Z$/, 'Z')

/** Moves a task on, as the API writes it down. */
export function moveOn(task: ApiTask, state: string, reason: string | null = null): void {
  Object.assign(task, { state, result: { failure_reason: reason }, updated_at: instant() })
}

/** The API of a list of tasks, the newest first: its filters by state, guid, app and time, and its pages. */
export type TaskApi = FakeApi & {
  tasks: ApiTask[]
  /** Guids that make whatever presents them answer 500. */
  broken: Set<string>
  /** Knows pages and an order, and nothing else, as Korifi. */
  isPlain: boolean
  /** Answers this instead, while it is set. */
  instead?: (res: ServerResponse) => void
  events: { guid: string; by: string; at: string; name: string }[] | undefined
  /** The requests since the last time, as paths with their queries. */
  asked(): string[]
}

export async function startTaskApi(): Promise<TaskApi> {
  const server = await startFakeApi()
  const api: TaskApi = Object.assign(server, {
    tasks: [],
    broken: new Set<string>(),
    isPlain: false,
    events: [],
    asked: () => server.requests.splice(0).map(({ path }) => path),
  })
  server.answer = (req, res) => {
    res.setHeader('date', new Date().toUTCString())
    if (api.instead) return api.instead(res)
    answer(api, req, res)
  }
  return api
}

function answer(api: TaskApi, req: IncomingMessage, res: ServerResponse): void {
  const { status, body } = answerOf(api, new URL(req.url ?? '', api.origin))
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function answerOf(api: TaskApi, { pathname, searchParams: query }: URL): { status: number; body: object } {
  if (pathname === '/v3/audit_events')
    return api.events ? ok(eventsOf(api, query)) : refused(403, 'You are not authorized')
  if (pathname === '/v3/apps')
    return ok(page([{ guid: 'app-1', name: 'shop', state: 'STARTED', relationships: {} }], query))
  const alone = /^\/v3\/tasks\/([^/]+)$/.exec(pathname)?.[1]
  const task = api.tasks.find(({ guid }) => guid === alone)
  if (alone) return task && !api.broken.has(alone) ? ok({ ...task, command: 'true' }) : FAILED
  const unknown = [...query.keys()].some((name) => !['page', 'per_page', 'order_by'].includes(name))
  if (api.isPlain && unknown) return refused(400, 'The query parameter is invalid: Valid parameters are: x')
  const shown = page(inOrder(filtered(api.tasks, query), query), query)
  return shown.resources.some(({ guid }) => api.broken.has(guid)) ? FAILED : ok(shown)
}

const ok = (body: object) => ({ status: 200, body })
const refused = (status: number, detail: string) => ({
  status,
  body: { errors: [{ code: 10005, title: 'CF-BadQueryParameter', detail }] },
})
const FAILED = {
  status: 500,
  body: { errors: [{ title: 'UnknownError', detail: 'An unknown error occurred.', code: 10001 }] },
}

function filtered(tasks: readonly ApiTask[], query: URLSearchParams): ApiTask[] {
  const is = (name: string, value: string) =>
    query.get(name) === null || (query.get(name) ?? '').split(',').includes(value)
  return tasks.filter(
    (task) =>
      is('states', task.state) &&
      is('guids', task.guid) &&
      is('app_guids', task.relationships.app.data.guid) &&
      task.updated_at >= (query.get('updated_ats[gte]') ?? ''),
  )
}

function inOrder(tasks: ApiTask[], query: URLSearchParams): ApiTask[] {
  const newest = tasks.toReversed()
  return query.get('order_by') === '-updated_at'
    ? newest.toSorted((a, b) => (a.updated_at < b.updated_at ? 1 : -1))
    : newest
}

function page<T>(all: readonly T[], query: URLSearchParams) {
  const size = Number(query.get('per_page') ?? 50)
  const at = Number(query.get('page') ?? 1)
  const resources = all.slice((at - 1) * size, at * size)
  const isPast = resources.length === 0 && at > 1
  return {
    pagination: { total_results: isPast ? 0 : all.length, total_pages: Math.ceil(all.length / size) || 1 },
    resources,
  }
}

const eventsOf = ({ events = [] }: TaskApi, query: URLSearchParams) =>
  page(
    events
      .filter(
        ({ at }) =>
          at >= (query.get('created_ats[gte]') ?? '') && at <= (query.get('created_ats[lte]') ?? '9'),
      )
      .toSorted((a, b) => (a.at < b.at ? 1 : -1))
      .map(({ guid, by, at, name }) => ({
        created_at: at,
        actor: { name: by },
        target: { guid: 'app-1' },
        data: { task_guid: guid, request: { name } },
      })),
    query,
  )
