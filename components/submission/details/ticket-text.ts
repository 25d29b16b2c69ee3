import type { SubmissionDetails } from '@/lib/queries/submission-details'
import { asTicket } from '@/lib/task-form/copies/as-ticket'

/** A submission's page as text for a ticket. */
export const ticketText = (details: SubmissionDetails): string =>
  asTicket({
    submission: details.submission,
    taskName: details.taskName,
    app: details.app,
    place: details.organization.name && `${details.organization.name} / ${details.space.name}`,
    userName: details.user.name,
    values: details.values,
  })
