import 'server-only'
import { type AuditEvent, auditEventSchema } from '@/lib/resources/audit-event'
import type { Answer } from '../http/answer'
import type { Session } from '../session/session'
import type { Ask, SessionEnded } from './ask'
import { askPage, nothingIncluded } from './pages'

/** One page at its largest; what is older than its last event is not asked for. */
const MOST_EVENTS = 5_000
const TIMEOUT_MS = 15_000

type Asked = {
  /** `space_guids` or `organization_guids`: a binding's event has the binding as its target, so no app can be asked for. */
  of: { space_guids: string } | { organization_guids: string }
  types: readonly string[]
  /** Whole seconds, both counted. */
  from: string
  to: string
}

/** Audit events of a space or an organization, the newest first, at most 5000 of them; `isCut` where there are more. */
export async function listEventsOf(
  session: Session,
  { of, types, from, to }: Asked,
): Promise<Answer<{ events: AuditEvent[]; isCut: boolean }> | SessionEnded> {
  const query: Ask['query'] = {
    ...of,
    types: types.join(','),
    'created_ats[gte]': from,
    'created_ats[lte]': to,
    order_by: '-created_at',
    per_page: MOST_EVENTS,
  }
  const request = { path: '/v3/audit_events', query, timeoutMs: TIMEOUT_MS }
  const answer = await askPage(session, request, auditEventSchema, nothingIncluded)
  if (answer.kind !== 'ok') return answer
  const { resources, totalResults = 0 } = answer.body
  return { ...answer, body: { events: resources, isCut: totalResults > MOST_EVENTS } }
}
