// The other sides of network recipes: a name server that knows no name, HTTP and HTTPS that answer wrongly, late or not at
// all, and a registry for npm, pip, gem and composer. `node peers.mjs <folder>`.
import dgram from 'node:dgram'
import { existsSync, readFileSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import net from 'node:net'
import { join } from 'node:path'
import { HOSTS } from './services.mjs'

const folder = process.argv[2]
const json = (response, status, body, headers = {}) => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}
const html = (response, status, title) => {
  response.writeHead(status, { 'content-type': 'text/html' })
  response.end(
    `<html>\n<head><title>${status} ${title}</title></head>\n<body>\n<center><h1>${status} ${title}</h1></center>\n<hr><center>nginx/1.24.0</center>\n</body>\n</html>\n`,
  )
}

const attempts = new Map()

/** The billing service: what comes after the path's first part says how it answers. */
function billing(request, response) {
  const [, kind] = request.url.split(/[/?]/)
  const count = (attempts.get(request.url) ?? 0) + 1
  attempts.set(request.url, count)
  if (kind === 'ok') return json(response, 200, { status: 'ok', items: [1, 2, 3] })
  if (kind === 'unauthorized')
    return json(
      response,
      401,
      { error: 'invalid_token', error_description: 'The access token expired' },
      { 'www-authenticate': 'Bearer error="invalid_token"' },
    )
  if (kind === 'basic')
    return html(
      response.setHeader('www-authenticate', 'Basic realm="invoices"'),
      401,
      'Authorization Required',
    )
  if (kind === 'forbidden')
    return json(response, 403, { message: 'Forbidden: token lacks scope invoices.write' })
  if (kind === 'forbidden-page') return html(response, 403, 'Forbidden')
  if (kind === 'missing')
    return json(response, 404, { error: 'NotFound', message: 'No such invoice run: 2026-10' })
  if (kind === 'conflict')
    return json(response, 409, { error: 'Conflict', message: 'Invoice run 2026-10 is closed' })
  if (kind === 'invalid')
    return json(response, 422, { errors: [{ field: 'amount', message: 'must be greater than 0' }] })
  if (kind === 'limited')
    return json(response, 429, { error: 'rate_limited', retry_after: 3600 }, { 'retry-after': '3600' })
  if (kind === 'broken') return json(response, 500, { error: 'internal_error', request_id: 'req_8f2c1b7a' })
  if (kind === 'gateway') return html(response, 502, 'Bad Gateway')
  if (kind === 'away') return html(response, 503, 'Service Temporarily Unavailable')
  if (kind === 'late') return html(response, 504, 'Gateway Time-out')
  if (kind === 'page') return html(response, 200, 'Please sign in')
  if (kind === 'truncated') {
    response.writeHead(200, { 'content-type': 'application/json' })
    return response.end('{"items":[{"id":1,"amount":12.5},{"id":2,"amo')
  }
  if (kind === 'slow') return setTimeout(() => json(response, 200, { late: true }), 30_000)
  if (kind === 'flaky')
    return count % 3 === 0
      ? json(response, 200, { status: 'ok' })
      : html(response, 503, 'Service Temporarily Unavailable')
  if (kind === 'reset') return request.socket.resetAndDestroy()
  if (kind === 'hangup') return request.socket.end()
  if (kind === 'cut') {
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': '4194304' })
    response.write(Buffer.alloc(65_536, 'a'))
    return setTimeout(() => request.socket.destroy(), 150)
  }
  if (kind.startsWith('s3')) return objectStore(kind, response)
  if (kind === 'soap') {
    response.writeHead(500, { 'content-type': 'text/xml' })
    return response.end(
      '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault><faultcode>soap:Server</faultcode><faultstring>Account service unavailable</faultstring></soap:Fault></soap:Body></soap:Envelope>',
    )
  }
  return json(response, 404, { message: 'not found' })
}

