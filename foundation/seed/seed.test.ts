import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startFoundation, type TestFoundation } from '../testing/foundation'
import { idleRunner } from '../testing/runner'
import { accounts } from './accounts'
import { apps } from './apps'
import { organizationQuotas, organizations, spaceQuotas, spaces } from './places'

const appsSchema = z.object({
  resources: z.array(
    z.looseObject({
      guid: z.string(),
      name: z.string(),
      relationships: z.object({
        current_droplet: z.object({ data: z.object({ guid: z.string().nullable() }) }),
      }),
    }),
  ),
})
const quotasSchema = z.object({
  resources: z.array(z.object({ apps: z.object({ total_memory_in_mb: z.number().nullable() }) })),
})

let foundation: TestFoundation
let guidOf: (name: string) => string
beforeAll(async () => {
  foundation = await startFoundation({}, { runner: idleRunner() })
  const { resources } = await foundation.get(appsSchema, '/v3/apps')
  guidOf = (name) => resources.find((app) => app.name === name)?.guid ?? ''
}, 60_000)
afterAll(() => foundation.stop())

const create = (name: string, as: string, json: unknown = { command: 'true' }) =>
  foundation.send('POST', `/v3/apps/${guidOf(name)}/tasks`, { as, json })

describe('what is seeded', () => {
  it('has ids that are real UUIDs, each once', () => {
    const guids = [
      ...[accounts, organizationQuotas, organizations, spaceQuotas, spaces, apps]
        .flat()
        .map(({ guid }) => guid),
      ...apps.flatMap(({ droplets, processes }) => [...droplets, ...processes].map(({ guid }) => guid)),
    ]
    for (const guid of guids)
      expect(guid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(new Set(guids).size).toBe(guids.length)
  })

  it('lists shop first, the only app with two processes, in an organization of 10 GB', async () => {
    const { resources } = await foundation.get(appsSchema, '/v3/apps')
    expect(resources[0]?.name).toBe('shop')
    expect(apps.filter(({ processes }) => processes.length >= 2).map(({ name }) => name)).toEqual(['shop'])
    const quotas = await foundation.get(
      quotasSchema,
      `/v3/organization_quotas?organization_guids=${organizations[0]?.guid}`,
    )
    expect(quotas.resources).toEqual([
      expect.objectContaining({ apps: expect.objectContaining({ total_memory_in_mb: 10_240 }) }),
    ])
  })

  it.each([
    ['shop', 'developer', { command: 'true' }, 202],
    ['shop', 'developer', { command: 'true', memory_in_mb: 6144 }, 202],
    ['shop', 'supporter', { command: 'true' }, 403],
    ['shop', 'auditor', { command: 'true' }, 403],
    ['shop', 'manager', { command: 'true' }, 403],
    ['app-without-droplet', 'developer', { command: 'true' }, 422],
    ['app-stopped', 'developer', { command: 'true', memory_in_mb: 16 }, 202],
    ['app-in-nearly-full-space', 'developer', { command: 'true', memory_in_mb: 64 }, 202],
    ['app-in-nearly-full-space', 'admin', { command: 'true' }, 422],
    ['app-in-suspended-organization', 'developer', { command: 'true' }, 403],
    ['app-in-suspended-organization', 'admin', { command: 'true' }, 202],
  ])('%s answers %s who sends %j with %i', async (name, as, json, status) => {
    expect((await create(name, as, json)).status).toBe(status)
  })

  it('gives every account a way in, and every space its roles', async () => {
    for (const { name } of accounts) {
      const { resources } = await foundation.get(appsSchema, '/v3/apps', { as: name })
      expect(resources).toHaveLength(apps.length)
    }
  })
})
