import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startFoundation, type TestFoundation } from '../../testing/foundation'
import { idleRunner } from '../../testing/runner'
import { apps } from '../apps'
import { pastApps } from './places'
import { runs } from './runs'

const listSchema = z.object({
  pagination: z.object({ total_results: z.number() }),
  resources: z.array(
    z.looseObject({ guid: z.string(), name: z.string().optional(), updated_at: z.string().optional() }),
  ),
})
const tasksSchema = z.object({
  resources: z.array(
    z.looseObject({
      guid: z.string(),
      name: z.string(),
      memory_in_mb: z.number(),
      result: z.object({ failure_reason: z.string().nullish() }),
      metadata: z.object({ labels: z.record(z.string(), z.string()) }),
    }),
  ),
})

const list = (foundation: TestFoundation, path: string) => foundation.get(listSchema, `${path}?per_page=500`)

describe('without a past', () => {
  it('there is what is seeded, and no task and no event', async () => {
    const foundation = await startFoundation({ history: 'off' }, { runner: idleRunner() })
    const names = (await list(foundation, '/v3/apps')).resources.map(({ name }) => name)
    expect(names).toEqual(apps.map(({ name }) => name))
    expect((await list(foundation, '/v3/tasks')).resources).toEqual([])
    expect((await list(foundation, '/v3/audit_events')).resources).toEqual([])
    await foundation.stop()
  }, 60_000)
})

describe('with a past', () => {
  it('the seeded apps come first, and shop is still the only one with two processes', async () => {
    const foundation = await startFoundation({ history: 'on' }, { runner: idleRunner() })
    const { resources } = await list(foundation, '/v3/apps')
    const more = pastApps.slice(1).map(({ name }) => name)
    expect(resources.map(({ name }) => name)).toEqual([...apps.map(({ name }) => name), ...more])
    const counts = await Promise.all(
      resources.map(async ({ guid }) => {
        const { pagination } = await list(foundation, `/v3/apps/${guid}/processes`)
        return pagination.total_results
      }),
    )
    expect(counts.filter((count) => count > 1)).toEqual([2])
    for (const as of ['developer', 'supporter', 'auditor', 'manager'])
      expect((await foundation.get(listSchema, '/v3/apps', { as })).resources).toHaveLength(resources.length)
    await foundation.stop()
  }, 60_000)

  it('is there once, however often the foundation starts, and never later than at the first', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'foundation-'))
    const read = async (history: 'on' | 'off', name: string) => {
      const dataDir = join(folder, name)
      const foundation = await startFoundation(
        { history, dataDir },
        { inMemory: false, runner: idleRunner() },
      )
      const guids = async (path: string) => (await list(foundation, path)).resources.map(({ guid }) => guid)
      const tasks = await guids('/v3/tasks')
      const events = await guids('/v3/audit_events')
      const log = await foundation.send('GET', `/log-cache/api/v1/read/${pastApps[0]?.guid}?limit=1000`, {
        as: 'developer',
      })
      await foundation.stop()
      return { tasks, events, log: log.text }
    }
    const first = await read('on', 'with')
    expect(first.tasks).toHaveLength(runs.length)
    expect(first.log).toContain('APP/TASK/clear-carts')
    expect(await read('on', 'with')).toEqual(first)
    expect(await read('off', 'with')).toEqual(first)
    await read('off', 'without')
    expect((await read('on', 'without')).tasks).toEqual([])
    await rm(folder, { recursive: true })
  }, 120_000)

  it('Korifi has tasks that are called by their guid, in its words, and without what Diego does', async () => {
    const foundation = await startFoundation({ history: 'on', profile: 'korifi' }, { runner: idleRunner() })
    const { resources } = await foundation.get(tasksSchema, '/v3/tasks?per_page=500')
    expect(resources).toHaveLength(runs.filter(({ end }) => !end || end.kind === 'cancelled').length)
    for (const { guid, name, memory_in_mb, result, metadata } of resources) {
      expect(name).toBe(guid)
      expect(memory_in_mb).toBe(1024)
      expect(result.failure_reason ?? '').toMatch(/^(|Failed with exit code: \d+|task was cancelled)$/)
      expect(metadata.labels['korifi.cloudfoundry.org/guid']).toBe(guid)
    }
    const path = `/v3/apps/${pastApps[1]?.guid}/tasks`
    const created = await foundation.send('POST', path, { as: 'developer', json: { command: 'true' } })
    expect(created.status).toBe(201)
    await foundation.stop()
  }, 60_000)

  it('the oldest Cloud Controller has all of it but the events that came later', async () => {
    const foundation = await startFoundation({ history: 'on', profile: 'oldest' }, { runner: idleRunner() })
    expect((await list(foundation, '/v3/tasks')).pagination.total_results).toBe(runs.length)
    const events = JSON.stringify(await list(foundation, '/v3/audit_events'))
    expect(events).toContain('audit.app.droplet.mapped')
    expect(events).not.toMatch(/audit\.space_quota|build\.staged/)
    await foundation.stop()
  }, 60_000)
})
