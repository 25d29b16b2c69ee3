import 'server-only'
import type { Ticket } from '@/lib/submission/submission'
import { toRequestText } from '@/lib/task-form/request'
import { emptyValues, formShape, isGiven, type TaskFormValues } from '@/lib/task-form/values'
import type { Config } from '../config'
import type { Session } from '../session/session'
import type { NewSubmission } from './journal/open'
import { placeOfApp } from './place'
import { storable } from './storable'

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
