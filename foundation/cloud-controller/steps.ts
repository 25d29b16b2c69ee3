import { Answer, type ApiRequest, type Endpoint } from './request'

type AnyStep = (context: never) => unknown
type Given<S> = S extends (context: never) => infer Gives
  ? Awaited<Gives> extends Answer | void
    ? unknown
    : Awaited<Gives>
  : never
type MissingHere<Needs> = { needsFromAnEarlierStep: Needs }
type InOrder<Steps extends readonly AnyStep[], Context> = Steps extends readonly [
  infer First extends AnyStep,
  ...infer Rest extends readonly AnyStep[],
]
  ? First extends (context: infer Needs) => unknown
    ? [Context] extends [Needs]
      ? readonly [First, ...InOrder<Rest, Context & Given<First>>]
      : readonly [MissingHere<Needs>, ...Rest]
    : never
  : readonly []

/**
 * An endpoint as the list of its steps, in the original's order. Each step gets what the request and the steps
 * before it gave, and gives more or throws one `ApiError`; the last one gives the `Answer`. A step that needs what
 * no earlier step gives does not compile.
 */
export function steps<const Steps extends readonly AnyStep[]>(
  ...list: Steps & InOrder<Steps, ApiRequest>
): Endpoint {
  return async (request) => {
    const context = { ...request }
    for (const step of list) {
      if (!holdsWhatIsNeeded(context)) break
      const given = await step(context)
      if (given instanceof Answer) return given
      Object.assign(context, given)
    }
    throw new Error('An endpoint ended without an answer')
  }
}

/** Holds because `InOrder` has compared each step's needs with what is there before it. */
function holdsWhatIsNeeded(_context: object): _context is never {
  return true
}
