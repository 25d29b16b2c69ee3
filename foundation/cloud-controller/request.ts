import type { Json } from '../http/json'
import type { QueryParameters } from '../http/query'
import type { Actor } from './actor'
import type { Answer } from './answer'
import type { CloudController } from './cloud-controller'

/** One request whose token and scope were found good and whose body could be read: what every endpoint begins with. */
export type ApiRequest = {
  cc: CloudController
  actor: Actor
  /** Values of the placeholders of the route, decoded. */
  path: Readonly<Record<string, string>>
  /** The path as sent, for the links of a list. */
  pathname: string
  query: QueryParameters
  /** What `params[:body]` is in the original: the body, or the content of its only-known key `body`. */
  body: Json
  /** Nothing was sent; to the Cloud Controller that is an empty object. */
  isEmpty: boolean
  /** Scheme and host as the client wrote it: links are built from it. */
  baseUrl: string
}

export type Endpoint = (request: ApiRequest) => Promise<Answer>
