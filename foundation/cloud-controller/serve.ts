import { type Context, Hono } from 'hono'
import { jsonText, type Presented } from '../http/json-text'
import { parseQuery } from '../http/query'
import { requestId } from '../http/request-id'
import type { Verification } from '../uaa/user'
import { actorOf } from './actor'
import { Answer } from './answer'
import type { CloudController } from './cloud-controller'
import { ApiError } from './errors'
import type { RateLimit } from './rate-limit/rate-limit'
import type { Endpoint } from './request'
import { BrokenText, NotAcceptable, requestBody } from './request-body'

export type Route = readonly [method: string, pattern: string, endpoint: Endpoint]
export type PublicRoute = readonly [pattern: string, answer: (baseUrl: string) => Presented]
type Verify = (authorization: string | undefined, baseUrl: string) => Promise<Verification>

type Served = {
  cc: CloudController
  routes: readonly Route[]
  publicRoutes: readonly PublicRoute[]
  verify: Verify
  rateLimit: RateLimit
}

const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'x-xss-protection': '0',
  'x-download-options': 'noopen',
  'x-permitted-cross-domain-policies': 'none',
  'referrer-policy': 'strict-origin-when-cross-origin',
}
const BROKEN_TEXT =
  "500 Internal Server Error\nIf you are the administrator of this website, then please read this web application's log file and/or the web server's log file to find out what went wrong."

/**
 * The Cloud Controller as a Hono app. What comes before an endpoint's own steps is here, in the order of
 * app/controllers/v3/application_controller.rb: rate limit, token, scope, body.
 */
export function serveCloudController({ cc, routes, publicRoutes, verify, rateLimit }: Served): Hono {
  const app = new Hono({ strict: false })
  app.use(async (context, next) => {
    const id = requestId((name) => context.req.header(name))
    if (isUtf8(new URL(context.req.url).pathname)) await next()
    else context.res = written(context, errorAnswer(new ApiError('InvalidRequest')))
    context.res.headers.set('x-vcap-request-id', id)
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) context.res.headers.set(name, value)
  })
  for (const [pattern, body] of publicRoutes) {
    app.get(pattern, (context) => written(context, new Answer(200, body(baseUrlOf(context)))))
  }
  for (const [method, pattern, endpoint] of routes) {
    app.on(method, pattern, (context) => answered(context, endpoint))
  }
  app.notFound((context) => written(context, errorAnswer(new ApiError('NotFound'))))
  app.onError((error, context) => failure(context, error))
  return app

  async function answered(context: Context, endpoint: Endpoint): Promise<Response> {
    try {
      const baseUrl = baseUrlOf(context)
      const verification = await verify(context.req.header('authorization'), baseUrl)
      const actor = verification.kind === 'ok' ? actorOf(verification.token) : undefined
      const limited = rateLimit.count(actor, verification.kind)
      for (const [name, value] of Object.entries(limited.headers)) context.header(name, value)
      if (limited.error !== undefined) throw limited.error
      if (actor === undefined)
        throw new ApiError(verification.kind === 'missing' ? 'NotAuthenticated' : 'InvalidAuthToken')
      context.header('x-user-guid', actor.guid)
      const reads = context.req.method === 'GET' || context.req.method === 'HEAD'
      if (!(reads ? actor.mayReadAtAll : actor.mayWriteAtAll)) throw new ApiError('NotAuthorized')
      const url = new URL(context.req.url)
      const query = parseQuery(url.search.slice(1))
      if (query.kind === 'not-utf-8') throw new BrokenText()
      const body = reads
        ? new Map()
        : requestBody(new Uint8Array(await context.req.arrayBuffer()), context.req.header('content-type'))
      const { pathname } = url
      const path = context.req.param()
      return written(
        context,
        await endpoint({ cc, actor, path, pathname, query: query.parameters, body, baseUrl }),
      )
    } catch (error) {
      return failure(context, error)
    }
  }
}

function isUtf8(pathname: string): boolean {
  try {
    decodeURIComponent(pathname)
    return true
  } catch {
    return false
  }
}

/** Scheme and host as the client wrote them; the host has been checked before. */
function baseUrlOf(context: Context): string {
  return `http://${context.req.header('host') ?? '127.0.0.1'}`
}

function failure(context: Context, error: unknown): Response {
  if (error instanceof BrokenText) {
    return context.body(BROKEN_TEXT, 500, { 'content-type': 'text/plain; charset=utf-8' })
  }
  if (error instanceof NotAcceptable)
    return context.body('', 406, { 'content-type': 'text/html; charset=utf-8' })
  if (error instanceof ApiError) return written(context, errorAnswer(error))
  console.error(error)
  return written(context, errorAnswer(new ApiError('UnknownError')))
}

/** The one error of an answer. The unknown one has its keys in another order, and a limit another type. */
function errorAnswer({ error, status, code, title, message: detail }: ApiError): Answer {
  const entry = error === 'UnknownError' ? { title, detail, code } : { detail, title, code }
  return new Answer(
    status,
    { errors: [entry] },
    status === 429 ? { 'content-type': 'text/plain; charset=utf-8' } : {},
  )
}

function written(context: Context, { status, body, headers }: Answer): Response {
  for (const [name, value] of Object.entries(headers)) context.header(name, value)
  if (body === undefined) return new Response(null, { status, headers: context.res.headers })
  if (headers['content-type'] === undefined) context.header('content-type', 'application/json; charset=utf-8')
  return new Response(jsonText(body), { status, headers: context.res.headers })
}
