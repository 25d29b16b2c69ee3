import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { parseQuery } from '../http/query'
import type { Verification } from '../uaa/accounts'
import type { CloudController } from './cloud-controller'
import { ApiError } from './errors'
import type { Dialect } from './profiles/profile'
import type { RateLimit } from './rate-limit'
import { Answer, type ApiRequest, actorOf, type PublicRoute, type Route } from './request'
import { BrokenText } from './request-body'
import { answerWriter } from './write-answer'

type Verify = (authorization: string | undefined, baseUrl: string) => Promise<Verification>

type Served = {
  cc: CloudController
  routes: readonly Route[]
  publicRoutes: readonly PublicRoute[]
  verify: Verify
  dialect: Dialect
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
/** `root_api?` and `internal_api?` of middleware/rate_limiter.rb, of the address with its query */
const UNCOUNTED = /^(?:\/|\/v3|\/v2\/info|\/healthz|\/internal.*)$/
const NO_BYTES = new Uint8Array()

/**
 * The Cloud Controller as a Hono app. What comes before an endpoint's own steps is here, in the order of
 * app/controllers/v3/application_controller.rb: rate limit, token, scope, body.
 */
export function serveCloudController(served: Served): Hono {
  const { routes, publicRoutes, dialect } = served
  const write = answerWriter(dialect)
  const app = new Hono({ strict: false })
  app.use(async (context, next) => {
    const id = requestId((name) => context.req.header(name))
    if (isUtf8(new URL(context.req.url).pathname)) await next()
    else context.res = write.failure(context, new ApiError('InvalidRequest'))
    context.res.headers.set('x-vcap-request-id', id)
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) context.res.headers.set(name, value)
  })
  for (const [pattern, body] of publicRoutes) {
    app.get(pattern, async (context) => {
      await counted(context, served)
      return write.answer(context, new Answer(200, body(baseUrlOf(context))))
    })
  }
  for (const [method, pattern, endpoint] of routes) {
    app.on(method, pattern, async (context) =>
      write.answer(context, await endpoint(await accepted(context, served))),
    )
  }
  app.notFound(async (context) => {
    await counted(context, served)
    return write.failure(context, new ApiError('NotFound'))
  })
  app.onError((error, context) => write.failure(context, error))
  return app
}

/** The request, if its token, its scope and its body are good. */
async function accepted(context: Context, served: Served): Promise<ApiRequest> {
  const { cc, dialect } = served
  const { actor, token } = await counted(context, served)
  if (actor === undefined) throw new ApiError(token === 'missing' ? 'NotAuthenticated' : 'InvalidAuthToken')
  const reads = context.req.method === 'GET' || context.req.method === 'HEAD'
  if (!(reads ? actor.mayReadAtAll : actor.mayWriteAtAll)) throw new ApiError('NotAuthorized')
  const { search, pathname } = new URL(context.req.url)
  const query = parseQuery(search.slice(1))
  if (query.kind === 'not-utf-8') throw new BrokenText()
  const bytes = reads ? NO_BYTES : new Uint8Array(await context.req.arrayBuffer())
  return {
    cc,
    actor,
    path: context.req.param(),
    pathname,
    query: query.parameters,
    body: dialect.readBody(bytes, context.req.header('content-type')),
    isEmpty: bytes.length === 0,
    baseUrl: baseUrlOf(context),
  }
}

/** Who asks, named in the answer whatever comes of it, and counted against the limit of requests. */
async function counted(context: Context, { verify, rateLimit }: Served) {
  const authorization = context.req.header('authorization')
  const verification = await verify(authorization, baseUrlOf(context))
  const actor = verification.kind === 'ok' ? actorOf(verification.token) : undefined
  if (actor !== undefined) context.header('x-user-guid', actor.guid)
  const { pathname, search } = new URL(context.req.url)
  if (UNCOUNTED.test(pathname + search) || /^basic /i.test(authorization ?? '')) {
    return { actor, token: verification.kind }
  }
  const { headers, error } = rateLimit.count(actor, verification.kind)
  for (const [name, value] of Object.entries(headers)) context.header(name, value)
  if (error !== undefined) throw error
  return { actor, token: verification.kind }
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

/**
 * The id of an answer: what the client sent, cut to 255 characters of letters, digits, `_` and `-`, and a uuid behind
 * it; else a uuid. middleware/request_logs.rb, middleware/vcap_request_id.rb
 */
function requestId(header: (name: string) => string | undefined): string {
  const own = header('x-vcap-request-id') || header('x-request-id')
  const kept = own?.replace(/[^\w-]/g, '').slice(0, 255)
  return kept ? `${kept}::${randomUUID()}` : randomUUID()
}
