import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { aDroplet, anApp, anOrganization } from '../testing/apps'
import { startFoundation, type TestFoundation } from '../testing/foundation'
import { type Kinds, measured, oneOfEachKind, shape } from '../testing/kinds'
import { idleRunner } from '../testing/runner'

const as = 'developer'
const record = z.record(z.string(), z.unknown())
const listSchema = z.object({ resources: z.array(record) })

let foundation: TestFoundation
let kinds: Kinds
beforeAll(async () => {
  foundation = await startFoundation({}, { runner: idleRunner() })
  kinds = await oneOfEachKind(foundation, {
    total_memory_in_mb: 4096,
    per_process_memory_in_mb: 2048,
    per_app_tasks: 9,
    log_rate_limit_in_bytes_per_second: 9_000_000,
  })
}, 60_000)
afterAll(() => foundation.stop())

describe('what a Cloud Controller shows of', () => {
  it.each(Object.keys(measured))('one %s has the fields of the original, in its order', async (kind) => {
    expect(shape(await kinds.ofKind(kind))).toEqual(shape(measured[kind]))
  })
})

it('an app without a droplet has a current droplet whose guid is null', async () => {
  const expected = { space: { data: { guid: kinds.space } }, current_droplet: { data: { guid: null } } }
  for (const told of await kinds.withoutDroplet()) expect(told).toEqual(expected)
})

describe('a process', () => {
  it('has an empty command, never null, where neither it nor a droplet knows one', async () => {
    const { space } = kinds
    const { processes } = await anApp(foundation, space, { web: '' })
    expect(await kinds.get(`/v3/processes/${processes.get('web')}`)).toMatchObject({ command: '' })
  })

  it('runs as root where a docker image names no user', async () => {
    const { space } = kinds
    const app = await foundation.create('/v3/apps', {
      name: 'docker',
      relationships: { space: { data: { guid: space } } },
      lifecycle: { type: 'docker', data: {} },
    })
    const droplet = await aDroplet(foundation, app, { process_types: { web: 'true' } })
    const json = { data: { guid: droplet } }
    await foundation.send('PATCH', `/v3/apps/${app}/relationships/current_droplet`, { as: 'admin', json })
    expect(await kinds.get(`/v3/apps/${app}/processes/web`)).toMatchObject({ user: 'root' })
    expect(await kinds.get(`/v3/droplets/${droplet}`)).toMatchObject({ stack: null, buildpacks: null })
    expect(shape(await kinds.get(`/v3/droplets/${droplet}`))).not.toContain('links.download.href string')
  })

  it('tells the revision that its app was started with', async () => {
    const { space } = kinds
    const { guid } = await anApp(foundation, space)
    await foundation.send('POST', `/v3/apps/${guid}/actions/start`, { as })
    const { resources: revisions } = await foundation.get(listSchema, `/v3/apps/${guid}/revisions`)
    const revision = { data: { guid: revisions[0]?.guid } }
    const { resources } = await foundation.get(listSchema, `/v3/apps/${guid}/processes`)
    for (const process of [...resources, await kinds.get(`/v3/apps/${guid}/processes/web`)])
      expect(process.relationships).toEqual({ app: { data: { guid } }, revision })
  })
})

describe('a droplet', () => {
  it('that was never staged knows neither process types nor metadata of them', async () => {
    const { resources } = await foundation.get(listSchema, '/v3/droplets?states=FAILED')
    const failed = await kinds.get(`/v3/droplets/${resources[0]?.guid}`)
    expect(failed).toMatchObject({ process_types: null, execution_metadata: null, checksum: null })
  })

  it('hides its commands from who may not read secrets, but not as the current one of its app', async () => {
    const hidden = { redacted_message: '[PRIVATE DATA HIDDEN]' }
    const { app, droplet } = kinds
    expect(await kinds.get(`/v3/droplets/${droplet}`, 'auditor')).toMatchObject({ process_types: hidden })
    const current = await kinds.get(`/v3/apps/${app}/droplets/current`, 'auditor')
    expect(current).toMatchObject({ process_types: { web: 'true' } })
  })
})

it('a quota that is applied answers with all who have it', async () => {
  const quota = await foundation.create('/v3/organization_quotas', { name: 'for two' })
  const guids = [await anOrganization(foundation), await anOrganization(foundation)]
  const path = `/v3/organization_quotas/${quota}/relationships/organizations`
  const apply = async (guid = '') =>
    JSON.parse((await foundation.send('POST', path, { as: 'admin', json: { data: [{ guid }] } })).text)
  await apply(guids[0])
  expect((await apply(guids[1])).data).toEqual(guids.map((guid) => ({ guid })))
})

it('the root of the API names all parts, those too that are not here', async () => {
  const { links } = await kinds.get('/')
  expect(Object.keys(record.parse(links))).toEqual([
    'self',
    'cloud_controller_v3',
    'network_policy_v0',
    'network_policy_v1',
    'login',
    'uaa',
    'credhub',
    'routing',
    'logging',
    'log_cache',
    'log_stream',
    'app_ssh',
  ])
  expect(links).toMatchObject({ network_policy_v1: { href: expect.stringMatching(/v1\/external$/) } })
})
