import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { baseOf, type UaaContext } from './context'
import { loginInfo, openIdConfiguration, presentKey, userInfo } from './discovery'
import { pageRoutes, sameOriginOnly } from './pages'
import { methodNotAllowed, refuse } from './refusal'
import { revokeToken, revokeTokensOfUser } from './revocation'
import { token } from './token-endpoint'

/** Names, passwords and codes are short. */
const BODY_MAX_BYTES = 64 * 1024

/** All routes of the UAA, relative to where it is mounted. */
export function uaaRoutes(uaa: UaaContext): Hono {
  const routes = new Hono()
  routes.use(bodyLimit({ maxSize: BODY_MAX_BYTES, onError: (c) => c.text('Payload Too Large', 413) }))
  routes.get('/.well-known/openid-configuration', (c) => c.json(openIdConfiguration(baseOf(c.req.url))))
  routes.get('/token_keys', (c) => c.json({ keys: [presentKey(uaa.key)] }))
  routes.get('/token_key', (c) => c.json(presentKey(uaa.key)))
  routes.get('/info', (c) => c.json(loginInfo(baseOf(c.req.url))))
  routes.use('/login', sameOriginOnly)
  routes.get('/login', (c, next) =>
    wantsPage(c.req.header('accept')) ? next() : c.json(loginInfo(baseOf(c.req.url))),
  )
  routes.post('/oauth/token', (c) => token(c, uaa))
  routes.delete('/oauth/token/revoke/:id', (c) => revokeToken(c, uaa, c.req.param('id')))
  routes.get('/oauth/token/revoke/user/:guid', (c) => revokeTokensOfUser(c, uaa, c.req.param('guid')))
  routes.all('/oauth/token', (c) => refuse(c, methodNotAllowed(c.req.method)))
  routes.get('/userinfo', (c) => userInfo(c, uaa))
  routes.route('/', pageRoutes(uaa))
  routes.all('*', (c) => c.text('Not Found', 404))
  return routes
}

/** A browser asks for HTML by name; everything else gets JSON. */
function wantsPage(accept = ''): boolean {
  return accept.includes('text/html')
}
