import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startFoundation, type TestFoundation } from '../../testing/foundation'
import { type Kinds, oneOfEachKind } from '../../testing/kinds'
import { idleRunner } from '../../testing/runner'

let foundation: TestFoundation
let kinds: Kinds
let app: string
let task: string
const as = 'developer'
beforeAll(async () => {
  foundation = await startFoundation({ profile: 'korifi' }, { runner: idleRunner() })
  kinds = await oneOfEachKind(foundation)
  app = kinds.app
  task = await foundation.create(`/v3/apps/${app}/tasks`, { command: 'true' }, as)
}, 60_000)
afterAll(() => foundation.stop())

async function answered(method: string, path: string, raw?: string) {
  const { status, text } = await foundation.send(method, path, { as, ...(raw === undefined ? {} : { raw }) })
  const body = JSON.parse(text)
  return { status, body, detail: body.errors?.[0]?.detail }
}
const created = (raw: string) => answered('POST', `/v3/apps/${app}/tasks`, raw)

describe('a creation that is read by Go', () => {
  it.each(['{"Command":"x"}', '{"command":" "}', '{"COMMAND":"x","metadata":{"Labels":{"a":"b"}}}'])(
    '%s is good',
    async (raw) => expect((await created(raw)).status).toBe(201),
  )

  it('has nothing for null', async () => {
    const { body } = await created('{"command":"x","metadata":{"labels":{"a":null}}}')
    expect(body.metadata.labels).toMatchObject({ a: '' })
  })

  it.each([
    ['null', 'command cannot be blank'],
    ['[]', ' must be a payloads.TaskCreate'],
    ['5', ' must be a payloads.TaskCreate'],
    ['{"body":{"command":"x"}}', 'invalid request body: json: unknown field "body"'],
    [
      '{"command":"x","metadata":{"labels":{"cloudfoundry.org":"y"}}}',
      'metadata.labels.cloudfoundry.org label/annotation key cannot use the cloudfoundry.org domain',
    ],
    [
      '{"command":"x","metadata":{"labels":{"cloudfoundry.org:80/a":"y"}}}',
      'metadata.labels.cloudfoundry.org:80/a label/annotation key cannot use the cloudfoundry.org domain',
    ],
  ])('%s is 422 %s', async (raw, detail) => {
    const reply = await created(raw)
    expect({ status: reply.status, detail: reply.detail }).toEqual({ status: 422, detail })
  })
})

describe('a task', () => {
  it('has its keys in another order, and its command is for everybody', async () => {
    const { body } = await answered('GET', `/v3/tasks/${task}`)
    expect(Object.keys(body)).toEqual([
      'name',
      'guid',
      'command',
      'droplet_guid',
      'metadata',
      'relationships',
      'links',
      'sequence_id',
      'created_at',
      'updated_at',
      'memory_in_mb',
      'disk_in_mb',
      'state',
      'result',
    ])
    expect(Object.keys(body.links)).toEqual(['self', 'app', 'droplet', 'cancel'])
    for (const path of [`/v3/tasks/${task}`, '/v3/tasks', `/v3/apps/${app}/tasks`]) {
      expect((await foundation.send('GET', path, { as: 'auditor' })).text).toContain('"command":"true"')
    }
  })

  it('carries the labels that Korifi finds it by', async () => {
    const { body } = await answered('GET', `/v3/tasks/${task}`)
    expect(body.metadata.labels).toMatchObject({
      'korifi.cloudfoundry.org/app-guid': app,
      'korifi.cloudfoundry.org/task-sequence-id': expect.stringMatching(/^\d{17}$/),
      'korifi.cloudfoundry.org/created_at': expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d$/),
    })
  })

  it('is looked for before a change of it is read', async () => {
    expect(await answered('PATCH', '/v3/tasks/none', '{"foo":1}')).toMatchObject({ status: 404 })
    expect(await answered('PATCH', `/v3/tasks/${task}`, '{"metadata":{"labels":[]}}')).toMatchObject({
      status: 422,
      detail: 'Metadata.labels must be a map[string]*string',
    })
    expect(await answered('PATCH', `/v3/tasks/${task}`, '{"metadata":5}')).toMatchObject({
      detail: 'Metadata must be a payloads.MetadataPatch',
    })
  })
})

