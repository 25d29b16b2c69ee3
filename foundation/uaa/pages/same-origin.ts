import type { Context, Next } from 'hono'

/**
 * The pages take navigations and posts of their own forms only: no other site's script, frame or form.
 * What does not say where it comes from (Sec-Fetch-Site, Origin) is no browser of today.
 */
export async function sameOriginOnly(c: Context, next: Next): Promise<Response | undefined> {
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD'
  const isNavigation = site === undefined || c.req.header('sec-fetch-mode') === 'navigate'
  const isFramed = !['document', undefined].includes(c.req.header('sec-fetch-dest'))
  const isOwn =
    [undefined, 'same-origin', 'none'].includes(site) &&
    [undefined, new URL(c.req.url).origin].includes(origin)
  if (!isNavigation || isFramed || !(isRead || isOwn)) return c.text('Forbidden', 403)
  await next()
  return undefined
}
