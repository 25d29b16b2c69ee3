import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { anApp, anOrganization, aSpace, type TestQuota } from './apps'
import type { TestFoundation } from './foundation'

const record = z.record(z.string(), z.unknown())
const listSchema = z.object({ resources: z.array(record) })
const bodies = readFileSync(new URL('./bodies.json', import.meta.url), 'utf8')

export type Shown = Record<string, unknown>
/** What a Cloud Controller 3.228.0 said of one resource of each kind. */
export const measured: Record<string, Shown> = z.record(z.string(), record).parse(JSON.parse(bodies))

/** One resource of each kind on a foundation, like those that were measured. */
export type Kinds = {
  space: string
  organization: string
  app: string
  droplet: string
  get(path: string, as?: string): Promise<Shown>
  /** The resource of a kind of `measured`, the first one where only a list tells it. */
  ofKind(kind: string, as?: string): Promise<Shown>
  path(kind: string): string
  /** What relates to an app without a droplet, as created, shown, listed and changed. */
  withoutDroplet(): Promise<unknown[]>
}

/** Makes them, the organization and the space with this quota. */
export async function oneOfEachKind(foundation: TestFoundation, quota?: TestQuota): Promise<Kinds> {
  const limited = quota === undefined ? {} : { quota }
  const organization = await anOrganization(foundation, limited)
  const { space } = await aSpace(foundation, { organization, ...limited })
  const types = { web: 'true', worker: 'true', rake: 'true' }
  const { guid: app, droplet, processes } = await anApp(foundation, space, types)
  const metadata = { labels: { team: 'core' }, annotations: { note: 'by hand' } }
  const task = await foundation.create(`/v3/apps/${app}/tasks`, { command: 'true', metadata }, 'developer')
  const paths = new Map([
    ['task', `/v3/tasks/${task}`],
    ['app', `/v3/apps/${app}`],
    ['process', `/v3/processes/${processes.get('worker')}`],
    ['droplet', `/v3/droplets/${droplet}`],
    ['space', `/v3/spaces/${space}`],
    ['organization', `/v3/organizations/${organization}`],
    ['info', '/v3/info'],
    ['role', `/v3/roles?space_guids=${space}&per_page=1`],
    ['user', '/v3/users?per_page=1'],
    ['organization quota', `/v3/organization_quotas?organization_guids=${organization}`],
    ['space quota', `/v3/space_quotas?space_guids=${space}`],
    ['flag', '/v3/feature_flags/task_creation'],
    ['event', `/v3/audit_events?types=audit.app.task.create&target_guids=${app}`],
    ['usage', `/v3/spaces/${space}/usage_summary`],
  ])
  await foundation.send('PATCH', '/v3/feature_flags/task_creation', { as: 'admin', json: { enabled: true } })
  if (quota !== undefined) await limitPorts(foundation, organization)
  const path = (kind: string) => paths.get(kind) ?? ''
  const get = async (at: string, as = 'admin') =>
    record.parse(JSON.parse((await foundation.send('GET', at, { as })).text))
  return {
    space,
    organization,
    app,
    droplet,
    get,
    path,
    async ofKind(kind, as) {
      const answer = await get(path(kind), as)
      const list = listSchema.safeParse(answer)
      return list.success ? (list.data.resources[0] ?? {}) : answer
    },
    async withoutDroplet() {
      const name = 'without-droplet'
      const json = { name, relationships: { space: { data: { guid: space } } } }
      const created = await foundation.send('POST', '/v3/apps', { as: 'developer', json })
      const { guid } = record.parse(JSON.parse(created.text))
      const { resources } = await foundation.get(listSchema, `/v3/apps?guids=${guid}`)
      const changed = await foundation.send('PATCH', `/v3/apps/${guid}`, { as: 'developer', json: { name } })
      const texts = [
        JSON.parse(created.text),
        await get(`/v3/apps/${guid}`),
        resources[0],
        JSON.parse(changed.text),
      ]
      return texts.map((app) => record.parse(app).relationships)
    },
  }
}

/** As the measured quota of an organization has it, and the one of a space has not. */
async function limitPorts(foundation: TestFoundation, organization: string): Promise<void> {
  const list = await foundation.get(listSchema, `/v3/organization_quotas?organization_guids=${organization}`)
  const json = { routes: { total_reserved_ports: 0 } }
  await foundation.send('PATCH', `/v3/organization_quotas/${list.resources[0]?.guid}`, { as: 'admin', json })
}

/** The fields of an answer and what each is, in their order; null and a value are two things. */
export function shape(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return value.length === 0 ? [`${at}[]`] : shape(value[0], `${at}[]`)
  if (value === null || typeof value !== 'object') return [`${at} ${value === null ? 'null' : typeof value}`]
  const fields = Object.entries(value).flatMap(([key, item]) => shape(item, at === '' ? key : `${at}.${key}`))
  return fields.length === 0 ? [`${at}{}`] : fields
}
