import { afterAll, expect, it } from 'vitest'
import { emptyValues } from '@/lib/task-form/fields'
import { taskMadeOf } from '@/lib/task-form/testing/task-made-of'
import { startFakeApi } from '../testing/api'
import { testConsole, testSession } from '../testing/console'
import { readTaskAround } from './around'
import { APP, CURRENT_DROPLET, droplet, listed, OLD_DROPLET, serveApp, TASK } from './testing/around-app'

const here = await testConsole()
const api = await startFakeApi()
afterAll(async () => {
  await api.stop()
  await here.agents.close()
  await here.database.close()
})
const session = testSession(here, api.origin)
const task = {
  ...taskMadeOf({ ...emptyValues(APP), command: 'bin/nightly', name: 'nightly' }),
  guid: TASK,
  droplet_guid: OLD_DROPLET,
}

async function around(more: Record<string, object | undefined> = {}) {
  serveApp(api, { [`/v3/tasks/${TASK}`]: task, ...more })
  const read = await readTaskAround(here, session, TASK)
  if (read.kind !== 'ok') throw new Error(read.kind)
  return read.body
}

const event = (at: string, by: string, of = TASK) => ({
  created_at: at,
  actor: { name: by },
  data: { task_guid: of },
})

it('who created it, and who first wanted it cancelled, is sifted from the app’s events', async () => {
  serveApp(api, { [`/v3/tasks/${TASK}`]: task })
  const others = api.answer
  api.answer = (req, res, body) => {
    const { pathname, searchParams } = new URL(req.url ?? '', api.origin)
    if (pathname !== '/v3/audit_events') return others(req, res, body)
    const events =
      searchParams.get('types') === 'audit.app.task.create'
        ? [
            event('2026-11-23T20:44:38Z', 'somebody', 'another task'),
            event('2026-11-23T20:44:39Z', 'dana@example.com'),
          ]
        : [event('2026-11-23T20:45:00Z', 'kim@example.com'), event('2026-11-23T20:46:00Z', 'lee')]
    res.writeHead(200).end(JSON.stringify(listed(events)))
  }
  const read = await readTaskAround(here, session, TASK)
  expect(read.kind === 'ok' && read.body.history).toEqual({
    kind: 'told',
    created: { at: '2026-11-23T20:44:39Z', by: 'dana@example.com' },
    cancelled: { at: '2026-11-23T20:45:00Z', by: 'kim@example.com' },
  })
  const asked = api.requests.filter(({ path }) => path.startsWith('/v3/audit_events'))
  expect(decodeURIComponent(asked[0]?.path ?? '')).toContain('created_ats[gte]=2026-11-23T20:44:34Z')
})

it('events that tell nothing, and events that may not be read, are two things', async () => {
  expect((await around()).history).toEqual({ kind: 'silent' })
  expect((await around({ '/v3/audit_events': undefined })).history).toEqual({
    kind: 'unread',
    words: 'Not found',
  })
})

it.each([
  ['current', { ...task, droplet_guid: CURRENT_DROPLET }, {}, { place: 'current', revision: 12 }],
  ['other', task, {}, { place: 'other', revision: 11, currentRevision: 12 }],
  ['gone', task, { [`/v3/droplets/${OLD_DROPLET}`]: undefined }, { place: 'gone', revision: 11 }],
  [
    'unusable',
    task,
    { [`/v3/droplets/${OLD_DROPLET}`]: droplet(OLD_DROPLET, { state: 'EXPIRED' }) },
    { place: 'unusable', state: 'EXPIRED' },
  ],
])('a droplet is told to be %s', async (_place, of, more, expected) => {
  expect((await around({ [`/v3/tasks/${TASK}`]: of, ...more })).droplet).toMatchObject(expected)
})

it('earlier runs are found, also by an API that filters by no time', async () => {
  const earlier = [1, 2, 3].map((nth) => ({ ...task, guid: `task-${nth}`, sequence_id: nth }))
  const last = { ...task, sequence_id: 4 }
  serveApp(api, { [`/v3/tasks/${TASK}`]: last, [`/v3/apps/${APP}/tasks`]: listed([...earlier, last]) })
  const others = api.answer
  api.answer = (req, res, body) => {
    if (!req.url?.includes('created_ats')) return others(req, res, body)
    const error = { code: 10005, title: 'CF-BadQueryParameter', detail: 'The query parameter is invalid' }
    res.writeHead(400).end(JSON.stringify({ errors: [error] }))
  }
  const read = await readTaskAround(here, session, TASK)
  if (read.kind !== 'ok' || read.body.runs.kind !== 'told') throw new Error('not told')
  expect(read.body.runs.alike).toBe('command')
  expect(read.body.runs.tasks).toHaveLength(3)
})

it('a part that can’t be read says so and costs no other', async () => {
  const read = await around({
    [`/v3/apps/${APP}/tasks`]: undefined,
    [`/v3/apps/${APP}/revisions`]: undefined,
  })
  expect(read.runs).toEqual({ kind: 'unread', words: 'Not found' })
  expect(read.droplet).toEqual({ place: 'other', currentGuid: CURRENT_DROPLET, state: 'STAGED' })
})
