import * as z from 'zod/mini'
import { apiErrorSchema } from '../resources/api-error'
import { taskSchema } from '../resources/task'
import { problemSchema } from '../task-form/problem'
import { toldCauseSchema } from './cause'
import { DOUBTS, isOpen, maySendAgain, type OpenOutcome, OUTCOMES } from './outcome'

/** What the server issues with a form: the id under which its press is recorded, and whose it is (P1). */
export const ticketSchema = z.strictObject({
  id: z.uuidv7(),
  user: z.string(),
  foundation: z.string(),
})

export type Ticket = z.infer<typeof ticketSchema>

/** A task without our label that may be the one a submission asked for: made since, of the same name. */
export const candidateSchema = z.object({ guid: z.string(), name: z.string(), created_at: z.string() })

export type Candidate = z.infer<typeof candidateSchema>

/** The steps of one submission as the page shows them; instants are ISO 8601 with milliseconds. */
export const submissionSchema = z.object({
  id: z.string(),
  outcome: z.enum(OUTCOMES),
  labelKey: z.nullable(z.string()),
  recordedAt: z.string(),
  sentAt: z.nullable(z.string()),
  answeredAt: z.nullable(z.string()),
  settledAt: z.nullable(z.string()),
  status: z.nullable(z.number()),
  requestId: z.nullable(z.string()),
  cause: z.nullable(toldCauseSchema),
  errors: z.array(apiErrorSchema),
  looks: z.number(),
  lookedAt: z.nullable(z.string()),
  /** When it was looked for: the first looks. */
  lookedAts: z.array(z.string()),
  lookProblem: z.nullable(z.string()),
  nextLookAt: z.nullable(z.string()),
  doubt: z.nullable(z.enum(DOUBTS)),
  candidates: z.array(candidateSchema),
  taskGuid: z.nullable(z.string()),
  otherTaskGuids: z.array(z.string()),
  /** The submission that this one was sent again for. */
  resends: z.nullable(z.string()),
})

export type SubmissionRecord = z.infer<typeof submissionSchema>

/** Why the console itself did not send: nothing reached the API. */
const notSentReasonSchema = z.enum([
  'open-the-form-again',
  'reload-to-continue',
  'not-recorded',
  'not-sent',
  'sign-in-renewed',
  'sign-in-refused',
])

export type NotSentReason = z.infer<typeof notSentReasonSchema>

const outcomeOfOne = { submission: submissionSchema }

/** What became of one press of `Create task`. The same value answers the action and the read route. */
export const submissionResultSchema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('accepted'),
    ...outcomeOfOne,
    task: z.nullable(taskSchema),
    /** Whether what was typed since the first press of this id differs from what was sent. */
    wasChanged: z.boolean(),
    /** The id for another task like this one. */
    next: ticketSchema,
  }),
  z.object({
    outcome: z.literal('rejected'),
    submission: z.nullable(submissionSchema),
    reason: z.nullable(notSentReasonSchema),
    problems: z.array(problemSchema),
    retryAfterMs: z.nullable(z.number()),
    /** The id for the next press; null where the form must be opened again. */
    next: z.nullable(ticketSchema),
  }),
  /** Open outcomes bring the id of a new form, for whoever does not want to wait. */
  z.object({ outcome: z.literal('sending'), ...outcomeOfOne, next: ticketSchema }),
  z.object({
    outcome: z.literal('unknown'),
    ...outcomeOfOne,
    /** When looks will have decided at the latest, as long as the API answers them; null where that can't be said. */
    settledBy: z.nullable(z.string()),
    next: ticketSchema,
  }),
  z.object({ outcome: z.literal('lost'), ...outcomeOfOne, next: ticketSchema }),
  z.object({ outcome: z.literal('invalid'), problems: z.array(problemSchema), next: ticketSchema }),
  /** `wasRefused`: the press was sent and the API refused its sign-in, so the next one needs another id (F53). */
  z.object({ outcome: z.literal('signed-out'), wasRefused: z.optional(z.boolean()) }),
])

export type SubmissionResult = z.infer<typeof submissionResultSchema>

type Of<O extends SubmissionResult['outcome']> = Extract<SubmissionResult, { outcome: O }>

/** Outcomes that may still become another one: the page goes on asking. */
type OpenResult = Of<OpenOutcome>

/** Whether the outcome may still become another one. */
export const isOpenResult = (result: SubmissionResult): result is OpenResult =>
  result.outcome !== 'invalid' && result.outcome !== 'signed-out' && isOpen(result.outcome)

/** It surely did not arrive, or it can't be found out whether it did: the form is there, and so is sending again. */
export type AskingResult = Of<'unknown' | 'lost'>

/** Whether the operator may decide to send it again. */
export const asksToSendAgain = (result: SubmissionResult): result is AskingResult =>
  isOpenResult(result) && maySendAgain({ outcome: result.outcome, doubt: result.submission.doubt })

/** The outcomes that replace the form: the task, or the search for it. */
export type ShownResult = Of<'accepted' | 'sending' | 'unknown'>

/** Whether the outcome stands where the form was. Of two tasks for one submission the operator is told over the form. */
export function replacesForm(result: SubmissionResult | undefined): result is ShownResult {
  if (result?.outcome === 'accepted') return !hasTwoTasks(result)
  return result !== undefined && isOpenResult(result) && !asksToSendAgain(result)
}

/** Whether more than one task carries the submission's id, which should never be. */
export const hasTwoTasks = (result: SubmissionResult): result is Of<'accepted'> =>
  result.outcome === 'accepted' && result.submission.otherTaskGuids.length > 0
