import 'server-only'
import type { FakeApi } from '../../testing/api'

/** `asIs`: whatever filters the request has. */
type Told = { status?: number; body: unknown; afterMs?: number; asIs?: boolean }

export const APP = 'aaaaaaaa-0000-4000-8000-000000000001'
export const SPACE = '50000000-0000-4000-8000-000000000001'
const ORGANIZATION = '00000000-0000-4000-8000-000000000001'

const to = (guid: string | null) => ({ data: guid === null ? null : { guid } })
const list = (resources: unknown[], more: object = {}) => ({
  pagination: { total_results: resources.length, total_pages: 1 },
  resources,
  ...more,
})
const limits = (total: number | null, tasks: number | null) => ({
  guid: 'q',
  name: 'quota',
  apps: { total_memory_in_mb: total, per_process_memory_in_mb: null, per_app_tasks: tasks },
})
const used = (memory: number, tasks: number) => ({
  usage_summary: { memory_in_mb: memory, per_app_tasks: tasks },
})

/** What the API tells about one app whose developer may create tasks, by method and path without the query. */
export function everything(): Record<string, Told> {
  return {
    [`/v3/apps/${APP}`]: { body: anApp({}) },
    [`/v3/apps/${APP}/tasks`]: { body: list([]) },
    '/v3/feature_flags/task_creation': { body: { name: 'task_creation', enabled: true } },
    '/v3/space_quotas/space-quota': { body: limits(2048, 3) },
    '/v3/organization_quotas/organization-quota': { body: limits(10240, null) },
    [`/v3/spaces/${SPACE}/usage_summary`]: { body: used(1792, 1) },
    [`/v3/organizations/${ORGANIZATION}/usage_summary`]: { body: used(4096, 5) },
    '/v3/roles': { body: roles(['id-of-dana']) },
  }
}

/** The app with its places. */
export function anApp(change: { droplet?: string | null; suspended?: 'space' | 'organization' }): object {
  return {
    guid: APP,
    name: 'shop',
    state: 'STARTED',
    created_at: '2026-11-23T20:44:39Z',
    updated_at: '2026-11-23T20:44:39Z',
    relationships: {
      space: to(SPACE),
      current_droplet: to(change.droplet === undefined ? 'd' : change.droplet),
    },
    included: {
      spaces: [
        {
          guid: SPACE,
          name: 'production',
          suspended: change.suspended === 'space',
          relationships: { organization: to(ORGANIZATION), quota: to('space-quota') },
        },
      ],
      organizations: [
        {
          guid: ORGANIZATION,
          name: 'acme',
          suspended: change.suspended === 'organization',
          relationships: { quota: to('organization-quota') },
        },
      ],
    },
  }
}

/** Developers of the space, each called as the guid says after `id-of-`. */
export function roles(users: readonly string[]): object {
  const resources = users.map((user) => ({
    type: 'space_developer',
    relationships: { user: to(user), space: to(SPACE), organization: to(null) },
  }))
  const included = users.map((guid) => ({ guid, username: guid.replace('id-of-', '') }))
  return list(resources, { included: { users: included } })
}

/** Lets the API tell this, and that it knows no other route. Roles are filtered by user as the API does. */
export function tell(api: FakeApi, told: Record<string, Told>): void {
  api.answer = (req, res) => {
    const url = new URL(req.url ?? '/', api.origin)
    const known = told[url.pathname]
    const {
      status = 200,
      body,
      afterMs = 0,
    } = known ?? {
      status: 404,
      body: { errors: [{ code: 10000, title: 'CF-NotFound', detail: 'Unknown request' }] },
    }
    const user = url.searchParams.get('user_guids')
    const shown = url.pathname === '/v3/roles' && user !== null && !known?.asIs ? onlyOf(body, user) : body
    setTimeout(() => res.writeHead(status).end(JSON.stringify(shown)), afterMs)
  }
}

function onlyOf(body: unknown, user: string): unknown {
  return JSON.stringify(body).includes(`{"guid":"${user}"}`) ? roles([user]) : roles([])
}
