import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anApp, aSpace, type TestApp, type TestSpace } from '../testing/apps'
import { startFoundation, type TestFoundation } from '../testing/foundation'
import { idleRunner } from '../testing/runner'

const as = 'developer'
let foundation: TestFoundation
let place: TestSpace
let app: TestApp
beforeAll(async () => {
  foundation = await startFoundation({}, { runner: idleRunner() })
  place = await aSpace(foundation)
  app = await anApp(foundation, place.space)
}, 60_000)
afterAll(() => foundation.stop())

async function shown(path: string) {
  const { status, text } = await foundation.send('GET', path, { as })
  return { status, body: JSON.parse(text) }
}
async function roleOf(space: string): Promise<string> {
  return (await shown(`/v3/roles?space_guids=${space}&types=space_developer`)).body.resources[0].guid
}

describe('one resource', () => {
  it('brings its space and organization on request', async () => {
    const { body } = await shown(`/v3/apps/${app.guid}?include=space.organization`)
    expect(Object.keys(body.included)).toEqual(['spaces', 'organizations'])
    expect(body.included).toMatchObject({
      spaces: [{ guid: place.space }],
      organizations: [{ guid: place.organization }],
    })
    expect((await shown(`/v3/apps/${app.guid}`)).body.included).toBeUndefined()
    expect((await shown(`/v3/spaces/${place.space}?include=organization`)).body.included).toMatchObject({
      organizations: [{ guid: place.organization }],
    })
  })

  it('of a role brings user, organizations and spaces, in that order', async () => {
    const role = await roleOf(place.space)
    const { body } = await shown(`/v3/roles/${role}?include=space,organization,user`)
    expect(Object.keys(body.included)).toEqual(['users', 'organizations', 'spaces'])
    expect(body.included).toMatchObject({ users: [{ username: as }], organizations: [] })
    const list = await shown(`/v3/roles?guids=${role}&include=space,user`)
    expect(Object.keys(list.body.included)).toEqual(['users', 'spaces'])
  })

  it('of a process has its instances embedded on request', async () => {
    const web = app.processes.get('web')
    const embedded = await shown(`/v3/processes/${web}?embed=process_instances`)
    expect(embedded.body).toMatchObject({ process_instances: [] })
    const byType = await shown(`/v3/apps/${app.guid}/processes/web?embed=process_instances`)
    expect(byType.body).toMatchObject({ process_instances: [] })
  })

  it.each([
    ['apps', 'space.organization', 'include', 400, 'space', 'org', 'space.organization'],
    ['spaces', 'organization', 'include', 400, 'org', 'organization'],
    ['roles', 'user', 'include', 422, 'user', 'organization', 'space'],
    ['processes', 'process_instances', 'embed', 400, 'process_instances'],
  ])('of %s refuses other parameters', async (kind, good, name, status, ...valid) => {
    const guid = kind === 'roles' ? await roleOf(place.space) : guidOf(kind)
    const detailOf = async (query: string) => {
      const reply = await shown(`/v3/${kind}/${guid}?${query}`)
      expect(reply.status).toBe(status)
      return reply.body.errors[0].detail
    }
    const prefix = status === 400 ? 'The query parameter is invalid: ' : ''
    const word = `${name}${name === 'embed' ? 'ded' : 'd'}`
    const list = valid.map((one) => `'${one}'`).join(', ')
    expect(await detailOf('foo=1&bar=2')).toBe(
      `${prefix}Unknown query parameter(s): 'foo', 'bar'. Valid parameters are: '${name}'`,
    )
    expect(await detailOf(`${name}=x,${good},${good}`)).toBe(
      `${prefix}Invalid ${word} resource: 'x'. Valid ${word} resources are: ${list}, Duplicate ${word} resource: '${good}'`,
    )
  })

  it('that is not there is told after its parameters', async () => {
    expect((await shown('/v3/apps/none?foo=1')).status).toBe(400)
    expect((await shown('/v3/apps/none?include=space')).status).toBe(404)
  })
})

function guidOf(kind: string): string {
  if (kind === 'apps') return app.guid
  return kind === 'spaces' ? place.space : (app.processes.get('web') ?? '')
}
