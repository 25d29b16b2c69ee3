import 'server-only'
import * as z from 'zod'
import {
  appSchema,
  includedPlacesSchema,
  organizationSchema,
  type PlacedApp,
  placeApp,
  spaceSchema,
} from '@/lib/resources/app'
import { isGuid } from '@/lib/resources/guid'
import type { Answer } from '../http/answer'
import type { Session } from '../session/session'
import { ask, type SessionEnded } from './ask'
import { askAllPages } from './pages'

const includingPlaces = { include: 'space.organization' }

/** Every app the operator may read, with its space and organization, by name. */
export async function listApps(
  session: Session,
  signal?: AbortSignal,
): Promise<Answer<PlacedApp[]> | SessionEnded> {
  const query = { ...includingPlaces, order_by: 'name' }
  const answer = await askAllPages(
    session,
    { path: '/v3/apps', query, signal },
    appSchema,
    includedPlacesSchema,
  )
  if (answer.kind !== 'ok') return answer
  const places = {
    spaces: answer.body.included.flatMap((one) => one.spaces),
    organizations: answer.body.included.flatMap((one) => one.organizations),
  }
  const spaces = new Map(places.spaces.map((space) => [space.guid, space]))
  const organizations = new Map(places.organizations.map((organization) => [organization.guid, organization]))
  const apps = answer.body.resources.map((app) => {
    const space = spaces.get(app.relationships.space.data.guid)
    const organization = space && organizations.get(space.relationships.organization.data.guid)
    return placeApp(app, { spaces: space ? [space] : [], organizations: organization ? [organization] : [] })
  })
  return { ...answer, body: apps }
}

const appWithPlacesSchema = z.intersection(
  appSchema,
  z.object({ included: z.optional(includedPlacesSchema) }),
)

/** One app with its space and organization; refused with 404 where it is gone or not the operator's to see. */
export async function getApp(session: Session, guid: string): Promise<Answer<PlacedApp> | SessionEnded> {
  if (!isGuid(guid)) return notAGuid('App not found')
  const path = `/v3/apps/${guid}`
  const answer = await ask(session, { path, query: includingPlaces }, appWithPlacesSchema)
  if (answer.kind !== 'ok') return answer
  const { included, ...app } = answer.body
  const places = included?.spaces.length
    ? included
    : await placesOf(session, app.relationships.space.data.guid)
  return { ...answer, body: placeApp(app, places) }
}

/** For APIs that include nothing with a single app: two more reads; what fails leaves its name empty. */
async function placesOf(session: Session, spaceGuid: string): Promise<z.infer<typeof includedPlacesSchema>> {
  if (!isGuid(spaceGuid)) return { spaces: [], organizations: [] }
  const space = await ask(session, { path: `/v3/spaces/${spaceGuid}` }, spaceSchema)
  if (space.kind !== 'ok') return { spaces: [], organizations: [] }
  const organizationGuid = space.body.relationships.organization.data.guid
  if (!isGuid(organizationGuid)) return { spaces: [space.body], organizations: [] }
  const organization = await ask(
    session,
    { path: `/v3/organizations/${organizationGuid}` },
    organizationSchema,
  )
  return { spaces: [space.body], organizations: organization.kind === 'ok' ? [organization.body] : [] }
}

/** A text that can't be a guid is not sent; it gets the answer that the API would give. app/controllers/v3 */
export function notAGuid(detail: string): Extract<Answer<never>, { kind: 'refused' }> {
  return { kind: 'refused', status: 404, errors: [{ code: 10010, title: 'CF-ResourceNotFound', detail }] }
}
