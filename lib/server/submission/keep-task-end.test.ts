import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Task, taskSchema } from '@/lib/resources/task'
import { taskOf } from '../testing/api'
import { type TestConsole, testConsole } from '../testing/console'
import { ENGINES } from '../testing/database'
import { findSubmission } from './journal/find'
import { writeVerdict } from './journal/looks'
import { openSubmission } from './journal/open'
import { keepTaskEnd, readLastLines } from './keep-task-end'
import { aSubmission } from './testing/submission'

describe.each(ENGINES)('on %s', (engine) => {
  const API = 'https://api.example.org'
  let here: TestConsole
  beforeAll(async () => {
    here = await testConsole({}, engine)
  })
  afterAll(() => here.database.close())

  async function endedTask(taskGuid: string): Promise<{ id: string; task: Task }> {
    const submission = aSubmission()
    const opened = await openSubmission(here.db, submission)
    if (opened.kind === 'failed') throw new Error('not recorded')
    await writeVerdict(here.db, opened.row, { kind: 'accepted', taskGuid, otherTaskGuids: [] })
    const labels = { 'task-console-submission': submission.id }
    const body = JSON.stringify({ command: 'false', metadata: { labels } })
    const failed = { state: 'FAILED', result: { failure_reason: 'Exited with status 1' } }
    return {
      id: submission.id,
      task: taskSchema.parse({ ...taskOf(submission.appGuid, body, taskGuid), ...failed }),
    }
  }
  const line = (text: string) => ({ at: '1700000000000000000', stream: 'OUT' as const, text })

  it('the end of a task and its last lines are kept with its submission, sealed', async () => {
    const { id, task } = await endedTask('task-1')
    const lines = Array.from({ length: 300 }, (_, index) => line(`line ${index}`))
    await keepTaskEnd(here, API, { task, lines, isSettling: true })
    const row = await findSubmission(here.db, id)
    expect(row).toMatchObject({ endState: 'FAILED', endReason: 'Exited with status 1' })
    expect(row?.lastLines).not.toContain('line 299')
    const kept = row && readLastLines(here.sealingKey, row)
    expect(kept).toHaveLength(200)
    expect(kept?.at(-1)?.text).toBe('line 299')
  })

  it('lines that come late replace what was kept; later looks do not', async () => {
    const { id, task } = await endedTask('task-2')
    await keepTaskEnd(here, API, { task, lines: [], isSettling: true })
    await keepTaskEnd(here, API, { task, lines: [line('late')], isSettling: true })
    await keepTaskEnd(here, API, { task, lines: [], isSettling: false })
    const row = await findSubmission(here.db, id)
    expect(row && readLastLines(here.sealingKey, row)).toEqual([line('late')])
  })

  it('a log that can’t be read, or was forgotten, takes no lines away', async () => {
    const { id, task } = await endedTask('task-5')
    await keepTaskEnd(here, API, { task, lines: [line('kept')], isSettling: true })
    await keepTaskEnd(here, API, { task, lines: null, isSettling: true })
    await keepTaskEnd(here, API, { task, lines: [], isSettling: true })
    await keepTaskEnd(here, API, { task, lines: [line('of another run')], isSettling: false })
    const row = await findSubmission(here.db, id)
    expect(row && readLastLines(here.sealingKey, row)).toEqual([line('kept')])
  })

  it('lines that could not be read at the end are kept by whoever reads them first', async () => {
    const { id, task } = await endedTask('task-6')
    await keepTaskEnd(here, API, { task, lines: null, isSettling: false })
    expect(await findSubmission(here.db, id)).toMatchObject({ endState: 'FAILED' })
    await keepTaskEnd(here, API, { task, lines: [line('read later')], isSettling: false })
    const row = await findSubmission(here.db, id)
    expect(row && readLastLines(here.sealingKey, row)).toEqual([line('read later')])
  })

  it('the end is kept of a task that came back without our label, too', async () => {
    const { id, task } = await endedTask('task-7')
    const bare = { ...task, metadata: { labels: {}, annotations: {} } }
    await keepTaskEnd(here, API, { task: bare, lines: [], isSettling: true })
    expect(await findSubmission(here.db, id)).toMatchObject({ endState: 'FAILED' })
  })

  it('what is kept is bounded, whole lines only', async () => {
    const { id, task } = await endedTask('task-3')
    const lines = Array.from({ length: 100 }, () => line('x'.repeat(10_000)))
    await keepTaskEnd(here, API, { task, lines, isSettling: true })
    const row = await findSubmission(here.db, id)
    expect(row && readLastLines(here.sealingKey, row)).toHaveLength(26)
  })

  it('a task that no submission knows of is left alone', async () => {
    const { task } = await endedTask('task-4')
    await expect(
      keepTaskEnd(here, API, { task: { ...task, guid: 'another' }, lines: [], isSettling: true }),
    ).resolves.toBeUndefined()
  })
})
