import * as z from 'zod/mini'
import { hasWordsOf } from '../words'
import { fact, readableOf, textFact, toOneFact, toOneOrNoneFact } from './fact'

/** Where an app is: what the breadcrumb and the pickers show. Names are empty when the API did not tell them. */
export const placedAppSchema = z.object({
  guid: z.string(),
  name: z.string(),
  state: z.string(),
  /** Null where the API does not tell. */
  hasDroplet: z.nullable(z.boolean()),
  space: z.object({ guid: z.string(), name: z.string() }),
  organization: z.object({ guid: z.string(), name: z.string() }),
})

export type PlacedApp = z.infer<typeof placedAppSchema>

/** Older APIs have no `current_droplet` relationship. */
const appShape = z.object({
  guid: z.string(),
  name: textFact,
  state: textFact,
  relationships: fact(z.object({ space: toOneFact, current_droplet: toOneOrNoneFact }), {
    space: { data: { guid: '' } },
    current_droplet: undefined,
  }),
})

/** The fields of a v3 app that we read. What tells nothing but its guid is no app that could be shown. */
export const appSchema = appShape.check(z.refine(({ name, state }) => name !== '' || state !== ''))

export type App = z.infer<typeof appSchema>

/** The fields of a v3 space that we read. Not every API tells of a suspension or of a quota. */
export const spaceSchema = z.object({
  guid: z.string(),
  name: textFact,
  suspended: fact(z.boolean(), false),
  relationships: fact(z.object({ organization: toOneFact, quota: toOneOrNoneFact }), {
    organization: { data: { guid: '' } },
    quota: undefined,
  }),
})

/** The fields of a v3 organization that we read. */
export const organizationSchema = z.object({
  guid: z.string(),
  name: textFact,
  suspended: fact(z.boolean(), false),
  relationships: fact(z.object({ quota: toOneOrNoneFact }), { quota: undefined }),
})

/** Spaces and organizations that a list of apps brings with `include=space.organization`. */
export const includedPlacesSchema = z.object({
  spaces: readableOf(spaceSchema),
  organizations: readableOf(organizationSchema),
})

/** Where an app is, as far as the API told. */
export type Places = {
  space?: z.infer<typeof spaceSchema>
  organization?: z.infer<typeof organizationSchema>
}

const hasDroplet = ({ relationships: { current_droplet: current } }: App): boolean | null =>
  current === undefined ? null : current.data !== null

/** An app with the names of its space and organization. */
export function placeApp(app: App, { space, organization }: Places): PlacedApp {
  return {
    guid: app.guid,
    name: app.name,
    state: app.state,
    hasDroplet: hasDroplet(app),
    space: { guid: app.relationships.space.data.guid, name: space?.name ?? '' },
    organization: {
      guid: space?.relationships.organization.data.guid ?? '',
      name: organization?.name ?? '',
    },
  }
}

/**
 * Tens of thousands of apps without saying any name twice: a space names its organization, and an app its space, by
 * place in the list.
 */
export const compactAppsSchema = z.object({
  organizations: z.array(z.tuple([z.string(), z.string()])),
  spaces: z.array(z.tuple([z.string(), z.string(), z.number()])),
  apps: z.array(z.tuple([z.string(), z.string(), z.number()])),
  /** How many more there are that could not be read. */
  unreadable: z.number(),
})

type CompactApps = z.infer<typeof compactAppsSchema>

/** An app as a picker shows it. */
export type ListedApp = {
  guid: string
  name: string
  space: string
  spaceGuid: string
  organization: string
  organizationGuid: string
  isRecent: boolean
}

/** The apps in their order, each name once. */
export function compactApps(apps: readonly PlacedApp[], unreadable: number): CompactApps {
  const organizations = new Map<string, { at: number; name: string }>()
  const spaces = new Map<string, { at: number; name: string; organization: number }>()
  const list = apps.map(({ guid, name, space, organization }): [string, string, number] => {
    const known = spaces.get(space.guid)
    if (known) return [guid, name, known.at]
    const at = organizations.get(organization.guid)?.at ?? organizations.size
    organizations.set(organization.guid, { at, name: organization.name })
    spaces.set(space.guid, { at: spaces.size, name: space.name, organization: at })
    return [guid, name, spaces.size - 1]
  })
  return {
    organizations: [...organizations].map(([guid, { name }]) => [guid, name]),
    spaces: [...spaces].map(([guid, { name, organization }]) => [guid, name, organization]),
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
    const [spaceGuid = '', space = '', ofSpace = -1] = spaces[at] ?? []
    const [organizationGuid = '', organization = ''] = organizations[ofSpace] ?? []
    const place = rank.get(guid)
    const app = {
      guid,
      name,
      space,
      spaceGuid,
      organization,
      organizationGuid,
      isRecent: place !== undefined,
    }
    if (place === undefined) others.push(app)
    else first[place] = app
  }
  return [...first.filter((app) => app !== undefined), ...others]
}
