import 'server-only'
import type { PlacedApp } from '@/lib/resources/app'
import type { Ticket } from '@/lib/submission/submission'
import { emptyValues, formShape, isGiven, type TaskFormValues } from '@/lib/task-form/fields'
import { toRequestText } from '@/lib/task-form/request'
import { getApp } from '../cloud-controller/apps'
import { rememberApp, rememberedApp } from '../cloud-controller/kept-apps'
import type { Config } from '../config'
import type { Database } from '../db/connection'
import type { Session } from '../session/session'
import { writePlace } from './journal/known-later'
import type { NewSubmission } from './journal/open'
import { type SubmissionRow, storable } from './journal/row'

/** The row of checked values, with the body exactly as it will be sent, our label included (P3, P14). */
export function prepare(
  session: Session,
  { ticket, values, resends }: { ticket: Ticket; values: TaskFormValues; resends?: string },
  { submissionLabel: key }: Pick<Config, 'submissionLabel'>,
): NewSubmission {
  return {
    ...rowOf(session, ticket, values),
    form: JSON.stringify(values),
    body: toRequestText(values, key === '' ? undefined : { key, value: ticket.id }),
    labelKey: key === '' ? null : key,
    resends: resends ?? null,
  }
}

/** The row of values that our own rules refuse: recorded as far as they can be read, with nothing to send. */
export function prepareInvalid(session: Session, ticket: Ticket, values: unknown): NewSubmission {
  const read = formShape.safeParse(values)
  const row = rowOf(session, ticket, read.success ? read.data : emptyValues(appOf(values)))
  return { ...row, form: JSON.stringify(values ?? null), body: '', labelKey: null, resends: null }
}

function rowOf(session: Session, ticket: Ticket, values: TaskFormValues) {
  return {
    id: ticket.id,
    foundation: session.foundation.origin,
    userId: session.user.id,
    userName: session.user.name,
    userOrigin: session.user.origin,
    ...placeOfApp(session, storable(values.app)),
    taskName: storable(values.name),
    command: storable(values.command),
    labels: storable(
      values.labels
        .filter(isGiven)
        .map(({ key, value }) => `${key}=${value}`)
        .join('\n'),
    ),
  }
}

const appOf = (values: unknown): string =>
  typeof values === 'object' && values !== null && 'app' in values && typeof values.app === 'string'
    ? values.app
    : ''

type Place = Pick<
  SubmissionRow,
  'appGuid' | 'appName' | 'spaceGuid' | 'spaceName' | 'organizationGuid' | 'organizationName'
>

/** Where the app is, as far as this session was told; names are empty otherwise. */
function placeOfApp(session: Session, appGuid: string): Place {
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
