import 'server-only'
import type { Ticket } from '@/lib/resources/submission'
import { toRequestText } from '@/lib/task-form/request'
import { emptyValues, formShape, isGiven, type TaskFormValues } from '@/lib/task-form/values'
import type { Services } from '../services'
import type { Session } from '../session/session'
import type { NewSubmission } from './journal/open'
import { rememberedPlace } from './place'
import { storable } from './storable'

/** The row of checked values, with the body exactly as it will be sent, our label included (P3, P14). */
export function prepare(
  services: Services,
  session: Session,
  { ticket, values, resends }: { ticket: Ticket; values: TaskFormValues; resends?: string },
): NewSubmission {
  const key = services.config.submissionLabel
  return {
    ...rowOf(services, session, ticket, values),
    form: JSON.stringify(values),
    body: toRequestText(values, key === '' ? undefined : { key, value: ticket.id }),
    labelKey: key === '' ? null : key,
    resends: resends ?? null,
  }
}

/** The row of values that our own rules refuse: recorded as far as they can be read, with nothing to send. */
export function prepareInvalid(
  services: Services,
  session: Session,
  ticket: Ticket,
  values: unknown,
): NewSubmission {
  const read = formShape.safeParse(values)
  const row = rowOf(services, session, ticket, read.success ? read.data : emptyValues(appOf(values)))
  return { ...row, form: JSON.stringify(values ?? null), body: '', labelKey: null, resends: null }
}

function rowOf(services: Services, session: Session, ticket: Ticket, values: TaskFormValues) {
  return {
    id: ticket.id,
    foundation: session.foundation.origin,
    userId: session.user.id,
    userName: session.user.name,
    userOrigin: session.user.origin,
    ...rememberedPlace(services, session, storable(values.app)),
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
