import { describe, expect, it } from 'vitest'
import type { AuditEvent } from '@/lib/resources/audit-event'
import type { Revision } from '@/lib/resources/droplet'
import { type Task, taskSchema } from '@/lib/resources/task'
import { APP, bindingEvent, eventAt } from './testing/noise'
import { pastOf, whatChanged } from './what-changed'
import { ordinal, sinceWords } from './words'

const START = Date.parse('2026-11-23T10:00:00Z')
const MINUTE_MS = 60_000
const at = (minute: number) => START + minute * MINUTE_MS

function run(minute: number, state: string, more: object = {}): Task {
  return taskSchema.parse({
    guid: `run-${minute}`,
    sequence_id: minute,
    name: 'nightly',
    command: 'bin/nightly',
    state,
    memory_in_mb: 512,
    disk_in_mb: 1024,
    droplet_guid: 'one',
    created_at: new Date(at(minute)).toISOString(),
    updated_at: new Date(at(minute) + 20_000).toISOString(),
    result: { failure_reason: state === 'FAILED' ? 'Exited with status 1' : null },
    relationships: { app: { data: { guid: APP } } },
    ...more,
  })
}

const failed = (minute: number, more: object = {}) => run(minute, 'FAILED', more)
const good = (minute: number, more: object = {}) => run(minute, 'SUCCEEDED', more)
const cancelled = (minute: number) => failed(minute, { result: { failure_reason: 'task was cancelled' } })

function tell(
  tasks: Task[],
  events: AuditEvent[] = [],
  { revisions = [], cause }: { revisions?: Revision[]; cause?: string } = {},
) {
  const task = tasks.at(-1)
  if (!task) throw new Error('no task')
  return whatChanged(pastOf(task, tasks), { events, revisions, isWhole: true, cause })
}

const revision = (
  version: number,
  droplet: string,
  minute: number,
  description = 'New droplet deployed.',
) => ({
  guid: `revision-${version}`,
  version,
  droplet: { guid: droplet },
  description,
  created_at: new Date(at(minute)).toISOString(),
})

describe('the row of failures', () => {
  it.each([
    ['is of one', [good(1), good(2), failed(3)], 'run-2', 'run-3', 1, 2],
    [
      'goes back to the last success',
      [failed(0), good(1), failed(2), failed(3), failed(4)],
      'run-1',
      'run-2',
      3,
      1,
    ],
    [
      'leaves cancelled and running ones out',
      [good(1), cancelled(2), failed(3), run(4, 'RUNNING'), cancelled(5), failed(6)],
      'run-1',
      'run-3',
      2,
      1,
    ],
    ['knows no success', [failed(1), failed(2)], undefined, 'run-1', 2, 0],
    [
      'leaves other commands out',
      [good(1), failed(2), good(3, { command: 'bin/other', name: 'other' }), failed(4)],
      'run-1',
      'run-2',
      2,
      1,
    ],
    [
      'is of the name where commands are hidden',
      [good(1), good(2, { name: 'other' }), failed(3)].map((task) => ({ ...task, command: undefined })),
      'run-1',
      'run-3',
      1,
      1,
    ],
    [
      'is of the name where the command was changed',
      [good(1), failed(2, { command: 'bin/new' }), failed(3, { command: 'bin/new' })],
      'run-1',
      'run-2',
      2,
      1,
    ],
  ])('%s', (_what, tasks, lastSuccess, firstFailure, failuresInARow, successesBefore) => {
    const told = tell(tasks)
    expect(told.lastSuccess?.guid).toBe(lastSuccess)
    expect(told.firstFailure.guid).toBe(firstFailure)
    expect(told).toMatchObject({ failuresInARow, successesBefore })
  })
})

