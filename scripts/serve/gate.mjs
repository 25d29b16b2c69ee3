import { clientAddress, howToName, isOwnOrigin, isPublicNameOnly, originOfHost } from './forwarded.mjs'

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'])
const READS = new Set(['GET', 'HEAD'])
// Probes of a platform use addresses that no allow-list knows; these two answer with a word.
const PROBES = new Set(['/healthz', '/readyz'])

// What only proxies and the framework itself may say. Dropped from every request, then written anew from what was checked.
const NOT_FROM_OUTSIDE = [
  /^x-forwarded-/,
  /^forwarded$/,
  /^x-real-ip$/,
  /^content-security-policy/,
  /^x-nonce$/,
  /^x-middleware-/,
  /^next-resume$/,
  /^x-console-/,
]

/**
 * Whether a request may come in (S12 to S14, S55, S56): `pass` with what was found out about it, or `refuse` with status and cause.
 * Looks only at the head of the request.
 */
export function judgeRequest(req, { hosts, publicUrl, isTrusted }) {
  const path = pathOf(req.url)
  if (path === undefined) return refuse(400, 'target')
  if (!METHODS.has(req.method)) return refuse(405, 'method')
  const viaProxy = isTrusted(req.socket.remoteAddress)
  const address = clientAddress(
    req.socket.remoteAddress,
    viaProxy ? req.headers['x-forwarded-for'] : '',
    isTrusted,
  )
  const named = (viaProxy && req.headersDistinct['x-forwarded-host']) || req.headersDistinct.host
  const isProbe = PROBES.has(path) && READS.has(req.method)
  const ownOrigin = originOfHost(hosts, named) ?? (isProbe ? [...hosts.values()][0] : undefined)
  if (!ownOrigin) {
    const isNameOurs = isPublicNameOnly(publicUrl, named)
    const advice = howToName({ publicUrl, isNameOurs })
    return refuse(421, isNameOurs ? 'port of host' : 'host', { host: named?.join(', '), address, advice })
  }
  if (!READS.has(req.method)) {
    const origins = req.headersDistinct.origin
    const isOwn = isOwnOrigin(origins, { ownOrigin, publicUrl })
    if (!isOwn) return refuse(403, 'origin', { origin: origins?.join(', '), address })
  }
  if (isForeignFetch(req)) return refuse(403, 'fetch-site', { origin: req.headers.origin, address })
  return { kind: 'pass', path, address, origin: readsOrigin(req) ?? ownOrigin }
}

const refuse = (status, cause, details = {}) => ({ kind: 'refuse', status, cause, ...details })

function pathOf(target) {
  if (!target?.startsWith('/') || /^\/[/\\]/.test(target)) return undefined
  const path = target.split('?', 1)[0]
  try {
    decodeURIComponent(path) // the framework answers 500 to what it cannot decode
    return path
  } catch {
    return undefined
  }
}

const readsOrigin = (req) => (READS.has(req.method) ? undefined : req.headers.origin)

/** S12 and S13: another site may lead a person here, and nothing else. Browsers too old to say are held by Origin and cookie. */
function isForeignFetch(req) {
  const site = req.headers['sec-fetch-site']
  if (!READS.has(req.method)) return site === 'cross-site' || site === 'same-site'
  if (site !== 'cross-site') return false
  return req.headers['sec-fetch-mode'] !== 'navigate' || req.headers['sec-fetch-dest'] !== 'document'
}

/** Replaces what a browser or proxy claims by what was checked; the framework builds its own checks and addresses on it. */
export function rewriteHeaders(req, { address, origin, policy }) {
  for (const name of Object.keys(req.headers)) {
    if (NOT_FROM_OUTSIDE.some((pattern) => pattern.test(name))) delete req.headers[name]
  }
  const url = new URL(origin)
  req.headers.host = url.host
  req.headers['x-forwarded-host'] = url.host
  req.headers['x-forwarded-proto'] = url.protocol.replace(':', '')
  req.headers['x-forwarded-port'] = url.port || (url.protocol === 'https:' ? '443' : '80')
  req.headers['x-forwarded-for'] = address
  req.headers['content-security-policy'] = policy
  req.headers['x-console-path'] = addressOf(req.url)
}

/** Path and query a person would see: sign-in leads back there. `_rsc` is the framework's own, against caches. */
function addressOf(target) {
  const [path, query = ''] = target.split('?', 2)
  const shown = query.split('&').filter((pair) => pair !== '' && !/^_rsc(=|$)/.test(pair))
  return shown.length === 0 ? path : `${path}?${shown.join('&')}`
}
