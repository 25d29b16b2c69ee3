import { setTimeout as sleep } from 'node:timers/promises'
import { aDroplet, anApp, anEmptyApp, anOrganization, aSpace, type TestApp, type TestSpace } from './apps'
import type { Sent, TestFoundation } from './foundation'

/** Who asks about what, and what has to be put back after. */
export type Situation = {
  app: string
  sent: Sent
  task?: string
  /** What stands in a case's body for a guid. */
  guids?: Map<string, string>
  after?: () => Promise<unknown>
}
type Row = [conditions: RegExp, make: (on: TestFoundation, places: Places) => Promise<Situation>]

const TIGHT = {
  total_memory_in_mb: 2048,
  per_process_memory_in_mb: 1024,
  per_app_tasks: 2,
  log_rate_limit_in_bytes_per_second: 2_000_000,
}
const BOTH = {
  total_memory_in_mb: 1024,
  per_process_memory_in_mb: 512,
  per_app_tasks: 1,
  log_rate_limit_in_bytes_per_second: 1_000_000,
}
const SQUOTA = {
  total_memory_in_mb: 1536,
  per_process_memory_in_mb: 1280,
  per_app_tasks: 3,
  log_rate_limit_in_bytes_per_second: 3_000_000,
}
const UNKNOWN = 'eeeeeeee-dead-4000-8000-000000000000'
const NOT_A_TOKEN = 'eyJhbGciOiJSUzI1NiJ9.e30.AAAA'

/** Places that several situations share. */
export type Places = { space: TestSpace; app: TestApp; tight: TestSpace; tightApp: TestApp; both: TestApp }

/** Makes the shared places; an app with a process that has no command is among them. */
export async function makePlaces(on: TestFoundation): Promise<Places> {
  const space = await aSpace(on)
  const app = await anApp(on, space.space, { web: 'sleep 1', worker: 'echo works', 'without-command': '' })
  const organization = await anOrganization(on, { name: 'tight', quota: TIGHT })
  const tight = await aSpace(on, { organization })
  const both = await aSpace(on, { organization, name: 'both', quota: BOTH })
  return {
    space,
    app,
    tight,
    tightApp: await anApp(on, tight.space),
    both: await anApp(on, both.space),
  }
}

const asAdmin = { as: 'admin' }
const asDeveloper = { as: 'developer' }

