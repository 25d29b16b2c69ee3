import { describe, expect, it } from 'vitest'
import { emptyValues } from './fields'
import { willRun } from './will-run'

const GUID = '99999999-0000-4000-8000-000000000001'
const web = {
  guid: GUID,
  type: 'web',
  command: 'node server.js',
  user: 'vcap',
  instances: 1,
  memory_in_mb: 256,
  disk_in_mb: 512,
  log_rate_limit_in_bytes_per_second: '-1',
}

function shown(change: Partial<ReturnType<typeof emptyValues>>, template?: typeof web): string[] {
  const values = { ...emptyValues('a'), ...change }
  return willRun(values, { template, hasCurrentDroplet: true }).map(
    ({ name, origin, text, insteadOf }) =>
      `${name}: ${text}, ${origin}${insteadOf ? ` instead of ${insteadOf}` : ''}`,
  )
}

describe('where each value comes from', () => {
  it('typed wins over the template, the template over the foundation', () => {
    expect(shown({ template: GUID, command: 'true', memory: '1G' }, web).slice(0, 7)).toEqual([
      'command: true, typed instead of node server.js',
      'memory: 1 GB, typed instead of 256 MB',
      'disk: 512 MB, template',
      'log rate: unlimited, template',
      'user: vcap, template',
      'droplet: the app’s current droplet, default',
      'name: made by the API, default',
    ])
    expect(shown({ command: 'true' }).slice(0, 2)).toEqual([
      'command: true, typed',
      'memory: the foundation’s default, default',
    ])
  })

  it('a process that could not be read gives all the same', () => {
    expect(shown({ template: GUID, disk: '1G' }).slice(0, 5)).toEqual([
      'command: what the process has, template',
      'memory: what the process has, template',
      'disk: 1 GB, typed',
      'log rate: what the process has, template',
      'user: what the process has, template',
    ])
  })
})
