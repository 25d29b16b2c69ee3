import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime'
import type { ReactElement } from 'react'
import { renderToString } from 'react-dom/server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { AppFacts } from '@/components/cf-app/app-facts'
import { AppTable } from '@/components/cf-app/app-table'
import { LiveTasks } from '@/components/task/list/live-tasks'
import { CreateTaskFlow } from '@/components/task-form/create-task-flow'
import { LiveTaskPage } from '@/components/task-page/live-task-page'
import { liveTaskSchema } from '@/lib/queries/live-task'
import { runAgainSchema } from '@/lib/queries/run-again'
import { taskAroundQuery, taskAroundSchema } from '@/lib/queries/task-around'
import { taskListSchema } from '@/lib/queries/task-list'
import { taskOptionsSchema } from '@/lib/queries/task-options'
import recorded from '@/lib/resources/testing/answers.json' with { type: 'json' }
import { readTaskChecks } from '@/lib/server/checks/read-task-checks'
import { listApps } from '@/lib/server/cloud-controller/apps'
import { forgetApps } from '@/lib/server/cloud-controller/kept-apps'
import { readTaskOptions } from '@/lib/server/cloud-controller/task-options'
import { liveTask } from '@/lib/server/live/live-task'
import { openTaskList } from '@/lib/server/live/task-list'
import type { Session } from '@/lib/server/session/session'
import { readTaskAround } from '@/lib/server/task-page/around'
import { readRunAgain } from '@/lib/server/task-page/run-again'
import { type FakeApi, startFakeApi } from '@/lib/server/testing/api'
import { type TestConsole, testConsole, testSession } from '@/lib/server/testing/console'
import { WHOLE_LIST } from '@/lib/task-list/address'

const { shop, tasks, answers } = recorded
const RECORDED = new Map<string, unknown>(Object.entries(answers))
const NOT_FOUND = { errors: [{ code: 10010, title: 'CF-ResourceNotFound', detail: 'Not found' }] }

let api: FakeApi
let here: TestConsole
let session: Session
/** One of the recorded answers, changed. */
let changed: { path: string; body: unknown } | undefined

beforeAll(async () => {
  api = await startFakeApi()
  here = await testConsole()
  const signedIn = testSession(here, api.origin)
  session = { ...signedIn, foundation: { ...signedIn.foundation, logCache: api.origin } }
  api.answer = (req, res) => {
    const { pathname } = new URL(req.url ?? '/', api.origin)
    const body = changed?.path === pathname ? changed.body : RECORDED.get(pathname)
    res.writeHead(body === undefined ? 404 : 200).end(JSON.stringify(body ?? NOT_FOUND))
  }
})
afterAll(async () => {
  await api.stop()
  await here.agents.close()
  await here.database.close()
})

type Path = readonly (string | number)[]
type Change = { name: string; of: (value: unknown) => unknown }

const REMOVED = Symbol('removed')
const CHANGES: readonly Change[] = [
  { name: 'null', of: () => null },
  { name: 'removed', of: () => REMOVED },
  { name: 'of another type', of: (value) => (typeof value === 'string' ? 7.5 : 'another type') },
]

/** Every place of a JSON value, itself left out. Of a list's elements, which are alike, the first stands for all. */
function placesIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const place = [...at, Array.isArray(value) ? Number(key) : key]
    const isLikeFirst = Array.isArray(value) && key !== '0'
    return [place, ...(isLikeFirst ? [] : placesIn(inner, place))]
  })
}

/** The value with the change at a place. */
function changeAt(value: unknown, [key, ...rest]: Path, change: Change): unknown {
  if (key === undefined) return change.of(value)
  if (Array.isArray(value)) {
    const all = value.map((one, index) => (index === key ? changeAt(one, rest, change) : one))
    return all.filter((one) => one !== REMOVED)
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, inner]): [string, unknown] => [name, name === key ? changeAt(inner, rest, change) : inner])
      .filter(([, inner]) => inner !== REMOVED),
  )
}

const router = {
  back: () => {},
  forward: () => {},
  refresh: () => {},
  push: () => {},
  replace: () => {},
  prefetch: () => {},
  bfcacheId: '',
}

const drawn = new Set<string>()