describe('lists', () => {
  it.each([
    ['order_by=x', 422, 'OrderBy value must be one of: created_at, -created_at, updated_at, -updated_at'],
    ['per_page=0', 422, 'Pagination.PerPage value 0 is not allowed'],
    [
      'per_page=x&page=1.5',
      422,
      'Pagination.Page value must be an integer, Pagination.PerPage value must be an integer',
    ],
    ['per_page=5001', 422, 'Pagination.PerPage must be no greater than 5000'],
    ['page=-1', 422, 'Pagination.Page must be no less than 1'],
    ['sequence_ids=x', 400, 'Request invalid due to parse error: invalid request body'],
    [
      'names=x',
      400,
      "The query parameter is invalid: Valid parameters are: 'sequence_ids', 'per_page', 'page', 'order_by'",
    ],
  ])('of an app answer ?%s with %i', async (query, status, detail) => {
    expect(await answered('GET', `/v3/apps/${app}/tasks?${query}`)).toMatchObject({ status, detail })
    expect(await answered('GET', `/v3/apps/none/tasks?${query}`)).toMatchObject({ status: 404 })
  })

  it('take empty parameters as if absent', async () => {
    const { status, body } = await answered('GET', '/v3/tasks?page=&per_page=&order_by=')
    expect(status).toBe(200)
    expect(body.resources.length).toBeGreaterThan(0)
  })
})

describe('the addresses without a token', () => {
  it('are those of Korifi', async () => {
    const root = await answered('GET', '/')
    expect(Object.keys(root.body.links)).toEqual(Object.keys(root.body.links).sort())
    expect((await answered('GET', '/v3')).body).toEqual({
      links: { self: { href: `${foundation.baseUrl}/v3` } },
    })
    const { body } = await answered('GET', '/v3/info')
    expect(Object.keys(body)).toEqual([
      'build',
      'cli_version',
      'description',
      'name',
      'version',
      'custom',
      'links',
    ])
    expect(body.version).toBe(body.build)
  })

  it.each([
    ['', 'Authentication error'],
    ['Bearer', 'Invalid Auth Token'],
    ['Basic Y2Y6', 'Invalid Auth Token'],
    ['bearer one two', 'Invalid Auth Token'],
  ])('are not those that want one: %j', async (authorization, detail) => {
    const { text } = await foundation.send('GET', '/v3/tasks', { headers: { authorization } })
    expect(JSON.parse(text).errors[0].detail).toBe(detail)
  })
})

describe('what Korifi shows of', () => {
  it('an app without a droplet says nothing of a current one', async () => {
    const expected = { space: { data: { guid: kinds.space } } }
    for (const told of await kinds.withoutDroplet()) expect(told).toEqual(expected)
  })

  it.each([
    ['app', 'name guid state created_at updated_at relationships lifecycle metadata links'],
    [
      'process',
      'guid type command instances memory_in_mb disk_in_mb health_check relationships metadata created_at updated_at links',
    ],
    [
      'droplet',
      'guid created_at updated_at state error lifecycle execution_metadata checksum buildpacks process_types stack image relationships metadata links',
    ],
    ['space', 'name guid created_at updated_at links metadata relationships'],
    ['organization', 'name guid created_at updated_at suspended metadata links'],
    ['role', 'guid created_at updated_at type relationships links'],
    ['user', 'username guid links'],
  ])('one %s is %s', async (kind, fields) => {
    const found = await kinds.ofKind(kind)
    expect(Object.keys(found).join(' ')).toBe(fields)
  })

  it('relationships are those that are there, and no others', async () => {
    const of = async (kind: string) =>
      Object.keys(z.record(z.string(), z.unknown()).parse((await kinds.ofKind(kind)).relationships))
    expect([await of('process'), await of('space'), await of('role')]).toEqual([
      ['app'],
      ['organization'],
      ['user', 'space'],
    ])
  })

  it('annotations of a process that has none are null', async () => {
    expect(await kinds.ofKind('process')).toMatchObject({ metadata: { annotations: null } })
  })

  it('nothing is hidden from who may read an app', async () => {
    expect(await kinds.ofKind('droplet', 'auditor')).toMatchObject({
      process_types: { web: 'true' },
      links: { download: null },
    })
    expect(await kinds.ofKind('process', 'auditor')).toMatchObject({
      command: 'true',
    })
  })

  it.each(['user', 'role'])('a %s is in lists only', async (kind) => {
    const { guid } = await kinds.ofKind(kind)
    expect((await answered('GET', `/v3/${kind}s/${guid}`)).status).toBe(404)
  })
})
