import 'server-only'
import type { PlacedApp } from '@/lib/resources/app'
import { getApp } from '../cloud-controller/apps'
import type { Services } from '../services'
import type { Session } from '../session/session'
import { writePlace } from './journal/place'
import type { SubmissionRow } from './journal/row'

type Place = Pick<
  SubmissionRow,
  'appGuid' | 'appName' | 'spaceGuid' | 'spaceName' | 'organizationGuid' | 'organizationName'
>

const MOST_PLACES = 2_000

/** Keeps where an app is, as this session was told: the journal needs it without a request before each press. */
export function rememberPlace(services: Services, session: Session, app: PlacedApp): void {
  const key = `${session.id} ${app.guid}`
  services.places.delete(key)
  services.places.set(key, app)
  const oldest = services.places.keys().next()
  if (services.places.size > MOST_PLACES && !oldest.done) services.places.delete(oldest.value)
}

/** An app as this session was told of it. */
export const rememberedApp = (services: Services, session: Session, appGuid: string): PlacedApp | undefined =>
  services.places.get(`${session.id} ${appGuid}`)

/** Where the app is, as far as this session was told; names are empty otherwise. */
export function rememberedPlace(services: Services, session: Session, appGuid: string): Place {
  const app = rememberedApp(services, session, appGuid)
  return app
    ? placeOf(app)
    : { appGuid, appName: '', spaceGuid: '', spaceName: '', organizationGuid: '', organizationName: '' }
}

/** Completes a row whose names were not known at the press; a failure leaves them empty. */
export async function fillInPlace(services: Services, session: Session, row: SubmissionRow): Promise<void> {
  if (row.appName !== '') return
  const app = await getApp(session, row.appGuid)
  if (app.kind !== 'ok') return
  rememberPlace(services, session, app.body)
  await writePlace(services.database.db, row.id, placeOf(app.body))
}

const placeOf = (app: PlacedApp): Place => ({
  appGuid: app.guid,
  appName: app.name,
  spaceGuid: app.space.guid,
  spaceName: app.space.name,
  organizationGuid: app.organization.guid,
  organizationName: app.organization.name,
})
