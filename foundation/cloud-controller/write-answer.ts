import type { Context } from 'hono'
import { jsonText } from '../http/json-text'
import { ApiError, logUnknown } from './errors'
import type { Dialect } from './profiles/profile'
import { Answer } from './request'
import { BrokenText, NotAcceptable } from './request-body'

const BROKEN_TEXT =
  "500 Internal Server Error\nIf you are the administrator of this website, then please read this web application's log file and/or the web server's log file to find out what went wrong."
const PLAIN_TEXT = 'text/plain; charset=utf-8'

type Writer = {
  answer(context: Context, answer: Answer): Response
  /** Whatever was thrown: a refusal in its own words, anything else as the unknown error, with a line for the log. */
  failure(context: Context, error: unknown): Response
}

/** Writes answers and refusals as one kind of foundation does. app/presenters/error_presenter.rb */
export function answerWriter(dialect: Dialect): Writer {
  const write = (context: Context, { status, body, headers }: Answer) => {
    for (const [name, value] of Object.entries(headers)) context.header(name, value)
    if (body === undefined) return new Response(null, { status, headers: context.res.headers })
    if (headers['content-type'] === undefined) context.header('content-type', dialect.contentType)
    return new Response(jsonText(body), { status, headers: context.res.headers })
  }
  return {
    answer: (context, answer) => write(context, dialect.answer(answer)),
    failure(context, error) {
      if (error instanceof BrokenText) return context.body(BROKEN_TEXT, 500, { 'content-type': PLAIN_TEXT })
      if (error instanceof NotAcceptable) {
        return context.body('', 406, { 'content-type': 'text/html; charset=utf-8' })
      }
      if (error instanceof ApiError && dialect.isOld(context.req.path))
        return write(context, oldAnswer(error))
      if (error instanceof ApiError)
        return write(context, errorAnswer(dialect.error(error), typeOfLimit(context, error)))
      logUnknown(error)
      return write(context, errorAnswer(new ApiError('UnknownError')))
    },
  }
}

/** The one error of an answer. The unknown one has its keys in another order. */
function errorAnswer(
  { error, status, code, title, message: detail }: ApiError,
  headers: Record<string, string> = {},
): Answer {
  const entry = error === 'UnknownError' ? { title, detail, code } : { detail, title, code }
  return new Answer(status, { errors: [entry] }, headers)
}

/** What is refused beyond a limit is written by middleware, with types of its own: rate_limiter, security_context_setter. */
function typeOfLimit({ res }: Context, { status }: ApiError): Record<string, string> {
  if (!res.headers.has('retry-after')) return {}
  return { 'content-type': status === 429 ? PLAIN_TEXT : 'application/json' }
}

/** What the API before v3 says, which has all addresses beside `/v3` and of which nothing else is here. */
function oldAnswer({ status, code, title, message: description }: ApiError): Answer {
  return new Answer(status, { description, error_code: title, code })
}
