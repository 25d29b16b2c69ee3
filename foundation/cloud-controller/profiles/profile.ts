import type { Hono } from 'hono'
import type { Json } from '../../http/json'
import type { TaskEnd } from '../../runner/task'
import type { Verification } from '../../uaa/accounts'
import type { CloudControllerSettings } from '../cloud-controller'
import type { ApiError } from '../errors'
import type { Answer, PublicRoute, Route } from '../request'

export type ProfileName = 'cloud-controller' | 'korifi' | 'oldest'

/** What one kind of foundation does otherwise than another. */
export type Profile = {
  settings: CloudControllerSettings
  routes: readonly Route[]
  publicRoutes: readonly PublicRoute[]
  dialect: Dialect
  verify(authorization: string | undefined, baseUrl: string): Promise<Verification>
  /** Parts besides the Cloud Controller, by the path where they are. */
  parts: readonly (readonly [path: string, app: Hono])[]
  /** How the end of a task is worded. */
  ended(end: TaskEnd): TaskEnd
}

/** How bodies are read and answers written. */
export type Dialect = {
  contentType: string
  /** What endpoints see of a body. */
  readBody(bytes: Uint8Array, contentType: string | undefined): Json
  answer(answer: Answer): Answer
  error(error: ApiError): ApiError
  /** Whether a path belongs to the API before v3. */
  isOld(path: string): boolean
}
