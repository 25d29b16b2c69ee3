import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { SubmissionRecord, SubmissionResult } from '@/lib/submission/submission'
import { unsettled } from '@/lib/submission/testing/unsettled'
import { fullForm } from '@/lib/task-form/testing/any-form'
import { taskMadeOf } from '@/lib/task-form/testing/task-made-of'
import { RunAgainOutcome } from './outcome'

const next = { id: unsettled.id, user: 'u', foundation: 'f' }
const task = taskMadeOf(fullForm)
const error = { code: 170020, title: 'CF-TaskWorkersUnavailable', detail: 'Task workers are unavailable' }

const drawn = (press: object): string =>
  renderToStaticMarkup(
    <RunAgainOutcome
      task={task}
      press={{
        result: undefined,
        sent: fullForm,
        isUpdated: false,
        isTooLarge: false,
        isWithoutAnswer: false,
        ...press,
      }}
    />,
  )
const of = (result: SubmissionResult) => drawn({ result })
const record = (more: Partial<SubmissionRecord>): SubmissionRecord => ({ ...unsettled, ...more })
const accepted = (more: Partial<SubmissionRecord>): SubmissionResult => ({
  outcome: 'accepted',
  submission: record({ outcome: 'accepted', taskGuid: 'one', ...more }),
  task,
  wasChanged: false,
  next,
})

it('says nothing before the press, and nothing where the page of the new task follows', () => {
  expect(drawn({})).toBe('')
  expect(of(accepted({}))).toBe('')
})

it.each([
  ['The console was updated', { isUpdated: true }],
  ['too large for a proxy', { isTooLarge: true }],
  ['No answer from the console', { isWithoutAnswer: true }],
])('says %s', (words, press) => expect(drawn(press)).toContain(words))

it('tells of two tasks, and of an error that came with the task', () => {
  expect(of(accepted({ otherTaskGuids: ['two'] }))).toContain('Two tasks carry this submission')
  const html = of(accepted({ errors: [error] }))
  expect(html).toContain('the task exists')
  expect(html).toContain('href="/tasks/one"')
})

it('leads from an open outcome to the submission, which settles itself', () => {
  const unknown = (more: Partial<SubmissionRecord>): SubmissionResult => ({
    outcome: 'unknown',
    submission: record({ outcome: 'unknown', doubt: null, ...more }),
    settledBy: null,
    next,
  })
  expect(of(unknown({}))).toContain('Finding out what happened')
  expect(of(unknown({}))).toContain(`href="/submissions/${unsettled.id}"`)
  expect(of(unknown({ doubt: 'candidates' }))).toContain('It could not be found out')
  expect(of({ outcome: 'lost', submission: record({ outcome: 'lost' }), next })).toContain('did not arrive')
})

it('tells a refusal in the API’s words, with the form in which it can be mended', () => {
  const refused: SubmissionResult = {
    outcome: 'rejected',
    submission: record({ outcome: 'rejected' }),
    reason: null,
    problems: [{ at: { kind: 'field', field: 'memory' }, message: 'memory_in_mb exceeds a quota' }],
    retryAfterMs: null,
    next,
  }
  expect(of(refused)).toContain('memory_in_mb exceeds a quota')
  expect(of(refused)).toContain(`?again=${unsettled.id}`)
  expect(of({ ...refused, submission: null, problems: [], reason: 'not-recorded' })).toContain(
    `?task=${task.guid}`,
  )
})
