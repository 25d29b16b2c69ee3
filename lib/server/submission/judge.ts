import 'server-only'
import type { ApiError } from '@/lib/resources/api-error'
import { provenTaskSchema } from '@/lib/resources/proven-task'
import { appGuidOf, type Task } from '@/lib/resources/task'
import { type Cause, causeOf } from '@/lib/submission/cause'
import { type Answer, readAnswer } from '../http/answer'
import type { NotSentCause, Reply } from '../http/send'

/** What one reply means for a submission (P7 to P10). `unknown` keeps whatever the API said. */
export type Judgement = { status?: number; requestId?: string; errors: ApiError[]; cause?: Cause } & (
  | { outcome: 'accepted'; task: Task; hasOurLabel: boolean }
  | { outcome: 'rejected'; retryAfterMs?: number }
  | { outcome: 'unknown' }
)

/** Statuses below 500 that middle boxes write while the request may go on behind them. */
const AMBIGUOUS_STATUSES: readonly number[] = [408, 499]

/** The CF router's word that no API was behind the address: the request ended there. x_cf_routererror of gorouter */
const NOWHERE: readonly string[] = ['unknown_route', 'no_endpoints']

/**
 * Decides the outcome of a submission from the reply to its one request. `accepted` needs a task of this app that
 * carries our id, or no submission id at all (the foundation then keeps no labels); `rejected` needs proof that
 * nothing was sent or the API's own error document with 4xx; everything else is `unknown`. Never throws.
 */
export function judge(
  reply: Reply,
  sent: { appGuid: string; label?: { key: string; id: string } },
): Judgement {
  if (reply.kind === 'not-sent') return notSent(reply)
  if (reply.kind === 'no-answer') return noAnswer(reply)
  const routerError = reply.headers['x-cf-routererror']
  if (routerError !== undefined && NOWHERE.includes(routerError))
    return {
      outcome: 'rejected',
      status: reply.status,
      errors: [],
      cause: causeOf('no-api-there', routerError),
    }
  const answer = readAnswer(reply, provenTaskSchema)
  switch (answer.kind) {
    case 'ok':
      return judgeTask(answer.body, answer, sent)
    case 'refused': {
      const { status, requestId, errors, retryAfterMs } = answer
      if (status >= 500 || AMBIGUOUS_STATUSES.includes(status))
        return {
          outcome: 'unknown',
          status,
          requestId,
          errors,
          cause: causeOf('answer-says-nothing', `HTTP ${status}`),
        }
      return { outcome: 'rejected', status, requestId, errors, retryAfterMs }
    }
    case 'not-sent':
      return notSent(answer)
    case 'no-answer':
      return noAnswer(answer)
  }
}

const NOT_SENT: Record<NotSentCause, Cause['what']> = {
  dns: 'name-not-found',
  connection: 'no-connection',
  tls: 'no-trusted-connection',
  timeout: 'no-connection-in-time',
  'too-late': 'too-late',
  'api-away': 'api-away',
  'too-many-requests': 'too-many-requests',
  'sign-in-not-renewed': 'sign-in-not-renewed',
}
type NoAnswer = Extract<Answer<unknown>, { kind: 'no-answer' }>

const NO_ANSWER: Record<NoAnswer['cause'], Cause['what']> = {
  timeout: 'no-answer-in-time',
  'connection-lost': 'closed-before-an-answer',
  'too-large': 'answer-too-large',
  unreadable: 'answer-unreadable',
  'not-the-api': 'answer-not-the-apis',
}

const notSent = (reply: Extract<Answer<unknown>, { kind: 'not-sent' }>): Judgement => ({
  outcome: 'rejected',
  errors: [],
  cause: { what: NOT_SENT[reply.cause], detail: reply.detail, code: reply.code ?? null },
})

const noAnswer = (reply: NoAnswer): Judgement => ({
  outcome: 'unknown',
  status: reply.status,
  requestId: reply.requestId,
  errors: [],
  cause: { what: NO_ANSWER[reply.cause], detail: reply.detail, code: reply.code ?? null },
})

function judgeTask(
  task: Task,
  { status, requestId }: { status: number; requestId?: string },
  { appGuid, label }: { appGuid: string; label?: { key: string; id: string } },
): Judgement {
  const foundId = label && task.metadata.labels[label.key]
  const isOurs = appGuidOf(task) === appGuid && (!foundId || foundId === label?.id)
  if (!isOurs)
    return {
      outcome: 'unknown',
      status,
      requestId,
      errors: [],
      cause: causeOf('answer-of-another-task'),
    }
  return { outcome: 'accepted', status, requestId, errors: [], task, hasOurLabel: foundId !== undefined }
}
