import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startFoundation, type TestFoundation } from '../../testing/foundation'
import { idleRunner } from '../../testing/runner'
import { accounts } from '../accounts'
import { jobs } from './jobs'
import { pastApps } from './places'
import { type RecordingName, recordingOf } from './recordings'
import { runs } from './runs'

const DAY_MS = 86_400_000

const taskSchema = z.object({
  guid: z.string(),
  name: z.string(),
  command: z.string(),
  sequence_id: z.number(),
  state: z.string(),
  memory_in_mb: z.number(),
  created_at: z.string(),
  updated_at: z.string(),
  droplet_guid: z.string(),
  result: z.object({ failure_reason: z.string().nullable() }),
  metadata: z.object({
    labels: z.record(z.string(), z.string()),
    annotations: z.record(z.string(), z.string()),
  }),
  relationships: z.object({ app: z.object({ data: z.object({ guid: z.string() }) }) }),
})
const tasksSchema = z.object({ resources: z.array(taskSchema) })
type Task = z.infer<typeof taskSchema>
const eventsSchema = z.object({
  resources: z.array(
    z.object({
      type: z.string(),
      created_at: z.string(),
      actor: z.object({ name: z.string() }),
      target: z.object({ guid: z.string() }),
      data: z.object({
        task_guid: z.string().optional(),
        revision_guid: z.string().optional(),
        request: z.object({ droplet_guid: z.string().optional() }).optional(),
      }),
    }),
  ),
})
const revisionsSchema = z.object({
  resources: z.array(
    z.object({
      guid: z.string(),
      description: z.string(),
      droplet: z.object({ guid: z.string() }),
      created_at: z.string(),
    }),
  ),
})
const batchSchema = z.object({
  envelopes: z.object({
    batch: z.array(
      z.object({
        timestamp: z.string(),
        tags: z.object({ source_type: z.string() }),
        log: z.object({ payload: z.string(), type: z.string() }),
      }),
    ),
  }),
})

let foundation: TestFoundation
let startedAt: number
let all: Task[]
let events: z.infer<typeof eventsSchema>['resources']
beforeAll(async () => {
  startedAt = Date.now()
  foundation = await startFoundation({ history: 'on' }, { runner: idleRunner() })
  all = []
  for (const { guid } of pastApps) all.push(...(await tasksOf(guid)))
  events = (await foundation.get(eventsSchema, '/v3/audit_events?per_page=500')).resources
}, 60_000)
afterAll(() => foundation.stop())

async function tasksOf(app: string): Promise<Task[]> {
  return (await foundation.get(tasksSchema, `/v3/apps/${app}/tasks?per_page=100`)).resources
}

function guidOf(name: string): string {
  return pastApps.find((app) => app.name === name)?.guid ?? ''
}

const of = (name: string) => all.filter((task) => task.name === name)
const begin = (task: Task) => Date.parse(task.created_at)

/** What Log Cache has of a task: its own lines and those of its container. */
async function linesOf(task: Task) {
  const from = begin(task)
  const to = Date.parse(task.updated_at) + 1000
  const query = `start_time=${from}000000&end_time=${to}000000&limit=1000&envelope_types=LOG`
  const app = task.relationships.app.data.guid
  const { envelopes } = await foundation.get(batchSchema, `/log-cache/api/v1/read/${app}?${query}`)
  return envelopes.batch.map(({ tags, log }) => ({
    source: tags.source_type,
    type: log.type,
    text: Buffer.from(log.payload, 'base64').toString(),
  }))
}

/** Its program's own lines. */
async function outputOf(task: Task) {
  const own = (await linesOf(task)).filter(({ source }) => source === `APP/TASK/${task.name}`)
  return own.filter(({ text }) => !text.startsWith('Exit status'))
}

