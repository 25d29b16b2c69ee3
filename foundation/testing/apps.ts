import { z } from 'zod'
import type { TestFoundation } from './foundation'

const listSchema = z.object({ resources: z.array(z.object({ guid: z.string() })) })

export type TestQuota = {
  total_memory_in_mb?: number
  per_process_memory_in_mb?: number
  per_app_tasks?: number
  log_rate_limit_in_bytes_per_second?: number
}
export type TestSpace = { organization: string; space: string }
export type TestApp = { guid: string; droplet: string; processes: Map<string, string> }

let made = 0
function aName(kind: string): string {
  made += 1
  return `${kind}-${made}`
}

/** An organization of its own, with a quota of its own if one is given. */
export async function anOrganization(
  on: TestFoundation,
  { name = aName('organization'), quota }: { name?: string; quota?: TestQuota } = {},
): Promise<string> {
  const organization = await on.create('/v3/organizations', { name })
  if (quota !== undefined) {
    await on.create('/v3/organization_quotas', {
      name: aName('quota'),
      apps: quota,
      relationships: { organizations: { data: [{ guid: organization }] } },
    })
  }
  return organization
}

/** A space with the seeded roles in it, in an organization of its own unless one is given. */
export async function aSpace(
  on: TestFoundation,
  {
    name = aName('space'),
    organization,
    quota,
    members = ['developer', 'supporter', 'auditor', 'manager'],
  }: { name?: string; organization?: string; quota?: TestQuota; members?: string[] } = {},
): Promise<TestSpace> {
  const within = organization ?? (await anOrganization(on))
  const space = await on.create('/v3/spaces', {
    name,
    relationships: { organization: { data: { guid: within } } },
  })
  if (quota !== undefined) {
    await on.create('/v3/space_quotas', {
      name: aName('quota'),
      apps: quota,
      relationships: { organization: { data: { guid: within } }, spaces: { data: [{ guid: space }] } },
    })
  }
  for (const username of members) {
    await on.create('/v3/roles', {
      type: `space_${username}`,
      relationships: { user: { data: { username } }, space: { data: { guid: space } } },
    })
  }
  return { organization: within, space }
}

/** An app without a droplet. */
export function anEmptyApp(on: TestFoundation, space: string): Promise<string> {
  return on.create('/v3/apps', { name: aName('app'), relationships: { space: { data: { guid: space } } } })
}

/** A droplet of an app; with bits unless told otherwise. */
export async function aDroplet(
  on: TestFoundation,
  app: string,
  {
    process_types = { web: 'sleep 1' },
    bits = true,
  }: { process_types?: Record<string, string>; bits?: boolean } = {},
): Promise<string> {
  const droplet = await on.create('/v3/droplets', {
    relationships: { app: { data: { guid: app } } },
    process_types,
  })
  if (bits) await on.send('POST', `/v3/droplets/${droplet}/upload`, { as: 'admin' })
  return droplet
}

/** An app that can run tasks, with the processes that its droplet has. */
export async function anApp(
  on: TestFoundation,
  space: string,
  process_types: Record<string, string> = { web: 'sleep 1', worker: 'echo works' },
): Promise<TestApp> {
  const guid = await anEmptyApp(on, space)
  const droplet = await aDroplet(on, guid, { process_types })
  await on.send('PATCH', `/v3/apps/${guid}/relationships/current_droplet`, {
    as: 'admin',
    json: { data: { guid: droplet } },
  })
  const processes = new Map<string, string>()
  for (const type of Object.keys(process_types)) {
    const { resources } = await on.get(listSchema, `/v3/apps/${guid}/processes?types=${type}`)
    processes.set(type, resources[0]?.guid ?? '')
  }
  return { guid, droplet, processes }
}
