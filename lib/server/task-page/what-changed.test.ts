import { afterAll, expect, it } from 'vitest'
import { emptyValues } from '@/lib/task-form/fields'
import { taskMadeOf } from '@/lib/task-form/testing/task-made-of'
import { startFakeApi } from '../testing/api'
import { testConsole, testSession } from '../testing/console'
import { APP, CURRENT_DROPLET, listed, OLD_DROPLET, serveApp, TASK } from './testing/around-app'
import { readWhatChanged } from './what-changed'

const here = await testConsole()
const api = await startFakeApi()
afterAll(async () => {
  await api.stop()
  await here.agents.close()
  await here.database.close()
})
const session = testSession(here, api.origin)

const made = taskMadeOf({ ...emptyValues(APP), command: 'bin/nightly', name: 'nightly' })
const task = {
  ...made,
  guid: TASK,
  sequence_id: 9,
  state: 'FAILED',
  result: { failure_reason: 'Exited with status 1' },
  droplet_guid: CURRENT_DROPLET,
}
const success = {
  ...made,
  guid: 'the-success',
  sequence_id: 8,
  state: 'SUCCEEDED',
  droplet_guid: OLD_DROPLET,
  created_at: '2026-11-22T20:44:39Z',
  updated_at: '2026-11-22T20:45:39Z',
}

const event = (at: string, type: string, data: object) => ({
  guid: `${type} at ${at}`,
  created_at: at,
  type,
  actor: { guid: 'd', name: 'dana@example.com' },
  target: { guid: APP, type: 'app', name: 'shop' },
  data,
})
const created = event('2026-11-23T20:44:39Z', 'audit.app.task.create', { task_guid: TASK })
const mapped = event('2026-11-23T19:00:00Z', 'audit.app.droplet.mapped', {
  request: { droplet_guid: CURRENT_DROPLET },
})
const creationOfSuccess = event('2026-11-22T20:44:39Z', 'audit.app.task.create', { task_guid: success.guid })

async function read(more: Record<string, object | undefined> = {}) {
  api.requests.length = 0
  serveApp(api, {
    [`/v3/tasks/${TASK}`]: task,
    [`/v3/apps/${APP}/tasks`]: listed([task, success]),
    '/v3/audit_events': listed([created, mapped, creationOfSuccess]),
    ...more,
  })
  const answer = await readWhatChanged(session, TASK)
  if (answer.kind !== 'ok') throw new Error(answer.kind)
  return answer.body
}

it('events are asked for by space, of the time in between, and told with revisions, in few requests', async () => {
  const told = await read({ [`/v3/apps/${APP}`]: placed })
  expect(told).toMatchObject({
    events: 'read',
    lastSuccess: { guid: success.guid },
    firstFailure: { guid: TASK },
  })
  expect(told.changes).toMatchObject([
    { change: 'droplet', eventGuid: mapped.guid, by: 'dana@example.com', revision: 12, revisionBefore: 11 },
  ])
  // The task itself is known to whoever follows it.
  expect(api.requests.filter(({ path }) => path !== `/v3/tasks/${TASK}`)).toHaveLength(5)
  const [asked] = api.requests
    .filter(({ path }) => path.startsWith('/v3/audit_events'))
    .map(({ path }) => decodeURIComponent(path))
  expect(asked).toContain('space_guids=space-1')
  expect(asked).toContain('created_ats[gte]=2026-11-22T20:34:39Z')
  expect(asked).toContain('created_ats[lte]=2026-11-23T20:44:44Z')
})

const placed = {
  guid: APP,
  name: 'shop',
  state: 'STARTED',
  relationships: {
    space: { data: { guid: 'space-1' } },
    current_droplet: { data: { guid: CURRENT_DROPLET } },
  },
  included: {
    spaces: [{ guid: 'space-1', name: 'dev', relationships: { organization: { data: { guid: 'org-1' } } } }],
    organizations: [{ guid: 'org-1', name: 'org' }],
  },
}

it.each([
  ['may not be read', { '/v3/audit_events': undefined }, /Audit events could not be read: Not found/],
  ['are an empty list', { '/v3/audit_events': listed([]) }, /gives no audit events of this time/],
  ['are kept no longer', { '/v3/audit_events': listed([created]) }, /no longer kept/],
  [
    'are there, but no revisions',
    { [`/v3/apps/${APP}/revisions`]: undefined },
    /Revisions could not be read/,
  ],
])(
  'where events %s it is said, and what the runs differ in is told all the same',
  async (_what, more, words) => {
    const told = await read(more)
    expect(told.events).toBe('missing')
    expect(told.missing).toMatch(words)
    expect(told.changes.map(({ change }) => change)).toEqual(['droplet'])
  },
)

it('without a success nothing is asked for that could have changed since', async () => {
  const told = await read({ [`/v3/apps/${APP}/tasks`]: listed([task]) })
  expect(told).toMatchObject({
    failuresInARow: 1,
    changes: [],
    events: 'read',
    hasEarlier: false,
    isWhole: true,
  })
  expect(api.requests.some(({ path }) => path.includes('audit_events'))).toBe(false)
})

it('more runs are asked for where the first 500 hold no success', async () => {
  serveApp(api, { [`/v3/tasks/${TASK}`]: task })
  const others = api.answer
  api.answer = (req, res, body) => {
    const { pathname, searchParams } = new URL(req.url ?? '', api.origin)
    if (pathname !== `/v3/apps/${APP}/tasks`) return others(req, res, body)
    const resources = searchParams.get('per_page') === '5000' ? [task, success] : [task]
    res.writeHead(200).end(JSON.stringify({ pagination: { total_results: 6000, total_pages: 2 }, resources }))
  }
  const answer = await readWhatChanged(session, TASK)
  expect(answer.kind === 'ok' && answer.body).toMatchObject({
    lastSuccess: { guid: success.guid },
    isWhole: false,
  })
})