/** Draws a page as the server does; throws where it would fail. Once for the same data: most changes read alike. */
function draw(name: string, data: unknown, page: ReactElement, client = new QueryClient()): void {
  const key = JSON.stringify([name, data])
  if (drawn.has(key)) return
  renderToString(
    <AppRouterContext value={router}>
      <QueryClientProvider client={client}>{page}</QueryClientProvider>
    </AppRouterContext>,
  )
  drawn.add(key)
}

/** As the browser gets it from our read routes, and parses it again. */
const onTheWire = (body: unknown): unknown => JSON.parse(JSON.stringify(body))

const nothing = async () => undefined
const ticket = { id: '01890000-0000-7000-8000-000000000000', user: 'u', foundation: 'f' }

type Count = { shown: number; missing: number }
type Lists = Record<string, Count | 'said to be unreadable'>

const counted = (shown: number, missing: number): Count => ({ shown, missing })
const UNREADABLE = 'said to be unreadable'

async function appsPage(): Promise<Lists> {
  const list = await listApps(session)
  if (list.kind !== 'ok') return { apps: UNREADABLE }
  const { apps, unreadable } = list.body
  draw(
    'apps',
    { apps, unreadable },
    <AppTable apps={apps} total={apps.length} unreadable={unreadable} search="" />,
  )
  return { apps: counted(apps.length, unreadable.length) }
}

async function appAndForm(): Promise<Lists> {
  const options = await readTaskOptions(session, shop)
  if (options.kind !== 'ok') return { processes: UNREADABLE, droplets: UNREADABLE }
  const read = taskOptionsSchema.parse(onTheWire(options.body))
  draw('app', read, <AppFacts options={read} />)
  draw(
    'form',
    read,
    <CreateTaskFlow
      ticket={ticket}
      options={read}
      submissionLabel="task-console-submission"
      userName="dana"
      create={async () => ({ outcome: 'signed-out' })}
      cancel={nothing}
      signInAgain={async () => ({})}
    />,
  )
  const { processes, droplets, unreadable } = read
  return {
    processes: processes ? counted(processes.length, unreadable.processes) : UNREADABLE,
    droplets: droplets ? counted(droplets.length, unreadable.droplets) : UNREADABLE,
  }
}

async function tasksPage(app?: string): Promise<Lists> {
  const answer = await openTaskList(session, { address: WHOLE_LIST, appGuid: app })
  forgetApps(session)
  if (answer.kind !== 'ok') return { tasks: UNREADABLE }
  const read = taskListSchema.parse(onTheWire(answer.body.list))
  const initial = { ...answer.body, list: read }
  draw(
    'tasks',
    read,
    <LiveTasks initial={initial} address={WHOLE_LIST} place={{ appGuid: app }} bar={null} />,
  )
  return { tasks: counted(read.tasks.length, read.unreadable.length) }
}

async function taskPages(): Promise<Lists> {
  const lives = await Promise.all(tasks.map((guid) => liveTask(here, session, guid)))
  for (const live of lives) {
    if (live.kind !== 'ok') continue
    const read = liveTaskSchema.parse(onTheWire(live.body))
    const around = await readTaskAround(here, session, read.task.guid)
    const client = new QueryClient()
    if (around.kind === 'ok')
      client.setQueryData(taskAroundQuery(read.task).queryKey, taskAroundSchema.parse(onTheWire(around.body)))
    const again = await readRunAgain(here, session, read.task.guid)
    if (again.kind === 'ok') runAgainSchema.parse(onTheWire(again.body))
    draw(
      'task',
      [read, around.kind === 'ok' && around.body],
      <LiveTaskPage
        initial={read}
        breadcrumbs={null}
        cancel={nothing}
        create={async () => ({ outcome: 'signed-out' })}
        changeMetadata={async () => ({ kind: 'signed-out' })}
        signInAgain={async () => ({})}
        userName="dana"
        place={{ appName: '', place: '', api: '', apiVersion: '', submissionLabel: '' }}
      />,
      client,
    )
  }
  return { pages: counted(lives.filter(({ kind }) => kind === 'ok').length, 0) }
}

