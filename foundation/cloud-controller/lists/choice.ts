import type { QueryParameters } from '../../http/query'
import { ApiError, unprocessable } from '../errors'
import { arrayOf } from './array-parameter'

/** What may be asked to come along: resources beside the answer (`include`) or within it (`embed`). */
export type Choice = { parameter: 'include' | 'embed'; valid: readonly string[] }

/** What was asked to come along, in the order of the request. */
export function chosen(query: QueryParameters, parameter: Choice['parameter']): string[] {
  const wanted = query.get(parameter)
  return wanted === undefined ? [] : arrayOf(wanted)
}

/** What is wrong with it. `IncludeParamValidator` and `EmbedParamValidator` of app/messages/base_message.rb */
export function choiceMessages(query: QueryParameters, { parameter, valid }: Choice): string[] {
  const word = parameter === 'include' ? 'included' : 'embedded'
  const seen = new Map<string, number>()
  return chosen(query, parameter).flatMap((name) => {
    if (!valid.includes(name)) {
      return [`Invalid ${word} resource: '${name}'. Valid ${word} resources are: '${valid.join("', '")}'`]
    }
    seen.set(name, (seen.get(name) ?? 0) + 1)
    return seen.get(name) === 2 ? [`Duplicate ${word} resource: '${name}'`] : []
  })
}

/** The parameters that a message does not know, in one sentence. `NoAdditionalParamsValidator` */
export function unknownParameters(query: QueryParameters, known: readonly string[]): string[] {
  const unknown = [...query.keys()].filter((name) => !known.includes(name))
  if (unknown.length === 0) return []
  return [
    `Unknown query parameter(s): '${unknown.join("', '")}'. Valid parameters are: '${known.join("', '")}'`,
  ]
}

/**
 * What a request for one resource wants to come along. Anything else in the query, and what can't come along, is 400,
 * with roles 422. app/messages/app_show_message.rb and siblings
 */
export function chosenForOne(
  query: QueryParameters,
  choice: Choice,
  refusal: 'BadQueryParameter' | 'UnprocessableEntity' = 'BadQueryParameter',
): string[] {
  const messages = [...unknownParameters(query, [choice.parameter]), ...choiceMessages(query, choice)]
  if (messages.length === 0) return chosen(query, choice.parameter)
  if (refusal === 'UnprocessableEntity') throw unprocessable(...messages)
  throw new ApiError(refusal, messages.join(', '))
}
