import 'server-only'
import type { FakeApi } from '../../testing/api'

export const APP = 'eeeeeeee-0000-4000-8000-000000000001'
export const TASK = 'f1f2a7be-2320-40f7-ac06-9e964e64a2c6'
export const OLD_DROPLET = 'ffffffff-0000-4000-8000-000000000001'
export const CURRENT_DROPLET = 'ffffffff-0000-4000-8000-000000000002'
export const PROCESS = '99999999-0000-4000-8000-000000020001'

export const SHOP = {
  guid: APP,
  name: 'shop',
  state: 'STARTED',
  relationships: {
    space: { data: { guid: 'space-1' } },
    current_droplet: { data: { guid: CURRENT_DROPLET } },
  },
}

export const droplet = (guid: string, more: object = {}) => ({
  guid,
  state: 'STAGED',
  buildpacks: [],
  stack: 'cflinuxfs4',
  image: null,
  created_at: '2026-11-01T00:00:00Z',
  lifecycle: { type: 'buildpack', data: {} },
  ...more,
})

const page = (resources: object[]) => ({
  pagination: { total_results: resources.length, total_pages: 1 },
  resources,
})

const NOT_FOUND = { errors: [{ code: 10010, title: 'CF-ResourceNotFound', detail: 'Not found' }] }

/** What an API knows of an app with two droplets and one process, by path; `more` adds and replaces, undefined takes away. */
export function serveApp(api: FakeApi, more: Record<string, object | undefined>): void {
  const known: Record<string, object | undefined> = {
    [`/v3/apps/${APP}`]: SHOP,
    [`/v3/apps/${APP}/processes`]: page([{ guid: PROCESS, type: 'worker' }]),
    [`/v3/processes/${PROCESS}`]: { guid: PROCESS, type: 'worker', command: 'bin/worker' },
    [`/v3/apps/${APP}/droplets`]: page([droplet(CURRENT_DROPLET), droplet(OLD_DROPLET)]),
    [`/v3/apps/${APP}/droplets/current`]: droplet(CURRENT_DROPLET),
    [`/v3/droplets/${CURRENT_DROPLET}`]: droplet(CURRENT_DROPLET),
    [`/v3/droplets/${OLD_DROPLET}`]: droplet(OLD_DROPLET),
    [`/v3/apps/${APP}/revisions`]: page([
      { version: 12, droplet: { guid: CURRENT_DROPLET } },
      { version: 11, droplet: { guid: OLD_DROPLET } },
    ]),
    [`/v3/apps/${APP}/tasks`]: page([]),
    '/v3/audit_events': page([]),
    ...more,
  }
  api.answer = (req, res) => {
    const body = known[new URL(req.url ?? '', api.origin).pathname]
    res.writeHead(body ? 200 : 404).end(JSON.stringify(body ?? NOT_FOUND))
  }
}

/** A page of a list, for what `serveApp` is given. */
export const listed = page
