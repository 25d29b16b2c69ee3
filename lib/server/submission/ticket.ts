import 'server-only'
import { uuidv7 } from 'uuidv7'
import type { Ticket } from '@/lib/submission/submission'
import type { Session } from '../session/session'

const LIFE_MS = 24 * 60 * 60 * 1000
/** Replicas have clocks of their own. */
const CLOCK_SLACK_MS = 60_000

/** A new submission id, issued with a form or after a refusal; it names whose it is (P1). */
export function issueTicket(session: Session): Ticket {
  return { id: uuidv7(), user: ownerOf(session), foundation: session.foundation.origin }
}

/** Whether a ticket may be used by this session now: the same user and foundation, not older than a day. */
export function isUsable(ticket: Ticket, session: Session, now: number): boolean {
  const issuedAt = Number.parseInt(ticket.id.replace('-', '').slice(0, 12), 16)
  return (
    ticket.user === ownerOf(session) &&
    ticket.foundation === session.foundation.origin &&
    now - issuedAt < LIFE_MS &&
    issuedAt - now < CLOCK_SLACK_MS
  )
}

/** A user is `user_id` and origin, never the name (S46). */
function ownerOf(session: Session): string {
  return `${session.user.origin}/${session.user.id}`
}
