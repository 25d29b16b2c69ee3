import { THEME_WORDS, THEMES } from '@/components/shell/theme'
import { paths } from '@/lib/paths'
import { QUICK_STATES, WHOLE_LIST, withFilters, writeTaskListAddress } from '@/lib/task-list/address'
import { type Entry, entry, type OwnControl } from './entry'
import { findOwn } from './own-control'

const page = (label: string, to: string, detail?: string): Entry =>
  entry(`page ${to}`, label, { to }, { detail })

/** The pages of the console, and the list of tasks by its quick filters. */
export const PAGES: readonly Entry[] = [
  page('Overview', paths.home),
  page('Apps', paths.apps),
  page('Tasks', paths.tasks()),
  page('Submissions', paths.submissions()),
  page('Create task', paths.newTask()),
  ...QUICK_STATES.flatMap(({ word, states }) =>
    states ? page(word, paths.tasks(writeTaskListAddress(withFilters(WHOLE_LIST, { states }))), 'Tasks') : [],
  ),
]

/** Buttons of a task's page that are worth a key. */
const OF_THE_PAGE = ['Cancel task', 'Run again', 'Run again with changes']

const press = (label: string, control: OwnControl, more?: string): Entry[] =>
  findOwn(control) ? [entry(`action ${label}`, label, { press: control }, { more })] : []

/** The app that a page is about, by its address, where the address says so. */
export const appOfPath = (path: string): string | undefined => /^\/apps\/([^/]+)/.exec(path)?.[1]

/** The task that a page is about, by its address. */
export const taskOfPath = (path: string): string | undefined => /^\/tasks\/(?!new$)([^/]+)$/.exec(path)?.[1]

/** What can be done from here: what the page and its frame have buttons for, and a task for the app of the page. */
export function actionsHere(path: string, app: { guid: string; name?: string } | undefined): Entry[] {
  const form = app && paths.newTask(app.guid)
  return [
    ...(form && form !== path
      ? [entry('action create', 'Create task for this app', { to: form }, { detail: app.name })]
      : []),
    ...OF_THE_PAGE.flatMap((name) => press(name, { where: 'page', name })),
    ...THEMES.flatMap((theme) => {
      const word = THEME_WORDS[theme]
      return press(`Theme: ${word.toLowerCase()}`, { where: 'account', name: word }, 'switch')
    }),
    entry('action shortcuts', 'Show keyboard shortcuts', { show: 'shortcuts' }),
    ...press('Sign out', { where: 'account', name: 'Sign out' }, 'log'),
  ]
}
