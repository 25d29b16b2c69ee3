import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import { findClient } from '../clients'
import type { UaaContext } from '../context'
import { issuePasscode } from '../passcodes'
import { readForm } from '../respond'
import { authorize } from './authorize'
import { page } from './html'
import { sameOriginOnly } from './same-origin'
import { sessions } from './sessions'

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
