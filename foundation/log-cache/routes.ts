import { Hono } from 'hono'
import type { LogCache } from './log-cache'
import type { LogLine } from './log-line'
import { parseReadQuery } from './read-query'

/** Of the machine the line comes from; there is only one. */
const MACHINE = {
  deployment: 'cf',
  index: '00000000-0000-4000-8000-000000000001',
  ip: '127.0.0.1',
  job: 'diego-cell',
}

/** One envelope in the order and shape of loggregator_v2's JSON; the time is text, since it is beyond 2^53. */
function presentEnvelope(line: LogLine) {
  return {
    timestamp: line.timestampNs.toString(),
    source_id: line.app.guid,
    instance_id: line.instanceId,
    deprecated_tags: {},
    tags: {
      app_id: line.app.guid,
      app_name: line.app.name,
      deployment: MACHINE.deployment,
      index: MACHINE.index,
      instance_id: line.instanceId,
      ip: MACHINE.ip,
      job: MACHINE.job,
      organization_id: line.organization.guid,
      organization_name: line.organization.name,
      origin: 'rep',
      source_id: line.app.guid,
      source_type: line.sourceType,
      space_id: line.space.guid,
      space_name: line.space.name,
    },
    log: { payload: Buffer.from(line.payload).toString('base64'), type: line.type },
  }
}

/** The newest Log Cache whose source was read for these routes. */
const VERSION = '3.2.9'

/**
 * The read API of Log Cache. Whoever may not read, or asks for what is not there, gets 404 without a body,
 * as src/internal/auth/cf_auth_middleware.go answers.
 */
export function logCacheRoutes(
  cache: LogCache,
  mayRead: (authorization: string | undefined, sourceGuid: string) => Promise<boolean>,
): Hono {
  const routes = new Hono()
  routes.get('/api/v1/info', (c) =>
    c.body(
      `${JSON.stringify({ version: VERSION, vm_uptime: Math.floor(process.uptime()).toString() })}\n`,
      200,
      {
        'Content-Type': 'text/plain; charset=utf-8',
      },
    ),
  )
  routes.get('/api/v1/read/:source', async (c) => {
    const source = c.req.param('source')
    if (!(await mayRead(c.req.header('authorization'), source))) return c.body(null, 404)
    const query = parseReadQuery(new URL(c.req.url).searchParams)
    if (query.kind === 'refused') {
      const { status, code, message } = query
      return c.json({ code, message, details: [] }, status)
    }
    const lines = query.logs ? await cache.read(source, query) : []
    return c.json({ envelopes: { batch: lines.map(presentEnvelope) } })
  })
  routes.all('*', (c) => c.text('404 page not found\n', 404))
  return routes
}
