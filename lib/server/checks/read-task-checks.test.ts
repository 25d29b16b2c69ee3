import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { taskChecksSchema } from '@/lib/queries/task-checks'
import type { Session } from '../session/session'
import { noteLabel } from '../submission/settling/label-proof'
import { type FakeApi, startFakeApi, taskOf } from '../testing/api'
import { type TestConsole, testConsole, testSession } from '../testing/console'
import { checksInTime, readTaskChecks } from './read-task-checks'
import { APP, anApp, everything, roles, SPACE, tell } from './testing/api'

let api: FakeApi
let here: TestConsole
let told: ReturnType<typeof everything>

beforeAll(async () => {
  api = await startFakeApi()
  here = await testConsole()
})
afterAll(async () => {
  await api.stop()
  await here.agents.close()
  await here.database.close()
})
beforeEach(() => {
  told = everything()
  tell(api, told)
})

const WRITE = ['cloud_controller.read', 'cloud_controller.write']

function someone(scopes: readonly string[] = WRITE): Session {
  const session = testSession(here, api.origin)
  return { ...session, user: { ...session.user, id: 'id-of-dana', scopes } }
}

async function checks(session = someone()) {
  const answer = await readTaskChecks(here, session, APP, new AbortController().signal)
  if (answer.kind !== 'ok') throw new Error(answer.kind)
  return taskChecksSchema.parse(JSON.parse(JSON.stringify(answer.body)))
}

async function warned(session = someone()): Promise<string> {
  return (await checks(session)).warnings.map(({ text, said = '' }) => `${text} ${said}`).join('; ')
}

const refused = (status: number) => ({
  status,
  body: { errors: [{ code: 10003, title: 'CF-NotAuthorized', detail: 'no' }] },
})

it('nothing speaks against a task of a developer in a place with room', async () => {
  const { readAt, ...found } = await checks()
  expect(Date.parse(readAt)).toBeGreaterThan(0)
  expect(found).toEqual({
    warnings: [],
    quotas: {
      space: {
        name: 'production',
        total_memory_in_mb: 2048,
        per_process_memory_in_mb: null,
        per_app_tasks: 3,
        used: { memory_in_mb: 1792, per_app_tasks: 1 },
      },
      organization: {
        name: 'acme',
        total_memory_in_mb: 10240,
        per_process_memory_in_mb: null,
        per_app_tasks: null,
        used: { memory_in_mb: 4096, per_app_tasks: 5 },
      },
    },
    running: [],
  })
})

it.each(['organization', 'space'] as const)(
  'a suspended %s is known, and holds up no admin',
  async (suspended) => {
    told[`/v3/apps/${APP}`] = { body: anApp({ suspended }) }
    expect(await warned()).toContain(
      `The ${suspended} ${suspended === 'space' ? 'production' : 'acme'} is suspended`,
    )
    expect(await warned(someone([...WRITE, 'cloud_controller.admin']))).toBe('')
  },
)

it('whoever has not the role hears who has it', async () => {
  told['/v3/roles'] = { body: roles(['id-of-eve', 'id-of-ben']) }
  expect(await warned()).toContain('space developer in the space production. Who has it: ben, eve.')
})

it('a token that may only read is known without asking for roles', async () => {
  const before = api.requests.length
  expect(await warned(someone(['cloud_controller.read']))).toContain('may only read')
  expect(api.requests.slice(before).some(({ path }) => path.startsWith('/v3/roles'))).toBe(false)
})

it('a role of another space is none', async () => {
  told['/v3/roles'] = {
    body: JSON.parse(JSON.stringify(roles(['id-of-dana'])).replaceAll(SPACE, 'elsewhere')),
    asIs: true,
  }
  expect(await warned()).toContain('You may not create tasks here.')
})

it('task creation switched off is told in the operators’ words, and holds up no admin', async () => {
  const body = { name: 'task_creation', enabled: false, custom_error_message: 'until noon' }
  told['/v3/feature_flags/task_creation'] = { body }
  expect(await warned()).toMatch(/switched off.*until noon/)
  expect(await warned(someone([...WRITE, 'cloud_controller.admin']))).toBe('')
})

it('what fails or is forbidden is absent, and the rest is told', async () => {
  const { [`/v3/apps/${APP}`]: app } = told
  tell(api, app ? { [`/v3/apps/${APP}`]: app, '/v3/roles': refused(403) } : {})
  const { readAt: _, ...found } = await checks()
  expect(found).toEqual({ warnings: [], quotas: {} })
})

// @F61
it('a foundation that does not keep our label is told of, and so is a console that sends none', async () => {
  await noteLabel(here.db, api.origin, 'dropped')
  expect(await warned()).toMatch(
    /nobody can find out here whether the task exists: this foundation does not keep/,
  )
  await noteLabel(here.db, api.origin, 'kept')
  expect(await warned()).toBe('')
  const config = { ...here.config, submissionLabel: '' }
  const answer = await readTaskChecks({ ...here, config }, someone(), APP, new AbortController().signal)
  expect(JSON.stringify(answer)).toContain('this console sends no label')
})

it('half of a quota is none', async () => {
  told[`/v3/spaces/${SPACE}/usage_summary`] = refused(404)
  const { quotas } = await checks()
  expect(quotas.space).toBeUndefined()
  expect(quotas.organization?.name).toBe('acme')
})

it('tasks that ended are left out where the API cannot filter by state', async () => {
  const tasks = [taskOf(APP, '{}'), { ...taskOf(APP, '{}'), state: 'FAILED' }]
  const page = { pagination: { total_results: 2, total_pages: 1 }, resources: tasks }
  api.answer = (req, res) => {
    const isFiltered = req.url?.includes('states=')
    const isTasks = req.url?.startsWith(`/v3/apps/${APP}/tasks`)
    if (isTasks)
      res.writeHead(isFiltered ? 400 : 200).end(JSON.stringify(isFiltered ? refused(400).body : page))
    else res.writeHead(200).end(JSON.stringify(anApp({})))
  }
  expect((await checks()).running?.map(({ state }) => state)).toEqual(['RUNNING'])
})

it('all that needs no other answer is asked for at once', async () => {
  for (const one of Object.values(told)) one.afterMs = 1_500
  const before = performance.now()
  await checks()
  // Two rounds: the app with the flag and the tasks, then what belongs to its place.
  expect(performance.now() - before).toBeLessThan(1_500 * 3)
})

it('an app that is gone is refused', async () => {
  tell(api, {})
  const answer = await readTaskChecks(here, someone(), APP, new AbortController().signal)
  expect(answer).toMatchObject({ kind: 'refused', status: 404 })
})

it('a page gets what is told at once, and nothing where the API is slow or the session breaks', async () => {
  expect(await checksInTime(here, someone(), APP)).toMatchObject({ warnings: [], running: [] })
  const broken = { ...someone(), bearer: () => Promise.reject(new Error('database away')) }
  expect(await checksInTime(here, broken, APP)).toBeNull()
  for (const one of Object.values(told)) one.afterMs = 20_000
  const before = performance.now()
  expect(await checksInTime(here, someone(), APP)).toBeNull()
  expect(performance.now() - before).toBeLessThan(15_000)
})
