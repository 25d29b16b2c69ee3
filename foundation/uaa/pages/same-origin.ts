import type { Context, Next } from 'hono'

/**
 * The pages take navigations and posts of their own forms only: no other site's script, frame or form.
 * What sends neither header is no browser.
 */
export async function sameOriginOnly(c: Context, next: Next): Promise<Response | undefined> {
  const origin = c.req.header('origin')
  const site = c.req.header('sec-fetch-site') ?? 'none'
  const mode = c.req.header('sec-fetch-mode') ?? 'navigate'
  const isPost = c.req.method !== 'GET' && c.req.method !== 'HEAD'
  const foreignPost = isPost && (site === 'cross-site' || site === 'same-site')
  const foreignOrigin = origin !== undefined && origin !== new URL(c.req.url).origin
  if (mode !== 'navigate' || foreignPost || (isPost && foreignOrigin)) return c.text('Forbidden', 403)
  await next()
  return undefined
}
