import * as z from 'zod/mini'
import { hasWordsOf } from '../search-words'
import type { PlacedApp } from './app'

/**
 * Tens of thousands of apps without saying any name twice: a space names its organization, and an app its space, by
 * place in the list.
 */
export const compactAppsSchema = z.object({
  organizations: z.array(z.string()),
  spaces: z.array(z.tuple([z.string(), z.number()])),
  apps: z.array(z.tuple([z.string(), z.string(), z.number()])),
  /** How many more there are that could not be read. */
  unreadable: z.number(),
})

export type CompactApps = z.infer<typeof compactAppsSchema>

/** An app as a picker shows it. */
export type ListedApp = { guid: string; name: string; space: string; organization: string; isRecent: boolean }

/** The apps in their order, each name once. */
export function compactApps(apps: readonly PlacedApp[], unreadable: number): CompactApps {
  const organizations = new Map<string, number>()
  const spaces = new Map<string, { at: number; name: string; organization: number }>()
  const list = apps.map(({ guid, name, space, organization }): [string, string, number] => {
    const known = spaces.get(space.guid)
    if (known) return [guid, name, known.at]
    const at = organizations.get(organization.name) ?? organizations.size
    organizations.set(organization.name, at)
    spaces.set(space.guid, { at: spaces.size, name: space.name, organization: at })
    return [guid, name, spaces.size - 1]
  })
  return {
    organizations: [...organizations.keys()],
    spaces: [...spaces.values()].map(({ name, organization }) => [name, organization]),
    apps: list,
    unreadable,
  }
}

/** The apps that have each word of a search somewhere in their name or in that of their space or organization. */
export function findApps(apps: readonly PlacedApp[], search: string): PlacedApp[] {
  const isFound = hasWordsOf(search)
  return apps.filter(({ name, space, organization }) =>
    isFound(`${name} ${organization.name} / ${space.name}`.toLowerCase()),
  )
}

/** The apps again: the recent ones first, in the order of `recent`, then the others in their own. */
export function expandApps(
  { organizations, spaces, apps }: CompactApps,
  recent: readonly string[],
): ListedApp[] {
  const rank = new Map(recent.map((guid, at) => [guid, at]))
  const first: ListedApp[] = []
  const others: ListedApp[] = []
  for (const [guid, name, at] of apps) {
    const [space = '', organization = -1] = spaces[at] ?? []
    const place = rank.get(guid)
    const app = {
      guid,
      name,
      space,
      organization: organizations[organization] ?? '',
      isRecent: place !== undefined,
    }
    if (place === undefined) others.push(app)
    else first[place] = app
  }
  return [...first.filter((app) => app !== undefined), ...others]
}
