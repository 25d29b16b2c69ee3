import 'server-only'
import * as z from 'zod'
import {
  appSchema,
  includedPlacesSchema,
  organizationSchema,
  type PlacedApp,
  type Places,
  placeApp,
  spaceSchema,
} from '@/lib/resources/app'
import { isGuid } from '@/lib/resources/guid'
import type { Answer } from '../http/answer'
import type { Session } from '../session/session'
import { ask, type SessionEnded } from './ask'
import { notFound } from './not-found'
import { askAllPages } from './pages'

const includingPlaces = { include: 'space.organization' }

/** Every app the operator may read, with its space and organization, by name. */
export function listApps(
  session: Session,
  signal?: AbortSignal,
): Promise<Answer<PlacedApp[]> | SessionEnded> {
  return listPlaced(session, { order_by: 'name' }, signal)
}

/** The apps of these guids (at most 100), as far as the operator may read them. */
export function listAppsByGuid(
  session: Session,
  guids: readonly string[],
): Promise<Answer<PlacedApp[]> | SessionEnded> {
  return listPlaced(session, { guids: guids.filter(isGuid).slice(0, 100).join(',') })
}

async function listPlaced(
  session: Session,
  query: Record<string, string>,
  signal?: AbortSignal,
): Promise<Answer<PlacedApp[]> | SessionEnded> {
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
  return { ...answer, body: apps }
}

const byGuid = <T extends { guid: string }>(all: readonly T[]) => new Map(all.map((one) => [one.guid, one]))

const appWithPlacesSchema = z.intersection(
  appSchema,
  z.object({ included: z.optional(includedPlacesSchema) }),
)

/** One app with its space and organization; refused with 404 where it is gone or not the operator's to see. */
export async function getApp(session: Session, guid: string): Promise<Answer<PlacedApp> | SessionEnded> {
  if (!isGuid(guid)) return notFound('App not found')
  const path = `/v3/apps/${guid}`
  const answer = await ask(session, { path, query: includingPlaces }, appWithPlacesSchema)
  if (answer.kind !== 'ok') return answer
  const { included, ...app } = answer.body
  const [space] = included?.spaces ?? []
  const [organization] = included?.organizations ?? []
  const places = space ? { space, organization } : await placesOf(session, app.relationships.space.data.guid)
  return { ...answer, body: placeApp(app, places) }
}

/** For APIs that include nothing with a single app: two more reads; what fails leaves its name empty. */
async function placesOf(session: Session, spaceGuid: string): Promise<Places> {
  if (!isGuid(spaceGuid)) return {}
  const space = await ask(session, { path: `/v3/spaces/${spaceGuid}` }, spaceSchema)
  if (space.kind !== 'ok') return {}
  const organizationGuid = space.body.relationships.organization.data.guid
  if (!isGuid(organizationGuid)) return { space: space.body }
  const organization = await ask(
    session,
    { path: `/v3/organizations/${organizationGuid}` },
    organizationSchema,
  )
  return { space: space.body, organization: organization.kind === 'ok' ? organization.body : undefined }
}
