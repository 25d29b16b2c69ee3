import 'server-only'
import type { PlacedApp } from '@/lib/resources/app'
import { getApp } from '../cloud-controller/apps'
import { rememberApp, rememberedApp } from '../cloud-controller/remembered-apps'
import type { Database } from '../db/connection'
import type { Session } from '../session/session'
import { writePlace } from './journal/place'
import type { SubmissionRow } from './journal/row'

type Place = Pick<
  SubmissionRow,
  'appGuid' | 'appName' | 'spaceGuid' | 'spaceName' | 'organizationGuid' | 'organizationName'
>

/** Where the app is, as far as this session was told; names are empty otherwise. */
export function placeOfApp(session: Session, appGuid: string): Place {
  const app = rememberedApp(session, appGuid)
  return app
    ? placeOf(app)
    : { appGuid, appName: '', spaceGuid: '', spaceName: '', organizationGuid: '', organizationName: '' }
}

/** Completes a row whose names were not known at the press; a failure leaves them empty. */
export async function fillInPlace(db: Database, session: Session, row: SubmissionRow): Promise<void> {
  if (row.appName !== '') return
  const app = await getApp(session, row.appGuid)
  if (app.kind !== 'ok') return
  rememberApp(session, app.body)
  await writePlace(db, row.id, placeOf(app.body))
}

const placeOf = (app: PlacedApp): Place => ({
  appGuid: app.guid,
  appName: app.name,
  spaceGuid: app.space.guid,
  spaceName: app.space.name,
  organizationGuid: app.organization.guid,
  organizationName: app.organization.name,
})
