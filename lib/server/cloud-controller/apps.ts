import 'server-only'
import * as z from 'zod'
import {
  type App,
  appSchema,
  includedPlacesSchema,
  organizationSchema,
  type PlacedApp,
  type Places,
  placeApp,
  spaceSchema,
} from '@/lib/resources/app'
import { isGuid } from '@/lib/resources/fact'
import type { Prefill } from '@/lib/task-form/fill'
import type { Answer } from '../http/answer'
import type { Session } from '../session/session'
import { ask, notFound, type SessionEnded } from './ask'
import { askAllPages } from './pages'

const includingPlaces = { include: 'space.organization' }

/** Apps with where they are, and the guids of those that could not be read ('' where not even that could be). */
type AppList = { apps: PlacedApp[]; unreadable: string[] }

/** Every app the operator may read, with its space and organization; by organization, space and name. */
export async function listApps(
  session: Session,
  signal?: AbortSignal,
): Promise<Answer<AppList> | SessionEnded> {
  const answer = await listPlaced(session, {}, signal)
  if (answer.kind !== 'ok') return answer
  const { apps, unreadable } = answer.body
  return { ...answer, body: { apps: sortByPlace(apps), unreadable } }
}

const inOrder = new Intl.Collator('en', { numeric: true }).compare

/** Spaces first, then the apps within: comparing names is slow, and there are tens of thousands of apps. */
function sortByPlace(apps: readonly PlacedApp[]): PlacedApp[] {
  const bySpace = new Map<string, [PlacedApp, ...PlacedApp[]]>()
  for (const app of apps) {
    const others = bySpace.get(app.space.guid)
    if (others) others.push(app)
    else bySpace.set(app.space.guid, [app])
  }
  return [...bySpace.values()]
    .sort(
      ([a], [b]) => inOrder(a.organization.name, b.organization.name) || inOrder(a.space.name, b.space.name),
    )
    .flatMap((all) => all.sort((a, b) => inOrder(a.name, b.name)))
}

/** The apps of these guids (at most 100), as far as the operator may read them. */
export async function listAppsByGuid(
  session: Session,
  guids: readonly string[],
): Promise<Answer<PlacedApp[]> | SessionEnded> {
  const answer = await listPlaced(session, { guids: guids.filter(isGuid).slice(0, 100).join(',') })
  return answer.kind === 'ok' ? { ...answer, body: answer.body.apps } : answer
}

/** The apps of this name, as far as the operator may read them: of any space and organization. */
async function listAppsByName(session: Session, name: string): Promise<Answer<PlacedApp[]> | SessionEnded> {
  // The API splits at commas: what is asked for may be several, what is given back is this one.
  const answer = await listPlaced(session, { names: name })
  if (answer.kind !== 'ok') return answer
  return { ...answer, body: answer.body.apps.filter((app) => app.name === name) }
}

async function listPlaced(
  session: Session,
  query: Record<string, string>,
  signal?: AbortSignal,
): Promise<Answer<AppList> | SessionEnded> {
  const request = { path: '/v3/apps', query: { ...includingPlaces, ...query }, signal }
  const answer = await askAllPages(session, request, appSchema, includedPlacesSchema)
  if (answer.kind !== 'ok') return answer
  const spaces = byGuid(answer.body.included.flatMap((one) => one.spaces))
  const organizations = byGuid(answer.body.included.flatMap((one) => one.organizations))
  const apps = answer.body.resources.map((app) => {
    const space = spaces.get(app.relationships.space.data.guid)
    const organization = space && organizations.get(space.relationships.organization.data.guid)
    return placeApp(app, { space, organization })
  })
  return { ...answer, body: { apps, unreadable: answer.body.unreadable } }
}

const byGuid = <T extends { guid: string }>(all: readonly T[]) => new Map(all.map((one) => [one.guid, one]))

const appWithPlacesSchema = z.intersection(
  appSchema,
  z.object({ included: z.optional(includedPlacesSchema).catch(undefined) }),
)

/** One app with its space and organization; refused with 404 where it is gone or not the operator's to see. */
export async function getApp(session: Session, guid: string): Promise<Answer<PlacedApp> | SessionEnded> {
  const answer = await getAppWithPlaces(session, guid)
  if (answer.kind !== 'ok') return answer
  return { ...answer, body: placeApp(answer.body.app, answer.body.places) }
}

/** The same with all that the API says of space and organization, as far as it could be read. */
export async function getAppWithPlaces(
  session: Session,
  guid: string,
  signal?: AbortSignal,
): Promise<Answer<{ app: App; places: Places }> | SessionEnded> {
  if (!isGuid(guid)) return notFound('App not found')
  const request = { path: `/v3/apps/${guid}`, query: includingPlaces, signal }
  const answer = await ask(session, request, appWithPlacesSchema)
  if (answer.kind !== 'ok') return answer
  const { included, ...app } = answer.body
  const [space] = included?.spaces ?? []
  const [organization] = included?.organizations ?? []
  const places = space
    ? { space, organization }
    : await placesOf(session, app.relationships.space.data.guid, signal)
  return { ...answer, body: { app, places } }
}

const appPermissionsSchema = z.object({ read_basic_data: z.boolean(), read_sensitive_data: z.boolean() })

/** What the API itself says the operator may read of an app. Korifi has no such route. */
export async function getAppPermissions(
  session: Session,
  guid: string,
): Promise<Answer<z.infer<typeof appPermissionsSchema>> | SessionEnded> {
  if (!isGuid(guid)) return notFound('App not found')
  return ask(session, { path: `/v3/apps/${guid}/permissions` }, appPermissionsSchema)
}

/** For APIs that include nothing with a single app: two more reads; what fails leaves its name empty. */
async function placesOf(session: Session, spaceGuid: string, signal?: AbortSignal): Promise<Places> {
  if (!isGuid(spaceGuid)) return {}
  const space = await ask(session, { path: `/v3/spaces/${spaceGuid}`, signal }, spaceSchema)
  if (space.kind !== 'ok') return {}
  const organizationGuid = space.body.relationships.organization.data.guid
  if (!isGuid(organizationGuid)) return { space: space.body }
  const organization = await ask(
    session,
    { path: `/v3/organizations/${organizationGuid}`, signal },
    organizationSchema,
  )
  return { space: space.body, organization: organization.kind === 'ok' ? organization.body : undefined }
}

/** Guids of the Cloud Controller and of Korifi; anything else that a link calls `app` is looked for as a name first. */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * The guid of the app that an address names, by guid or by name, with `space` and `org` where several have the name.
 * Without one and only one such app the guid is '' and `why` says in words what to do.
 */
export async function findLinkedApp(
  session: Session,
  { values: { app: wanted }, place }: Prefill,
): Promise<{ guid: string; why?: string }> {
  if (wanted === '' || UUID.test(wanted)) return { guid: wanted }
  const found = await listAppsByName(session, wanted)
  if (found.kind !== 'ok') return { guid: '', why: 'the apps could not be read' }
  const here = found.body.filter(
    ({ space, organization }) =>
      (place.space ?? space.name) === space.name &&
      (place.organization ?? organization.name) === organization.name,
  )
  const [only] = here
  if (only && here.length === 1) return { guid: only.guid }
  if (only) return { guid: '', why: `${here.length} apps have this name. Add space and org to the link.` }
  if (found.body.length > 0) return { guid: '', why: 'none of this name in that space' }
  // A guid of another form, perhaps; it is never more than asked for.
  return isGuid(wanted) ? { guid: wanted } : { guid: '', why: 'none of this name that you may see' }
}
