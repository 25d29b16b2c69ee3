/**
 * Every refusal of the API by the name that config/v2.yml of cloud_controller_ng gives it: status, code and text.
 * `%s` is replaced by the arguments in their order.
 */
const ERRORS = {
  InvalidAuthToken: { status: 401, code: 1000, text: 'Invalid Auth Token' },
  MessageParseError: { status: 400, code: 1001, text: 'Request invalid due to parse error: %s' },
  NotFound: { status: 404, code: 10000, text: 'Unknown request' },
  UnknownError: { status: 500, code: 10001, text: 'An unknown error occurred.' },
  NotAuthenticated: { status: 401, code: 10002, text: 'Authentication error' },
  NotAuthorized: {
    status: 403,
    code: 10003,
    text: 'You are not authorized to perform the requested action',
  },
  InvalidRequest: { status: 400, code: 10004, text: 'The request is invalid' },
  BadQueryParameter: { status: 400, code: 10005, text: 'The query parameter is invalid: %s' },
  UnprocessableEntity: { status: 422, code: 10008, text: '%s' },
  ResourceNotFound: { status: 404, code: 10010, text: '%s' },
  RateLimitExceeded: { status: 429, code: 10013, text: 'Rate Limit Exceeded' },
  IPBasedRateLimitExceeded: {
    status: 429,
    code: 10014,
    text: 'Rate Limit Exceeded: Unauthenticated requests from this IP address have exceeded the limit. Please log in.',
  },
  OrgSuspended: { status: 403, code: 10017, text: 'The organization is suspended' },
  SpaceSuspended: { status: 403, code: 10019, text: 'The space is suspended' },
  ResourceBeingDeleted: { status: 422, code: 10020, text: 'The %s is being deleted' },
  TaskError: { status: 500, code: 170019, text: 'Task failed: %s' },
  TaskWorkersUnavailable: { status: 503, code: 170020, text: 'Task workers are unavailable: %s' },
  FeatureDisabled: { status: 403, code: 330002, text: 'Feature Disabled: %s' },
  ProcessNotFound: { status: 404, code: 350003, text: 'The process could not be found: %s' },
  LabelLimitExceeded: {
    status: 422,
    code: 390020,
    text: 'Failed to add %s labels because it would exceed maximum of %s',
  },
  AnnotationLimitExceeded: {
    status: 422,
    code: 390023,
    text: 'Failed to add %s annotations because it would exceed maximum of %s',
  },
} as const

export type ErrorName = keyof typeof ERRORS

/** One refusal, thrown by a step of an endpoint and written out by `write-answer.ts`. */
export class ApiError extends Error {
  readonly status: number
  readonly code: number
  readonly title: string

  constructor(
    readonly error: ErrorName,
    ...texts: string[]
  ) {
    const { status, code, text } = ERRORS[error]
    const rest = [...texts]
    super(text.replace(/%s/g, () => rest.shift() ?? ''))
    this.status = status
    this.code = code
    this.title = error === 'UnknownError' ? error : `CF-${error}`
  }
}

/** 422 with the messages of one stage joined, as `errors.full_messages` is. */
export function unprocessable(...messages: string[]): ApiError {
  return new ApiError('UnprocessableEntity', messages.join(', '))
}

/** 404 in the words of the resource, such as `App not found`. */
export function notFound(resource: string): ApiError {
  return new ApiError('ResourceNotFound', `${resource} not found`)
}

/** SQLSTATE of a failed query, which drizzle wraps; undefined for any other failure. */
export function sqlState(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  return 'cause' in error ? sqlState(error.cause) : undefined
}

export const UNIQUE_VIOLATION = '23505'

/** A NUL in text, which the original's database refuses too: nothing to look into. */
const NUL_IN_TEXT = '22021'

/** One line for an error nobody foresaw: where it came from, and nothing of what was sent. */
export function logUnknown(error: unknown): void {
  const state = sqlState(error)
  if (state === NUL_IN_TEXT) return
  const [frame = ''] =
    (error instanceof Error ? (error.stack ?? '') : '').match(/^ +at .*foundation.*$/m) ?? []
  const kind = error instanceof Error ? error.name : typeof error
  console.error(`unforeseen ${kind}${state === undefined ? '' : ` (${state})`}${frame.replace(/^ +/, ' ')}`)
}
