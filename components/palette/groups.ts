import { plainVisible } from '@/components/ui/hostile-text'
import { paths } from '@/lib/paths'
import type { Found } from '@/lib/queries/find'
import type { ListedSubmission } from '@/lib/queries/submission-list'
import type { ListedApp } from '@/lib/resources/app'
import { appGuidOf, stateWord, type Task } from '@/lib/resources/task'
import { writeFilters } from '@/lib/submission/filters'
import { asOneName, WHOLE_LIST, withFilters, writeTaskListAddress } from '@/lib/task-list/address'
import { counted, printCount } from '@/lib/words'
import { type Entry, entry, filterEntries } from './entry'
import type { Known } from './known'

export type Group = {
  name: 'Pages' | 'Actions' | 'Apps' | 'Tasks' | 'Submissions'
  entries: readonly Entry[]
}

/** More apps stand between whoever types and his tasks; the page of apps has all that were found. */
const MOST_APPS = 12

/** Where an app is, as it stands beside what belongs to it. */
export type PlaceOf = (appGuid: string) => string

/** Apps as entries, those used last first. */
export const appEntries = (apps: readonly ListedApp[]): Entry[] =>
  apps.map(({ guid, name, organization, space }) =>
    entry(`app ${guid}`, name, { to: paths.app(guid) }, { guid, detail: `${organization} / ${space}` }),
  )

/** Tells where apps are by the list of all, and by what else was read of them. */
export function placesBy(apps: readonly ListedApp[], known: Known['apps']): PlaceOf {
  const words = new Map<string, string>()
  for (const { guid, name, space, organization } of known)
    words.set(guid, `${name}, ${organization.name} / ${space.name}`)
  for (const { guid, name, space, organization } of apps)
    words.set(guid, `${name}, ${organization} / ${space}`)
  return (guid) => words.get(guid) ?? ''
}

/** A task as an entry. */
export function taskEntry(task: Task, placeOf: PlaceOf): Entry {
  const { guid, name, sequence_id: sequence } = task
  const detail = [sequence && `#${sequence}`, placeOf(appGuidOf(task))].filter(Boolean).join(' ')
  return entry(
    `task ${guid}`,
    name || guid,
    { to: paths.task(guid) },
    { guid, detail, task, more: stateWord(task) },
  )
}

/** A submission as an entry. */
export function submissionEntry({ id, taskName, app, outcome, userName }: ListedSubmission): Entry {
  const detail = `${app.name}, ${userName}`
  const act = { to: paths.submission(id) }
  return entry(`submission ${id}`, taskName || id, act, { guid: id, detail, outcome, more: outcome })
}

type Sources = {
  pages: readonly Entry[]
  actions: readonly Entry[]
  apps: readonly Entry[]
  /** How many of `apps` were used last. */
  recentApps: number
  /** Of the pages that were shown. */
  tasks: readonly Entry[]
  submissions: readonly Entry[]
  placeOf: PlaceOf
  /** What API and journal gave for exactly this text. */
  found: Found | undefined
}

/**
 * What fits what was typed, in groups; groups without an entry are left out. Before anything is typed: pages, actions and
 * the apps used last. What is cut says how many there are, and leads to them all.
 */
export function groupsOf(typed: string, sources: Sources): Group[] {
  const text = typed.trim()
  const groups: Group[] = [
    { name: 'Pages', entries: filterEntries(sources.pages, text) },
    { name: 'Actions', entries: filterEntries(sources.actions, text) },
    {
      name: 'Apps',
      entries:
        text === ''
          ? sources.apps.slice(0, Math.min(sources.recentApps, MOST_APPS))
          : appsFor(text, sources.apps),
    },
    { name: 'Tasks', entries: text === '' ? [] : tasksFor(text, sources) },
    { name: 'Submissions', entries: text === '' ? [] : submissionsFor(text, sources) },
  ]
  return groups.filter(({ entries }) => entries.length > 0)
}

function appsFor(text: string, apps: readonly Entry[]): readonly Entry[] {
  const fitting = filterEntries(apps, text)
  if (fitting.length <= MOST_APPS) return fitting
  const label = `All ${counted(fitting.length, 'app')} with “${plainVisible(text)}”`
  return [...fitting.slice(0, MOST_APPS), entry('app all', label, { to: paths.appsFound(text) })]
}

/** What was found comes first: it is the whole name, and as it is now. */
function merged(found: readonly Entry[], known: readonly Entry[]): Entry[] {
  const keys = new Set(found.map(({ key }) => key))
  return [...found, ...known.filter(({ key }) => !keys.has(key))]
}

function tasksFor(text: string, { tasks, found, placeOf }: Sources): readonly Entry[] {
  const known = filterEntries(tasks, text)
  if (!found) return known
  const own = placesBy([], found.apps)
  const named = found.tasks.map((task) => taskEntry(task, (guid) => placeOf(guid) || own(guid)))
  const all = merged(named, known)
  if (found.totalTasks <= found.tasks.length) return all
  const names = writeTaskListAddress(withFilters(WHOLE_LIST, { names: asOneName(text) }))
  const label = `All ${printCount(found.totalTasks)} tasks named “${plainVisible(text)}”`
  return [...all, entry('task all', label, { to: paths.tasks(names) })]
}

function submissionsFor(text: string, { submissions, found }: Sources): readonly Entry[] {
  const known = filterEntries(submissions, text)
  if (!found) return known
  const all = merged(found.submissions.map(submissionEntry), known)
  if (!found.hasMoreSubmissions) return all
  const label = `All submissions with “${plainVisible(text)}”`
  return [...all, entry('submission all', label, { to: paths.submissions(writeFilters({ q: text })) })]
}

/** A line of the list: the heading of a group, or an entry with its place among all entries. */
export type Line = { heading: Group['name'] } | { entry: Entry; group: Group['name']; index: number }

/** The groups one under the other. */
export function linesOf(groups: readonly Group[]): Line[] {
  let index = -1
  return groups.flatMap(({ name, entries }): Line[] => [
    { heading: name },
    ...entries.map((one): Line => {
      index += 1
      return { entry: one, group: name, index }
    }),
  ])
}