/** How an object store refuses: the bucket's part of the path says why. */
function objectStore(kind, response) {
  const [status, code, message] = {
    s3denied: [403, 'AccessDenied', 'Access Denied'],
    s3missing: [404, 'NoSuchBucket', 'The specified bucket does not exist'],
    s3signature: [
      403,
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided.',
    ],
    s3quota: [507, 'QuotaExceeded', 'The bucket is over its quota'],
  }[kind] ?? [500, 'InternalError', 'We encountered an internal error. Please try again.']
  response.writeHead(status, { 'content-type': 'application/xml' })
  response.end(
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message><RequestId>8F2C1B7A</RequestId></Error>`,
  )
}

const PACKAGES = {
  express: { versions: ['4.21.2', '5.1.0'], peer: {} },
  react: { versions: ['17.0.2', '18.3.1'], peer: {} },
  'react-old-table': { versions: ['7.8.0'], peer: { react: '^16.8.3 || ^17.0.0' } },
}

/** A registry for npm under /npm, for pip under /simple, for gems under /gems and for composer under /composer. */
function registry(request, response) {
  const path = decodeURIComponent(request.url.split('?')[0])
  if (path.startsWith('/simple/')) {
    const name = path.split('/')[2]
    if (!['requests', 'pandas'].includes(name)) return html(response, 404, 'Not Found')
    response.writeHead(200, { 'content-type': 'text/html' })
    return response.end(
      `<!DOCTYPE html><html><body><a href="/files/${name}-1.0.0-py3-none-any.whl">${name}-1.0.0-py3-none-any.whl</a></body></html>`,
    )
  }
  if (path.startsWith('/npm/')) {
    const name = path.slice(5)
    const known = PACKAGES[name]
    if (!known) return json(response, 404, { error: 'Not found' })
    const versions = Object.fromEntries(
      known.versions.map((version) => [
        version,
        {
          name,
          version,
          peerDependencies: known.peer,
          dist: {
            tarball: `http://registry.apps.internal/files/${name}-${version}.tgz`,
            integrity: 'sha512-AAAA',
          },
        },
      ]),
    )
    return json(response, 200, { name, 'dist-tags': { latest: known.versions.at(-1) }, versions })
  }
  if (path === '/private/npm/ledger-client')
    return json(
      response,
      401,
      { error: 'authentication required' },
      { 'www-authenticate': 'Basic realm="npm"' },
    )
  if (path.startsWith('/gems/versions')) {
    response.writeHead(200, { 'content-type': 'text/plain' })
    return response.end('created_at: 2026-01-01T00:00:00Z\n---\nrake 13.0.6,13.1.0 0\n')
  }
  if (path === '/gems/info/rake') {
    response.writeHead(200, { 'content-type': 'text/plain' })
    return response.end('---\n13.0.6 |checksum:00\n13.1.0 |checksum:00\n')
  }
  if (path === '/composer/packages.json')
    return json(response, 200, { packages: {}, 'metadata-url': '/composer/p2/%package%.json' })
  return html(response, 404, 'Not Found')
}

http.createServer(billing).listen(80, HOSTS['billing.apps.internal'])
http.createServer(registry).listen(80, HOSTS['registry.apps.internal'])
// The files service speaks no HTTP without TLS, and ends what does not.
net
  .createServer((socket) => socket.on('error', () => {}).once('data', () => socket.destroy()))
  .listen(80, HOSTS['files.apps.internal'])
net
  .createServer((socket) => socket.on('error', () => {}).end('220 relay.apps.internal ESMTP\r\n'))
  .listen(25, HOSTS['files.apps.internal'])
/** A mail relay that takes no password and knows few receivers. */
net
  .createServer((socket) => {
    socket.on('error', () => {}).write('220 catalog.apps.internal ESMTP Postfix\r\n')
    socket.on('data', (data) => {
      for (const line of data.toString().split('\r\n').filter(Boolean)) {
        if (/^EHLO/i.test(line))
          socket.write('250-catalog.apps.internal\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME\r\n')
        else if (/^AUTH/i.test(line))
          socket.write('535 5.7.8 Error: authentication failed: bad credentials\r\n')
        else if (/^RCPT.*nobody/i.test(line))
          socket.write('550 5.1.1 <nobody@example.org>: Recipient address rejected: User unknown\r\n')
        else if (/^QUIT/i.test(line)) socket.end('221 2.0.0 Bye\r\n')
        else if (/^DATA/i.test(line)) socket.write('354 End data\r\n')
        else socket.write('250 2.0.0 Ok\r\n')
      }
    })
  })
  .listen(25, HOSTS['catalog.apps.internal'])
const tls = join(folder, 'tls')
for (const [port, name] of [
  [443, 'self'],
  [8443, 'expired'],
  [9443, 'other'],
]) {
  if (!existsSync(join(tls, `${name}.pem`))) continue
  const options = {
    key: readFileSync(join(tls, `${name}.key`)),
    cert: readFileSync(join(tls, `${name}.pem`)),
  }
  https.createServer(options, billing).listen(port, HOSTS['files.apps.internal'])
}
// Oldest protocol only: modern clients refuse it.
if (existsSync(join(tls, 'self.pem')))
  https
    .createServer(
      {
        key: readFileSync(join(tls, 'self.key')),
        cert: readFileSync(join(tls, 'self.pem')),
        maxVersion: 'TLSv1.1',
        minVersion: 'TLSv1',
        ciphers: 'DEFAULT@SECLEVEL=0',
      },
      billing,
    )
    .listen(7443, HOSTS['files.apps.internal'])

/** Answers no question with an address: `.flaky.internal` with a failure of its own, the rest with "no such name". */
const names = dgram.createSocket('udp4')
names.on('message', (question, from) => {
  const answer = Buffer.from(question)
  const flaky = question.includes('flaky')
  answer[2] = 0x81
  answer[3] = flaky ? 0x82 : 0x83
  names.send(answer, from.port, from.address)
})
names.bind(53, '10.0.47.2')

process.on('uncaughtException', (error) => console.error(error.message))
