// Only features that browsers know: an unknown one is a line in every visitor's console.
const FEATURES_OFF = [
  'accelerometer',
  'autoplay',
  'camera',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]

const TWO_YEARS_S = 2 * 365 * 24 * 60 * 60

const ALWAYS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': `${FEATURES_OFF.map((name) => `${name}=()`).join(', ')}, clipboard-write=(self)`,
  'X-Frame-Options': 'DENY',
}

/**
 * The policy of S15 for one answer. In development the framework needs more than that.
 * `require-trusted-types-for 'script'` is not in it: Next.js 16.4 loads a page's later chunks by a plain text
 * address, which it forbids (measured: a lazy component breaks the page).
 */
export function contentSecurityPolicy(nonce, { dev = false } = {}) {
  return [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}' 'strict-dynamic'${dev ? ` 'unsafe-eval'` : ''}`,
    // The development overlay writes styles of its own; a nonce beside 'unsafe-inline' would switch that off again.
    dev ? `style-src 'self' 'unsafe-inline'` : `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'${dev ? ' ws:' : ''}`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
    `object-src 'none'`,
    `manifest-src 'self'`,
  ].join('; ')
}

/** What every answer carries whatever it is (S15, S16), as pairs; for answers that are written without Node's response too. */
export function securityHeaders({ policy, publicUrl }) {
  const headers = { ...ALWAYS, 'Content-Security-Policy': policy }
  if (publicUrl?.startsWith('https:')) {
    headers['Strict-Transport-Security'] = `max-age=${TWO_YEARS_S}; includeSubDomains`
  }
  return Object.entries(headers)
}

/**
 * Makes a response carry our headers in the moment it is sent, so that nothing behind us can forget or change them.
 * Built files may be cached for ever, everything else never (S11).
 */
export function guardResponse(res, { headers, isBuiltFile, mayKeepAlive }) {
  const writeHead = res.writeHead.bind(res)
  res.writeHead = (status, reasonOrHeaders, maybeHeaders) => {
    const hasReason = typeof reasonOrHeaders === 'string'
    takeOver(res, hasReason ? maybeHeaders : reasonOrHeaders)
    for (const name of res.getHeaderNames()) {
      if (name.startsWith('access-control-') || name === 'x-powered-by' || name === 'server')
        res.removeHeader(name)
    }
    for (const [name, value] of headers) res.setHeader(name, value)
    if (!isBuiltFile || status >= 400) {
      res.setHeader('Cache-Control', 'no-store')
      addVary(res, 'Cookie')
    }
    if (!mayKeepAlive()) res.setHeader('Connection', 'close')
    return hasReason ? writeHead(status, reasonOrHeaders) : writeHead(status)
  }
}

function takeOver(res, given) {
  if (!given) return
  const pairs = Array.isArray(given) ? pairsOf(given) : Object.entries(given)
  for (const [name, value] of pairs) if (value !== undefined) res.setHeader(name, value)
}

function pairsOf(list) {
  if (Array.isArray(list[0])) return list
  return list.flatMap((name, index) => (index % 2 === 0 ? [[name, list[index + 1]]] : []))
}

function addVary(res, name) {
  const names = String(res.getHeader('Vary') ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
  if (names.some((one) => one.toLowerCase() === name.toLowerCase())) return
  res.setHeader('Vary', [...names, name].join(', '))
}
