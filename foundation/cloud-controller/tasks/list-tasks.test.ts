import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { anApp, aSpace } from '../../testing/apps'
import { startFoundation, type TestFoundation } from '../../testing/foundation'
import { idleRunner } from '../../testing/runner'

const hrefSchema = z.object({ href: z.string() })
const pageSchema = z.object({
  pagination: z.object({
    total_results: z.number(),
    total_pages: z.number(),
    first: hrefSchema,
    last: hrefSchema,
    next: hrefSchema.nullable(),
    previous: hrefSchema.nullable(),
  }),
  resources: z.array(
    z.looseObject({ guid: z.string(), name: z.string(), sequence_id: z.number(), created_at: z.string() }),
  ),
})
const NAMES = ['migrate', 'Migrate', 'a,b', 'report', 'report']
const LABELS = [{ env: 'prod' }, { env: 'dev', tier: '' }, {}, { env: 'prod', tier: 'gold' }, { Env: 'prod' }]

let foundation: TestFoundation
let app: string
let other: string
let guids: string[]
beforeAll(async () => {
  foundation = await startFoundation({}, { runner: idleRunner() })
  const { space } = await aSpace(foundation)
  app = (await anApp(foundation, space)).guid
  other = (await anApp(foundation, space)).guid
  guids = []
  for (const [at, name] of NAMES.entries()) {
    const json = { command: 'true', memory_in_mb: 1, name, metadata: { labels: LABELS[at] } }
    guids.push(await foundation.create(`/v3/apps/${app}/tasks`, json, 'developer'))
  }
  await foundation.create(`/v3/apps/${other}/tasks`, { command: 'true', memory_in_mb: 1 }, 'developer')
  await foundation.send('POST', `/v3/tasks/${guids[4]}/actions/cancel`, { as: 'developer' })
}, 60_000)
afterAll(() => foundation.stop())

const list = (query: string, as = 'developer') =>
  foundation.get(pageSchema, `/v3/apps/${app}/tasks${query}`, { as })
const sequenceIds = async (query: string) => (await list(query)).resources.map((task) => task.sequence_id)
const refusal = async (path: string) => {
  const { status, text } = await foundation.send('GET', path, { as: 'developer' })
  const { errors } = z
    .object({ errors: z.array(z.object({ detail: z.string(), code: z.number() })) })
    .parse(JSON.parse(text))
  return { status, code: errors[0]?.code, detail: errors[0]?.detail }
}