/** The first row whose pattern fits the conditions of a case makes its situation. */
export const SITUATIONS: Row[] = [
  [/no such app/, async () => ({ app: UNKNOWN, sent: asDeveloper })],
  [
    /no current droplet/,
    async (on, { space }) => ({ app: await anEmptyApp(on, space.space), sent: asAdmin }),
  ],
  [
    /belongs to another app/,
    async (on, { space, app }) => {
      const other = await anApp(on, space.space)
      return { app: app.guid, sent: asAdmin, guids: new Map([['{droplet.other-app}', other.droplet]]) }
    },
  ],
  [/^space quota: 1536 MB/, (on, places) => inSpaceWith(on, places, SQUOTA, 'squota')],
  [
    /^organization quota: 2048 MB/,
    async (_, { tightApp }) => ({ app: tightApp.guid, sent: asAdmin, guids: guidsOf(tightApp) }),
  ],
  [/^organization 'tight'/, async (_, { both }) => ({ app: both.guid, sent: asAdmin })],
  [/allows 0 running tasks/, (on, places) => inSpaceWith(on, places, { per_app_tasks: 0 })],
  [
    /allows 1 running task/,
    async (on, places) => {
      const situation = await inSpaceWith(on, places, { per_app_tasks: 1 })
      await on.create(`/v3/apps/${situation.app}/tasks`, { command: 'sleep 60', memory_in_mb: 1 })
      return situation
    },
  ],
  [
    /1536 MB in the space quota, 1024 MB in use/,
    async (on, places) => {
      const situation = await inSpaceWith(on, places, { total_memory_in_mb: 1536 })
      await on.create(`/v3/apps/${situation.app}/tasks`, { command: 'sleep 60' })
      return situation
    },
  ],
  [
    /name of the organization is echoed/,
    async (on) => {
      const organization = await anOrganization(on, { name: 'a, name format', quota: TIGHT })
      const { space } = await aSpace(on, { organization })
      return { app: (await anApp(on, space)).guid, sent: asDeveloper }
    },
  ],
  [
    /without memory limit/,
    async (on) => {
      const organization = await anOrganization(on, { quota: {} })
      const { space } = await aSpace(on, { organization })
      return { app: (await anApp(on, space)).guid, sent: asDeveloper }
    },
  ],
  [/no Authorization header/, async (_, { app }) => ({ app: app.guid, sent: {} })],
  [
    /access token has expired|signed by another UAA|not a token/,
    async (_, { app }) => ({ app: app.guid, sent: { token: NOT_A_TOKEN } }),
  ],
  [
    /cloud_controller.read only/,
    async (on, { app }) => ({
      app: app.guid,
      sent: { token: await on.token('developer', 'cloud_controller.read') },
    }),
  ],
  [/^space supporter/, async (_, { app }) => ({ app: app.guid, sent: { as: 'supporter' } })],
  [/^space auditor/, async (_, { app }) => ({ app: app.guid, sent: { as: 'auditor' } })],
  [/no role in/, async (_, { app }) => ({ app: app.guid, sent: { as: 'stranger' } })],
  [
    /suspended organization/,
    async (on) => {
      const { space, organization } = await aSpace(on)
      const app = await anApp(on, space)
      await on.send('PATCH', `/v3/organizations/${organization}`, { ...asAdmin, json: { suspended: true } })
      return { app: app.guid, sent: asDeveloper }
    },
  ],
  [
    /suspended space/,
    async (on) => {
      const { space } = await aSpace(on)
      const app = await anApp(on, space)
      await on.send('PATCH', `/v3/spaces/${space}`, { ...asAdmin, json: { suspended: true } })
      return { app: app.guid, sent: asDeveloper }
    },
  ],
  [/with a message of the operator/, (on, places) => withFlagOff(on, places, 'Frozen until Monday')],
  [/task_creation is switched off/, (on, places) => withFlagOff(on, places, null)],
  [
    /droplet has no bits/,
    async (on, { app }) => {
      const second = await aDroplet(on, app.guid, { bits: false })
      return { app: app.guid, sent: asDeveloper, guids: new Map([['{droplet.second}', second]]) }
    },
  ],
  [
    /changing labels|only metadata|has already failed/,
    async (on, { app }) => {
      const task = await on.create(`/v3/apps/${app.guid}/tasks`, { command: 'sleep 60' }, 'developer')
      await on.send('POST', `/v3/tasks/${task}/actions/cancel`, asDeveloper)
      await untilOver(on, task)
      return { app: app.guid, sent: asDeveloper, task }
    },
  ],
  [/asked by a space developer/, async (_, { app }) => ({ app: app.guid, sent: asDeveloper })],
  [/./, async (_, { app }) => ({ app: app.guid, sent: asAdmin, guids: guidsOf(app) })],
]

async function inSpaceWith(
  on: TestFoundation,
  { space }: Places,
  quota: Record<string, number>,
  name?: string,
): Promise<Situation> {
  const { organization } = space
  const own = await aSpace(on, { organization, quota, ...(name === undefined ? {} : { name: `${name}` }) })
  const app = await anApp(on, own.space)
  // A name is unique in its organization, and cases that need it follow each other.
  const after = () => on.send('PATCH', `/v3/spaces/${own.space}`, { ...asAdmin, json: { name: own.space } })
  return { app: app.guid, sent: asAdmin, after }
}

async function withFlagOff(on: TestFoundation, { app }: Places, message: string | null): Promise<Situation> {
  const set = (enabled: boolean, custom_error_message: string | null) =>
    on.send('PATCH', '/v3/feature_flags/task_creation', {
      ...asAdmin,
      json: { enabled, custom_error_message },
    })
  await set(false, message)
  return { app: app.guid, sent: asDeveloper, after: () => set(true, null) }
}

function guidsOf({ processes }: TestApp): Map<string, string> {
  return new Map([...processes].map(([type, guid]) => [`{process.${type}}`, guid]))
}

async function untilOver(on: TestFoundation, task: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { text } = await on.send('GET', `/v3/tasks/${task}`, asDeveloper)
    if (/"state":"(FAILED|SUCCEEDED)"/.test(text)) return
    await sleep(50)
  }
  throw new Error('The task did not end')
}
