import { useQuery, useQueryClient } from '@tanstack/react-query'
import { usePathname } from 'next/navigation'
import { useMemo, useState, useSyncExternalStore } from 'react'
import { appListQuery } from '@/lib/queries/app-list'
import { findQuery } from '@/lib/queries/find'
import { appGuidOf } from '@/lib/resources/task'
import { counted } from '@/lib/words'
import type { Entry } from './entry'
import { appEntries, groupsOf, type Line, linesOf, placesBy, submissionEntry, taskEntry } from './groups'
import { watchKnown } from './known'
import { actionsHere, appOfPath, PAGES, taskOfPath } from './pages'

type Entries = {
  lines: readonly Line[]
  entries: readonly Entry[]
  /** Something may still come. */
  isAsking: boolean
  /** What could not be searched, in words. */
  failures: readonly string[]
}

/** What fits what is typed; API and journal are asked for `asked`, which follows it after a pause. */
export function useEntries(typed: string, asked: string): Entries {
  const text = typed.trim()
  const client = useQueryClient()
  const apps = useQuery(appListQuery())
  const found = useQuery({ ...findQuery(asked), enabled: asked !== '' })
  const isAnswered = asked === text && text !== ''

  const path = usePathname()
  const [watched] = useState(() => watchKnown(client))
  const known = useSyncExternalStore(watched.subscribe, watched.now)
  const list = apps.data?.apps
  const sources = useMemo(() => {
    const placeOf = placesBy(list ?? [], known.apps)
    return {
      apps: appEntries(list ?? []),
      recentApps: list?.filter(({ isRecent }) => isRecent).length ?? 0,
      tasks: known.tasks.map((task) => taskEntry(task, placeOf)),
      submissions: known.submissions.map(submissionEntry),
      placeOf,
    }
  }, [list, known])
  const actions = useMemo(() => {
    const task = known.tasks.find(({ guid }) => guid === taskOfPath(path))
    const guid = appOfPath(path) ?? (task && appGuidOf(task))
    return actionsHere(path, guid ? { guid, name: sources.placeOf(guid) } : undefined)
  }, [path, known, sources])

  const lines = useMemo(
    () =>
      linesOf(
        groupsOf(text, { ...sources, pages: PAGES, actions, found: isAnswered ? found.data : undefined }),
      ),
    [text, sources, actions, isAnswered, found.data],
  )
  const entries = useMemo(() => lines.flatMap((line) => ('entry' in line ? line.entry : [])), [lines])
  return {
    lines,
    entries,
    isAsking: apps.isPending || (text !== '' && (!isAnswered || found.isFetching)),
    failures: text === '' ? [] : [...failuresOf(apps, isAnswered ? found : undefined)],
  }
}

type Asked = { error: Error | null }

function failuresOf(
  apps: Asked & { data?: { unreadable: number } },
  found: (Asked & { data?: { failures: readonly string[] } }) | undefined,
): string[] {
  const unreadable = apps.data?.unreadable ?? 0
  return [
    ...(apps.error ? [`Apps not searched: ${apps.error.message}`] : []),
    ...(unreadable > 0 ? [`${counted(unreadable, 'app')} can’t be shown.`] : []),
    ...(found?.error ? [`Tasks and submissions not searched: ${found.error.message}`] : []),
    ...(found?.data?.failures ?? []),
  ]
}
