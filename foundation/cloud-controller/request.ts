import type { Json } from '../http/json'
import type { Presented } from '../http/json-text'
import type { QueryParameters } from '../http/query'
import type { VerifiedToken } from '../uaa/accounts'
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

export type Route = readonly [method: string, pattern: string, endpoint: Endpoint]
export type PublicRoute = readonly [pattern: string, answer: (baseUrl: string) => Presented]

/** What an endpoint answers; without a body the answer is empty, as 204 and 202 with a job are. */
export class Answer {
  constructor(
    readonly status: number,
    readonly body?: Presented,
    readonly headers: Record<string, string> = {},
  ) {}
}

/** Who asks: what the token says, and nothing of the database. app/models/... Roles of lib/cloud_controller/roles.rb. */
export type Actor = {
  guid: string
  name: string
  email: string
  isAdmin: boolean
  isAdminReadOnly: boolean
  isGlobalAuditor: boolean
  mayReadAtAll: boolean
  mayWriteAtAll: boolean
}

/** The actor that a checked token stands for. lib/cloud_controller/roles.rb */
export function actorOf(token: VerifiedToken): Actor {
  const has = (scope: string) => token.scopes.includes(scope)
  const isAdmin = has('cloud_controller.admin')
  const isAdminReadOnly = has('cloud_controller.admin_read_only')
  const isGlobalAuditor = has('cloud_controller.global_auditor')
  return {
    guid: token.userGuid,
    name: token.userName,
    email: token.email,
    isAdmin,
    isAdminReadOnly,
    isGlobalAuditor,
    mayReadAtAll: isAdmin || isAdminReadOnly || isGlobalAuditor || has('cloud_controller.read'),
    mayWriteAtAll: isAdmin || has('cloud_controller.write'),
  }
}
