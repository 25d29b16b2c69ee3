import { createHmac, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { type Json, parseJson } from '../../http/json'
import type { TaskEnd } from '../../runner/task'
import type { SeedUser, Verification } from '../../uaa/accounts'
import { ApiError } from '../errors'
import { newestCloudController } from '../profiles/newest'
import type { Profile } from '../profiles/profile'
import type { Route } from '../request'
import { routes } from '../routes'
import { asKorifi, presentKorifiInfo, presentKorifiRoot, presentKorifiV3, whoAmI } from './as-korifi'
import { createKorifiTask, updateKorifiTask } from './change-task'
import { listKorifiAppTasks, listKorifiTasks } from './list-tasks'

type Needed = Omit<Parameters<typeof newestCloudController>[0], 'verify' | 'parts'> & {
  users: readonly SeedUser[]
  password: string
}

/** What Korifi does not have. */
const MISSING = [
  /^\w+ \/v3\/(audit_events|feature_flags|organization_quotas|space_quotas)/,
  /\/(permissions|usage_summary|revisions.*)$/,
  /^GET \/v3\/(users|roles)\/:guid$/,
  /^GET .*\/relationships\/current_droplet$/,
]

const OWN: readonly Route[] = [
  ['POST', '/v3/apps/:guid/tasks', createKorifiTask],
  ['GET', '/v3/apps/:guid/tasks', listKorifiAppTasks],
  ['GET', '/v3/tasks', listKorifiTasks],
  ['PATCH', '/v3/tasks/:guid', updateKorifiTask],
  ['GET', '/whoami', whoAmI],
]

/** A foundation that answers as Korifi does where tasks are concerned. Read in its source, not measured. */
export function korifi({ users, password, ...needed }: Needed): Profile {
  const like = newestCloudController({
    ...needed,
    verify: async (authorization) => verifyServiceToken(users, password, authorization),
    parts: [['/', emptyLogCache()]],
  })
  const isOwn = (route: Route) => OWN.some(([method, pattern]) => method === route[0] && pattern === route[1])
  const isThere = ([method, pattern]: Route) => !MISSING.some((one) => one.test(`${method} ${pattern}`))
  return {
    ...like,
    settings: {
      ...like.settings,
      largestSequenceId: 9_223_372_036_854_775_807n,
      commandsAreSecret: false,
    },
    routes: [...OWN, ...routes.filter((route) => isThere(route) && !isOwn(route))],
    publicRoutes: [
      ['/', presentKorifiRoot],
      ['/v3', presentKorifiV3],
      ['/v3/info', presentKorifiInfo],
    ],
    dialect: {
      contentType: 'application/json',
      readBody: korifiBody,
      answer: asKorifi,
      error: inKorifisWords,
      isOld: () => false,
    },
    ended,
  }
}

function inKorifisWords(error: ApiError): ApiError {
  if (error.error !== 'ResourceNotFound') return error
  return new ApiError('ResourceNotFound', `${error.message}. Ensure it exists and you have access to it.`)
}

function ended(end: TaskEnd): TaskEnd {
  if (end.state === 'SUCCEEDED') return end
  const code = /Exited with status (\d+)/.exec(end.failureReason)?.[1]
  return code === undefined ? end : { ...end, failureReason: `Failed with exit code: ${code}` }
}

/** Its log cache knows the lines of apps, not those of tasks. */
function emptyLogCache(): Hono {
  const app = new Hono()
  app.get('/api/v1/info', (context) => context.json({ version: '2.11.4+cf-k8s', vm_uptime: '0' }))
  app.get('/api/v1/read/:guid', (context) => context.json({ envelopes: { batch: [] } }))
  return app
}

/** A body as JSON whatever type it says it has, taken as it is. api/payloads/validation/validator.go of korifi */
function korifiBody(bytes: Uint8Array): Json {
  if (bytes.length === 0) return new Map()
  const parsed = parseJson(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
  if (parsed.kind !== 'json') throw new ApiError('MessageParseError', 'invalid request body')
  return parsed.value
}

/** The bearer token of an account, as a cluster would have given it one; it changes with the password only. */
export function serviceToken(user: SeedUser, password: string): string {
  return createHmac('sha256', password).update(user.name).digest('base64url')
}

/** Who a bearer token stands for; any other scheme is no good. api/authorization/info_parser.go of korifi */
function verifyServiceToken(
  users: readonly SeedUser[],
  password: string,
  authorization: string | undefined,
): Verification {
  if (authorization === undefined || authorization === '') return { kind: 'missing' }
  const bearer = /^bearer ([^ ]*)$/i.exec(authorization)?.[1]
  if (bearer === undefined) return { kind: 'invalid' }
  const user = users.find((one) => isEqual(serviceToken(one, password), bearer))
  if (user === undefined) return { kind: 'invalid' }
  const { guid, name, email, scopes } = user
  return { kind: 'ok', token: { userGuid: guid, userName: name, email, origin: 'uaa', scopes } }
}

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