async function checks(): Promise<Lists> {
  const answer = await readTaskChecks(here, session, shop, new AbortController().signal)
  return { checks: answer.kind === 'ok' ? counted(1, 0) : UNREADABLE }
}

/** What reads an answer, by its path. */
const READERS: [RegExp, () => Promise<Lists>][] = [
  [/^\/v3\/apps$/, appsPage],
  [/^\/v3\/apps$/, tasksPage],
  [/^\/v3\/tasks$/, tasksPage],
  [/^\/v3\/apps\/[^/]+\/tasks$/, () => tasksPage(shop)],
  [/^\/v3\/apps\/[^/]+\/tasks$/, checks],
  [/^\/v3\/apps\/[^/]+(\/(processes|droplets|droplets\/current|revisions))?$|^\/v3\/processes\//, appAndForm],
  [/^\/v3\/apps\/[^/]+$|flags|quotas|usage_summary|roles/, checks],
  [/^\/v3\/tasks\/|audit_events|\/read\//, taskPages],
  [/^\/v3\/apps\/[^/]+\/(tasks|droplets|droplets\/current|revisions|processes)$/, taskPages],
]

/** Draws every page that reads this answer. Gives how many each list shows, and how many it says are missing. */
async function drawFrom(path: string): Promise<Lists> {
  const readers = READERS.filter(([pattern]) => pattern.test(path))
  expect(readers.length).toBeGreaterThan(0)
  return Object.assign({}, ...(await Promise.all(readers.map(([, read]) => read()))))
}

/** What no page can do without: the list itself, and the guid of the one thing it is about. */
const isEssential = (path: string, place: Path): boolean =>
  (place.length === 1 && place[0] === 'resources') ||
  (place.length === 1 && place[0] === 'guid' && [...tasks, shop].some((guid) => path.endsWith(guid)))

it('what was recorded is read whole', async () => {
  changed = undefined
  const whole: Lists = {}
  for (const path of RECORDED.keys()) Object.assign(whole, await drawFrom(path))
  expect(whole).toEqual({
    apps: { shown: 2, missing: 0 },
    processes: { shown: 2, missing: 0 },
    droplets: { shown: 2, missing: 0 },
    tasks: { shown: 2, missing: 0 },
    pages: { shown: 2, missing: 0 },
    checks: { shown: 1, missing: 0 },
  })
})

it('an app without a droplet is listed whichever way the API says so', async () => {
  for (const data of [null, { guid: null }]) {
    const text = JSON.stringify(RECORDED.get('/v3/apps')).replace(
      /"current_droplet":\{"data":(?:null|\{"guid":null\})\}/g,
      `"current_droplet":${JSON.stringify({ data })}`,
    )
    expect(text).toContain(JSON.stringify({ current_droplet: { data } }).slice(1, -1))
    changed = { path: '/v3/apps', body: JSON.parse(text) }
    const apps = await listApps(session)
    expect(apps.kind === 'ok' && apps.body.apps.map(({ hasDroplet }) => hasDroplet).sort()).toEqual([
      false,
      true,
    ])
  }
})

// Of two processes, the first stands for both.
const [, second] = [...RECORDED.keys()].filter((path) => path.startsWith('/v3/processes/'))

for (const [path, body] of [...RECORDED].filter(([one]) => one !== second))
  it(`whatever ${path} leaves out or changes costs that one fact: no page fails, no list shrinks in silence`, async () => {
    changed = undefined
    const full = await drawFrom(path)
    for (const place of placesIn(body))
      for (const change of CHANGES) {
        // Of a list, an element that is not there is no element.
        if (change.name === 'removed' && typeof place.at(-1) === 'number') continue
        changed = { path, body: changeAt(body, place, change) }
        const where = `${place.join('.')} ${change.name}`
        const now = await drawFrom(path)
        for (const [list, before] of Object.entries(full)) {
          const after = now[list]
          if (after === undefined || before === UNREADABLE) throw new Error(list)
          if (isEssential(path, place)) continue
          if (after === UNREADABLE) throw new Error(`${where}: ${list} is blank`)
          expect({ where, list, total: after.shown + after.missing }).toEqual({
            where,
            list,
            total: before.shown + before.missing,
          })
        }
      }
  }, 120_000)