describe('the past', () => {
  it('is about ninety tasks over five apps, most of which succeeded', async () => {
    expect(all).toHaveLength(runs.length)
    expect(all.length).toBeGreaterThanOrEqual(80)
    expect(all.length).toBeLessThanOrEqual(100)
    expect(new Set(all.map((task) => task.relationships.app.data.guid)).size).toBe(5)
    expect(all.filter(({ state }) => state === 'SUCCEEDED').length).toBeGreaterThan(all.length / 2)
    expect(all.every(({ state }) => state === 'SUCCEEDED' || state === 'FAILED')).toBe(true)
  })

  it('lies within the fortnight before the start, each app counting its tasks in the order of time', () => {
    for (const task of all) {
      expect(begin(task)).toBeGreaterThan(startedAt - 14 * DAY_MS)
      expect(Date.parse(task.updated_at)).toBeLessThanOrEqual(startedAt)
      expect(begin(task)).toBeLessThanOrEqual(Date.parse(task.updated_at))
    }
    for (const app of pastApps) {
      const own = all.filter((task) => task.relationships.app.data.guid === app.guid)
      expect(own.map((task) => task.sequence_id)).toEqual(own.map((_, at) => at + 1))
      expect(own.map(begin)).toEqual(own.map(begin).sort((a, b) => a - b))
    }
  })

  it('is listed in the order of time, over all apps', async () => {
    const { resources } = await foundation.get(
      z.object({ resources: z.array(z.object({ created_at: z.string() })) }),
      '/v3/tasks?per_page=100',
    )
    const times = resources.map(({ created_at }) => created_at)
    expect(times).toEqual([...times].sort())
  })

  it('goes on with the next number', async () => {
    const created = await foundation.send('POST', `/v3/apps/${guidOf('shop')}/tasks`, {
      as: 'developer',
      json: { command: 'true' },
    })
    const shop = all.filter((task) => task.relationships.app.data.guid === guidOf('shop'))
    expect(JSON.parse(created.text)).toMatchObject({ sequence_id: shop.length + 1 })
  })

  it('has durations by which one can tell how long a job takes', () => {
    const took = of('nightly-report')
      .filter(({ state }) => state === 'SUCCEEDED')
      .map((task) => (Date.parse(task.updated_at) - begin(task)) / 1000)
    expect(took).toHaveLength(10)
    for (const seconds of took) expect(Math.abs(seconds - jobs['nightly-report'].seconds)).toBeLessThan(25)
  })

  it('says whose a task is, and where to read on', () => {
    for (const { metadata } of all) expect(metadata.labels.team).toMatch(/^[a-z]+$/)
    const links = all.flatMap(({ metadata }) => metadata.annotations.runbook ?? [])
    for (const link of links) expect(URL.canParse(link)).toBe(true)
    expect(links.length).toBeGreaterThan(all.length / 2)
  })
})

describe('its audit events', () => {
  it('tell who created each task, at that time', () => {
    const created = events.filter(({ type }) => type === 'audit.app.task.create')
    const byTask = new Map(created.map((event) => [event.data.task_guid, event]))
    for (const task of all) {
      expect(byTask.get(task.guid)).toMatchObject({
        created_at: task.created_at,
        target: { guid: task.relationships.app.data.guid },
        actor: { name: expect.stringMatching(/^(developer|admin)@/) },
      })
    }
    expect(new Set(created.map(({ actor }) => actor.name)).size).toBe(2)
  })

  it('tell of one cancel, by somebody else than its creator', () => {
    const cancelled = all.filter(({ result }) => result.failure_reason === 'task was cancelled')
    const cancels = events.filter(({ type }) => type === 'audit.app.task.cancel')
    expect(cancelled).toHaveLength(1)
    expect(cancels.map(({ data }) => data.task_guid)).toEqual([cancelled[0]?.guid])
    const creator = events.find(
      ({ type, data }) => type === 'audit.app.task.create' && data.task_guid === cancelled[0]?.guid,
    )
    expect(cancels[0]?.actor.name).not.toBe(creator?.actor.name)
    expect(accounts.map(({ email }) => email)).toContain(cancels[0]?.actor.name)
  })

  it('name revisions and droplets that the API has', async () => {
    for (const { guid } of pastApps) {
      const { resources } = await foundation.get(revisionsSchema, `/v3/apps/${guid}/revisions`)
      const own = events.filter(({ target }) => target.guid === guid)
      const told = own.flatMap(({ data }) => data.revision_guid ?? [])
      expect(resources.map((revision) => revision.guid)).toEqual(expect.arrayContaining(told))
      const mapped = own.flatMap(({ data }) => data.request?.droplet_guid ?? [])
      expect(resources.map(({ droplet }) => droplet.guid)).toEqual(expect.arrayContaining(mapped))
    }
  })
})

