import type { Context, Next } from 'hono'

const LOOPBACK_ORIGIN = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/

/**
 * The pages take navigations and posts of their own forms only: no other site's script, frame or form.
 * What does not say where it comes from (Sec-Fetch-Site, Origin) is no browser of today.
 */
export async function sameOriginOnly(c: Context, next: Next): Promise<Response | undefined> {
  const site = c.req.header('sec-fetch-site')
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD'
  const isNavigation = site === undefined || c.req.header('sec-fetch-mode') === 'navigate'
  const isFramed = !['document', undefined].includes(c.req.header('sec-fetch-dest'))
  if (!isNavigation || isFramed || !(isRead || isOwnPost(c, site))) return c.text('Forbidden', 403)
  await next()
  return undefined
}

/** A proxy in front has an origin of its own; the browser's word that it is the same one settles that. */
function isOwnPost(c: Context, site: string | undefined): boolean {
  const origin = c.req.header('origin')
  if (site === 'same-origin') return origin === undefined || LOOPBACK_ORIGIN.test(origin)
  return [undefined, 'none'].includes(site) && [undefined, new URL(c.req.url).origin].includes(origin)
}
