import fc from 'fast-check'
import { expect, it } from 'vitest'
import { emptyValues } from './fields'
import { fromTask } from './from-task'
import { toRequest } from './request'
import { rightForm } from './testing/any-form'
import { taskMadeOf } from './testing/task-made-of'

const OURS = 'task-console-submission'

it('whatever was sent, the same is sent again', () =>
  fc.assert(
    fc.property(rightForm, (values) => {
      const sent = toRequest(values)
      const { template, droplet } = values
      const again = fromTask(taskMadeOf(values), { template, droplet, submissionLabel: OURS })
      expect(toRequest(again)).toEqual(sent)
    }),
  ))

it.each(['0a1b2c3d', '019ab3f4-77c0-4d21-8a40-c0ffee15900d'])(
  'the made-up name %s is left to the API',
  (name) => {
    const task = { ...taskMadeOf({ ...emptyValues('a'), command: 'true' }), name }
    expect(fromTask(task, { submissionLabel: OURS }).name).toBe('')
    expect(fromTask({ ...task, name: 'nightly' }, { submissionLabel: OURS }).name).toBe('nightly')
  },
)

it('labels of the platform stay behind: nobody may set them', () => {
  const task = taskMadeOf({ ...emptyValues('a'), command: 'true' })
  const labels = { 'korifi.cloudfoundry.org/guid': 'a', 'my.cloudfoundry.org/a': 'b', team: 'core' }
  const again = fromTask(
    { ...task, metadata: { labels, annotations: { 'korifi.cloudfoundry.org/x': 'y' } } },
    { submissionLabel: OURS },
  )
  expect(again.labels.map(({ key }) => key)).toEqual(['my.cloudfoundry.org/a', 'team'])
  expect(again.annotations).toEqual([])
})