describe('the list of an app’s tasks', () => {
  it.each([
    ['', [1, 2, 3, 4, 5]],
    ['?names=migrate', [1, 2]],
    ['?names=a%252Cb', [3]],
    ['?names=report,%20migrate', [1, 2, 4, 5]],
    ['?names=', []],
    ['?names[]=report', []],
    ['?names=report&names=migrate', [1, 2]],
    ['?states=CANCELING', [5]],
    ['?states=canceling', []],
    ['?states=RUNNING,CANCELING', [1, 2, 3, 4, 5]],
    ['?sequence_ids=2,4', [2, 4]],
    ['?label_selector=env', [1, 2, 4]],
    ['?label_selector=!env', [3, 5]],
    ['?label_selector=env%3Dprod', [1, 4]],
    ['?label_selector=env!%3Dprod', [2, 3, 5]],
    ['?label_selector=env%20in%20(prod,dev),tier', [2, 4]],
    ['?label_selector=env%20notin%20(prod)', [2, 3, 5]],
    ['?label_selector=tier%3D', []],
    ['?label_selector=tier!%3D', [1, 2, 3, 4, 5]],
    ['?label_selector=env,,tier', [2, 4]],
    ['?created_ats[gt]=2020-01-01T00:00:00Z', [1, 2, 3, 4, 5]],
    ['?created_ats[lt]=2020-01-01T00:00:00Z', []],
    ['?created_ats[gte]=2020-01-01T00:00:00Z&created_ats[lte]=2020-01-02T00:00:00Z', []],
    ['?order_by=-created_at&per_page=2', [5, 4]],
    ['?order_by=%2Bcreated_at&per_page=2&page=3', [5]],
    ['?per_page=2&page=2', [3, 4]],
    ['?page=1.5&per_page=2', [1, 2]],
  ])('%s gives %j', async (query, expected) => {
    expect(await sequenceIds(query)).toEqual(expected)
  })

  it('finds tasks of the very second', async () => {
    const [first] = (await list('?per_page=1')).resources
    expect(await sequenceIds(`?created_ats=${first?.created_at}`)).toContain(1)
    expect(await sequenceIds(`?created_ats[gt]=${first?.created_at}`)).not.toContain(1)
  })

  it.each([
    ['?page=0', 'Page must be a positive integer'],
    ['?page=x', 'Page must be a positive integer'],
    ['?per_page=0', 'Per page must be a positive integer'],
    ['?per_page=5001', 'Per page must be between 1 and 5000'],
    ['?order_by=name', "Order by can only be: 'created_at', 'updated_at'"],
    ['?names[x]=a', 'Names must be an array'],
    [
      '?created_ats=yesterday',
      "Created ats has an invalid timestamp format. Timestamps should be formatted as 'YYYY-MM-DDThh:mm:ssZ'",
    ],
    [
      '?created_ats[gt]=2020-01-01T00:00:00Z,2020-01-02T00:00:00Z',
      'Created ats only accepts one value when using a relational operator',
    ],
    ['?created_ats[foo]=2020-01-01T00:00:00Z', "Created ats Invalid relational operator: 'foo'"],
    ['?space_guids=x', "Unknown query parameter(s): 'space_guids'"],
    [
      '?foo=1',
      "Unknown query parameter(s): 'foo'. Valid parameters are: 'page', 'per_page', 'order_by', 'created_ats', 'updated_ats', 'guids', 'names', 'states', 'app_guids', 'organization_guids', 'space_guids', 'app_guid', 'sequence_ids', 'label_selector'",
    ],
    [
      '?page=0&per_page=0&order_by=x',
      "Page must be a positive integer, Per page must be a positive integer, Order by can only be: 'created_at', 'updated_at'",
    ],
  ])('%s is refused', async (query, detail) => {
    expect(await refusal(`/v3/apps/${app}/tasks${query}`)).toEqual({
      status: 400,
      code: 10005,
      detail: `The query parameter is invalid: ${detail}`,
    })
  })

  it.each(['?sequence_ids=x', '?sequence_ids=2147483648', '?names=%00'])(
    '%s breaks as in the original',
    async (query) => {
      expect(await refusal(`/v3/apps/${app}/tasks${query}`)).toMatchObject({ status: 500, code: 10001 })
    },
  )

  it('repeats filters in its links, sorted, and tells pages', async () => {
    const { pagination } = await list('?per_page=2&names=a%252Cb,report&order_by=-created_at')
    const href = `${foundation.baseUrl}/v3/apps/${app}/tasks?names=a%252Cb%2Creport&order_by=-created_at`
    expect(pagination).toEqual({
      total_results: 3,
      total_pages: 2,
      first: { href: `${href}&page=1&per_page=2` },
      last: { href: `${href}&page=2&per_page=2` },
      next: { href: `${href}&page=2&per_page=2` },
      previous: null,
    })
  })

  it('looks empty past its end', async () => {
    const href = `${foundation.baseUrl}/v3/apps/${app}/tasks`
    expect(await list('?page=9&per_page=2')).toEqual({
      pagination: {
        total_results: 0,
        total_pages: 1,
        first: { href: `${href}?page=1&per_page=2` },
        last: { href: `${href}?page=1&per_page=2` },
        next: null,
        previous: { href: `${href}?page=8&per_page=2` },
      },
      resources: [],
    })
  })

  it('pages through everything exactly once, whichever way it is sorted', async () => {
    for (const order of ['created_at', '-created_at', 'updated_at', '-updated_at']) {
      const seen = []
      for (let page = 1; page <= 5; page += 1) {
        seen.push(
          ...(await list(`?order_by=${order}&per_page=1&page=${page}`)).resources.map(({ guid }) => guid),
        )
      }
      expect([...seen].sort()).toEqual([...guids].sort())
    }
  })

  it('shows commands to who may read secrets only', async () => {
    expect((await list('', 'developer')).resources[0]).toMatchObject({ command: 'true' })
    expect((await list('', 'supporter')).resources[0]).not.toHaveProperty('command')
  })
})

describe('the list of all tasks', () => {
  const all = (query: string, as = 'developer') => foundation.get(pageSchema, `/v3/tasks${query}`, { as })

  it('never shows a command, not even to an admin', async () => {
    expect((await all('', 'admin')).resources[0]).not.toHaveProperty('command')
  })

  it('holds what the actor may read', async () => {
    expect((await all('')).pagination.total_results).toBe(6)
    expect((await all('', 'stranger')).pagination.total_results).toBe(0)
  })

  it('filters by app, space and organization, and takes app_guid for the list of that app', async () => {
    expect((await all(`?app_guids=${other}`)).resources).toHaveLength(1)
    expect((await all(`?space_guids=nope`)).resources).toHaveLength(0)
    const nested = await all(`?app_guid=${app}&per_page=1`)
    expect(nested.pagination.total_results).toBe(5)
    expect(nested.pagination.first.href).toBe(`${foundation.baseUrl}/v3/apps/${app}/tasks?page=1&per_page=1`)
  })

  it('finds many guids at once', async () => {
    expect((await all(`?guids=${guids.join(',')},nope`)).pagination.total_results).toBe(5)
  })

  it('does not know sequence ids', async () => {
    expect(await refusal('/v3/tasks?sequence_ids=1')).toMatchObject({
      status: 400,
      detail: "The query parameter is invalid: Unknown query parameter(s): 'sequence_ids'",
    })
  })
})
