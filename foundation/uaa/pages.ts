import { type Context, Hono, type Next } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import { LRUCache } from 'lru-cache'
import { authorize, page } from './authorize'
import { findClient } from './clients'
import { issuePasscode } from './codes'
import type { UaaContext } from './context'
import { readForm } from './refusal'
import { randomId } from './signing-key'

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

/** UAA's own browser session: half an hour since it was last used. */
const IDLE_MS = 30 * 60 * 1000
/** Somebody who signs in over and over must not fill the memory. */
const SESSIONS_MAX = 1000

type Session = { userGuid: string; formToken: string; usedAtMs: number }

type Sessions = {
  open(userGuid: string, now: Date): string
  find(id: string | undefined, now: Date): Session | undefined
  close(id: string | undefined): void
}

/** The browsers that are signed in at the UAA's pages; forgotten at the end of the process. */
function sessions(): Sessions {
  const all = new LRUCache<string, Session>({ max: SESSIONS_MAX })
  return {
    open(userGuid, now) {
      const id = randomId() + randomId()
      all.set(id, { userGuid, formToken: randomId(), usedAtMs: now.getTime() })
      return id
    },
    find(id, now) {
      const session = id === undefined ? undefined : all.get(id)
      if (id === undefined || session === undefined) return undefined
      if (now.getTime() - session.usedAtMs > IDLE_MS) {
        all.delete(id)
        return undefined
      }
      session.usedAtMs = now.getTime()
      return session
    },
    close(id) {
      if (id !== undefined) all.delete(id)
    },
  }
}

const COOKIE = 'uaa_session'

/** The pages a browser sees: sign-in, authorization, passcode, sign-out. */
export function pageRoutes(uaa: UaaContext): Hono {
  const routes = new Hono()
  const open = sessions()
  const sessionOf = (c: Context) => open.find(getCookie(c, COOKIE), uaa.now())
  for (const path of ['/', '/login.do', '/logout.do', '/passcode', '/oauth/authorize'])
    routes.use(path, sameOriginOnly)

  routes.get('/', (c) => c.redirect('/uaa/login'))
  routes.get('/login', (c) => signInPage(c, c.req.query('next') ?? ''))
  routes.post('/login.do', async (c) => {
    const form = await readForm(c)
    const next = form.get('next') ?? ''
    const signIn = await uaa.accounts.signIn(
      form.get('username') ?? '',
      form.get('password') ?? '',
      uaa.now(),
    )
    if (signIn.kind === 'refused') return signInPage(c, next, signIn.error_description)
    open.close(getCookie(c, COOKIE))
    setCookie(c, COOKIE, open.open(signIn.user.guid, uaa.now()), {
      path: '/uaa',
      httpOnly: true,
      sameSite: 'Lax',
    })
    return c.redirect(ownPath(next), 303)
  })
  routes.get('/logout.do', (c) => {
    open.close(getCookie(c, COOKIE))
    deleteCookie(c, COOKIE, { path: '/uaa' })
    const redirect = c.req.query('redirect') ?? ''
    const client = findClient(c.req.query('client_id'))
    return c.redirect(client?.redirectUris.some((uri) => uri.test(redirect)) ? redirect : '/uaa/login')
  })
  routes.get('/passcode', async (c) => {
    const session = sessionOf(c)
    if (session === undefined) return toSignIn(c)
    const passcode = await issuePasscode(uaa.db, session.userGuid, uaa.now())
    return page(c, 'Temporary Authentication Code', html`<p><code>${passcode}</code></p>`)
  })
  routes.get('/oauth/authorize', async (c) => {
    const session = sessionOf(c)
    const user = session === undefined ? undefined : uaa.accounts.byGuid(session.userGuid)
    const answer = await authorize(uaa, new URL(c.req.url).searchParams, user)
    if (answer.kind === 'sign-in') return toSignIn(c)
    if (answer.kind === 'page')
      return page(c, 'Invalid request', html`<p role="alert">${answer.text}</p>`, 400)
    return c.redirect(answer.location, 302)
  })
  return routes
}

function toSignIn(c: Context): Response {
  const { pathname, search } = new URL(c.req.url)
  return c.redirect(`/uaa/login?next=${encodeURIComponent(pathname + search)}`)
}

function signInPage(c: Context, next: string, wrong?: string) {
  return page(
    c,
    'Sign in',
    html`${wrong === undefined ? '' : html`<p role="alert">${wrong}</p>`}
<form method="post" action="/uaa/login.do"><input type="hidden" name="next" value="${next}" />
<label for="username">Username</label><input id="username" name="username" autocomplete="username" autofocus required />
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required />
<button type="submit">Sign in</button></form>`,
    wrong === undefined ? 200 : 401,
  )
}

/** Where to go after signing in: back to what asked for it, never anywhere else. */
function ownPath(next: string): string {
  return /^\/uaa\/oauth\/authorize\?[^\s\\]*$/.test(next) ? next : '/uaa/passcode'
}