describe('what support can find in it', () => {
  it('a nightly job that fails since a new droplet came, with a revision', async () => {
    const nights = of('nightly-report')
    const first = nights.findIndex(({ state }) => state === 'FAILED')
    expect(nights.slice(first).map(({ state }) => state)).toEqual(['FAILED', 'FAILED', 'FAILED'])
    expect(nights[first]?.droplet_guid).not.toBe(nights[first - 1]?.droplet_guid)
    const { resources } = await foundation.get(revisionsSchema, `/v3/apps/${guidOf('ledger')}/revisions`)
    const revision = resources.at(-1)
    expect(revision).toMatchObject({
      description: 'New droplet deployed.',
      droplet: { guid: nights[first]?.droplet_guid },
    })
    const changed = events.filter(
      ({ type, target, created_at }) =>
        target.guid === guidOf('ledger') &&
        type !== 'audit.app.task.create' &&
        created_at > (nights[first - 1]?.updated_at ?? '') &&
        created_at < (nights[first]?.created_at ?? ''),
    )
    expect(changed.map(({ type }) => type)).toEqual([
      'audit.app.package.create',
      'audit.app.package.upload',
      'audit.app.build.create',
      'audit.app.droplet.create',
      'audit.app.build.staged',
      'audit.app.droplet.mapped',
      'audit.app.revision.create',
      'audit.app.restart',
    ])
  })

  it('twelve failures of one app within an hour', () => {
    const failed = of('deliver-queue').filter(({ state }) => state === 'FAILED')
    expect(failed).toHaveLength(12)
    const [first, last] = [failed[0], failed.at(-1)]
    expect(first && last && begin(last) - begin(first)).toBeLessThan(3_600_000)
  })

  it.each([
    ['out-of-memory-limit', /Exited with status 137 \(out of memory\)$/],
    ['heap-out-of-memory', /JavaScript heap out of memory/],
    ['command-not-found', /stockctl: not found/],
    ['not-executable', /clear-carts\.sh: Permission denied/],
    ['syntax-error', /Syntax error: "done" unexpected/],
    ['usage-error', /unrecognized arguments: --attempts 5/],
    ['module-missing', /Cannot find package 'pdfkit'/],
    ['connection-refused', /connect ECONNREFUSED/],
    ['dns-failure', /Temporary failure in name resolution/],
    ['timeout', /Exited with status 124$/],
    ['lock-held', /database is locked/],
    ['constraint-violation', /UNIQUE constraint failed/],
    ['database-schema', /duplicate column name/],
    ['bad-input-data', /Unexpected token '<'/],
    ['check-failed', /AssertionError: debits/],
    ['disk-full', /No space left on device/],
    ['killed-by-signal', /Exited with status 143$/],
    ['cancelled', /^task was cancelled$/],
    ['no-capacity', /^insufficient resources: memory$/],
    ['runner-unavailable', /^Unable to request task to be run$/],
    ['platform-lost', /^cell disappeared before completion$/],
  ])('%s', async (_, sign) => {
    const failed = all.filter(({ state }) => state === 'FAILED')
    const told = await Promise.all(
      failed.map(async (task) => [
        task.result.failure_reason ?? '',
        ...(await outputOf(task)).map(({ text }) => text),
      ]),
    )
    expect(told.some((texts) => texts.some((text) => sign.test(text)))).toBe(true)
  })
})

describe('its output', () => {
  it('is what was recorded, line by line, and complete wherever it is kept', async () => {
    let compared = 0
    for (const task of all) {
      const output = await outputOf(task)
      if (output.length === 0) continue
      const recorded = takesOf(task.command)
      expect(recorded).toContainEqual(output.map(({ type, text }) => [type, text]))
      compared += 1
    }
    expect(compared).toBeGreaterThan(50)
  })

  it('has the lines of the container around it, and none where there was no container', async () => {
    const [ran] = of('rebuild-index')
    const platform = (await linesOf(ran ?? expect.fail())).filter(
      ({ source, text }) => source === 'CELL' || text.startsWith('Exit status'),
    )
    expect(platform.map(({ text }) => text.replace(/ [0-9a-f-]{36}/g, ''))).toEqual([
      'Cell creating container for instance',
      'Cell successfully created container for instance',
      'Exit status 0',
      'Cell destroying container for instance',
      'Cell successfully destroyed container for instance',
    ])
    const never = all.filter(({ result }) =>
      ['insufficient resources: memory', 'Unable to request task to be run'].includes(
        result.failure_reason ?? '',
      ),
    )
    for (const task of never) expect(await linesOf(task)).toEqual([])
  })

  it('is forgotten where it is old', async () => {
    const [oldest] = all.toSorted((a, b) => begin(a) - begin(b))
    expect(await linesOf(oldest ?? expect.fail())).toEqual([])
  })
})

/** The lines of each take of the recordings that ran a command. */
function takesOf(command: string) {
  const names: RecordingName[] = runs.map(({ job, recording }) => recording ?? jobs[job].recording)
  return [...new Set(names)]
    .map(recordingOf)
    .filter((recording) => recording.command === command)
    .flatMap(({ takes }) => takes.map(({ lines }) => lines.map(([, type, text]) => [type, text])))
}
