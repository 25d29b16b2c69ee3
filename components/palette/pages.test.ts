import { expect, it } from 'vitest'
import { actionsHere, appOfPath, PAGES, taskOfPath } from './pages'

it('leads to every place of the console and to the quick filters', () => {
  expect(PAGES.map(({ label, act }) => `${label} ${'to' in act ? act.to : ''}`)).toEqual([
    'Overview /',
    'Apps /apps',
    'Tasks /tasks',
    'Submissions /submissions',
    'Create task /tasks/new',
    'Under way /tasks?states=PENDING%2CRUNNING%2CCANCELING',
    'Failed /tasks?states=FAILED',
    'Succeeded /tasks?states=SUCCEEDED',
  ])
})

it.each([
  ['/apps/a-1', 'a-1', undefined],
  ['/apps/a-1/tasks/new', 'a-1', undefined],
  ['/apps', undefined, undefined],
  ['/tasks/t-1', undefined, 't-1'],
  ['/tasks/new', undefined, undefined],
  ['/tasks', undefined, undefined],
])('%s is about an app and a task: %s, %s', (path, app, task) => {
  expect([appOfPath(path), taskOfPath(path)]).toEqual([app, task])
})

it('offers a task for the app of the page, but not on its form', () => {
  const labels = (path: string) => actionsHere(path, { guid: 'a', name: 'shop' }).map(({ label }) => label)
  expect(labels('/apps/a')).toEqual(['Create task for this app', 'Show keyboard shortcuts'])
  expect(labels('/apps/a/tasks/new')).toEqual(['Show keyboard shortcuts'])
})