describe('changes', () => {
  it('of a deploy are one, with its revision and who mapped it', () => {
    const events = [
      eventAt(at(2), 'audit.app.build.create', { build_guid: 'b' }),
      eventAt(at(3), 'audit.app.droplet.create', { droplet_guid: 'two' }),
      eventAt(at(3) + 1000, 'audit.app.droplet.mapped', { request: { droplet_guid: 'two' } }),
      eventAt(at(4), 'audit.app.revision.create', { revision_version: 212 }),
      eventAt(at(4), 'audit.app.restart', {}),
    ]
    const revisions = [revision(211, 'one', 0), revision(212, 'two', 4)]
    const told = tell(
      [good(1), failed(26, { droplet_guid: 'two' }), failed(27, { droplet_guid: 'two' })],
      events,
      { revisions },
    )
    expect(told.changes).toHaveLength(1)
    expect(told.changes[0]).toMatchObject({
      change: 'droplet',
      eventGuid: events[2]?.guid,
      by: 'dana@example.com',
      revision: 212,
      revisionBefore: 211,
    })
    expect(sinceWords(told)).toBe(
      'Second failure in a row after 1 success. The first came 22 min after revision 212.',
    )
  })

  it('are what the runs differ in where no event tells it', () => {
    const told = tell([good(1), failed(2, { memory_in_mb: 256, droplet_guid: 'two' })], [], {
      cause: 'out-of-memory-limit',
    })
    expect(told.changes.map(({ change, before, after }) => [change, before, after])).toEqual([
      ['memory', '512 MB', '256 MB'],
      ['droplet', 'one', 'two'],
    ])
  })

  it('of variables and of their revision are one', () => {
    const events = [
      eventAt(at(2), 'audit.app.update', { request: { environment_variables: '[PRIVATE DATA HIDDEN]' } }),
    ]
    const revisions = [revision(4, 'one', 3, 'New environment variables deployed.')]
    expect(tell([good(1), failed(9)], events, { revisions }).changes).toMatchObject([
      { change: 'environment', revision: 4, eventGuid: events[0]?.guid, told: 'event' },
    ])
    expect(tell([good(1), failed(9)], [], { revisions }).changes).toMatchObject([
      { change: 'environment', revision: 4, told: 'revision' },
    ])
  })

  it('of bindings are those of this app, wherever the event names it', () => {
    const ours = [bindingEvent(at(2), 'create', APP, 'v3'), bindingEvent(at(3), 'delete', APP, 'v2')]
    const told = tell([good(1), failed(9)], [...ours, bindingEvent(at(4), 'create', 'another', 'v3')])
    expect(told.changes.map(({ change, action, eventGuid }) => [change, action, eventGuid])).toEqual([
      ['binding', 'deleted', ours[1]?.guid],
      ['binding', 'created', ours[0]?.guid],
    ])
  })

  it('outside of the time in between are none', () => {
    const variables = { request: { environment_variables: '[PRIVATE DATA HIDDEN]' } }
    const events = [0, 12].map((minute) => eventAt(at(minute), 'audit.app.update', variables))
    expect(tell([good(1), failed(9)], events).changes).toEqual([])
  })

  it('that no task can notice are no changes', () => {
    const events = [
      eventAt(at(2), 'audit.app.ssh-authorized', { index: 0 }),
      eventAt(at(2), 'audit.app.environment.show', {}),
      eventAt(at(2), 'audit.app.update', { request: { metadata: { labels: { a: 'b' } } } }),
      eventAt(at(2), 'audit.app.unheard-of', { request: { environment_variables: 'x' } }),
      eventAt(at(2), 'audit.app.update', null),
    ]
    expect(tell([good(1), failed(9)], events).changes).toEqual([])
  })

  it('of a command that is another at each run explain less than a restart of a template', () => {
    const daily = (minute: number) => ({ command: `bin/nightly --day ${minute}` })
    const told = tell([
      good(1, daily(1)),
      good(2, daily(2)),
      good(3, daily(3)),
      failed(9, { ...daily(9), memory_in_mb: 256 }),
    ])
    expect(told.changes.map(({ change }) => change)).toEqual(['memory', 'command'])
  })
})

describe('since when, in words', () => {
  it.each([
    [[failed(1)], 'The first run of this command that the API keeps.'],
    [
      [failed(1), failed(2)],
      'Second failure in a row. It has never succeeded as far back as the API keeps runs.',
    ],
    [[cancelled(1), failed(2)], 'It has never succeeded as far back as the API keeps runs.'],
    [[good(1), good(2), failed(3)], 'First failure after 2 successes.'],
  ])('%#', (tasks, words) => {
    expect(sinceWords(tell(tasks))).toBe(words)
  })

  it('names what was lowered', () => {
    const scale = eventAt(at(2), 'audit.app.process.scale', {
      process_type: 'worker',
      request: { memory_in_mb: 256 },
    })
    expect(sinceWords(tell([good(1), failed(9, { memory_in_mb: 256 })], [scale]))).toBe(
      'First failure after 1 success. It came 7 min after the memory limit was lowered from 512 MB to 256 MB.',
    )
  })

  it.each([
    [{ command: 'bin/new' }, 'It ran with another command.'],
    [{ memory_in_mb: 256 }, 'It ran with 256 MB of memory instead of 512 MB.'],
    [{ droplet_guid: 'two' }, 'It ran with another droplet.'],
    [{ user: 'other' }, 'It ran as another user.'],
  ])('names what the runs differ in where nobody tells since when: %j', (more, words) => {
    const user = 'vcap'
    expect(sinceWords(tell([good(1, { user }), failed(9, { user, ...more })]))).toBe(
      `First failure after 1 success. ${words}`,
    )
  })

  it('counts on beyond ten', () => {
    expect([10, 11, 12, 21, 22, 113].map(ordinal)).toEqual(['Tenth', '11th', '12th', '21st', '22nd', '113th'])
  })
})
