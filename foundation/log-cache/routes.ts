import { Hono } from 'hono'
import type { LogCache } from './log-cache'
import { presentEnvelope } from './present-envelope'
import { parseReadQuery } from './read-query'

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
