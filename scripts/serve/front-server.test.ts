import { once } from 'node:events'
import { type IncomingMessage, request, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createFrontServer } from './front-server.mjs'

type Handler = (req: IncomingMessage, res: ServerResponse) => void
const lines: string[] = []
let stop: (timeoutMs: number) => Promise<void> = async () => {}
afterEach(async () => {
  await stop(0)
  lines.length = 0
})

const echo: Handler = async (req, res) => {
  let size = 0
  for await (const chunk of req) size += chunk.length
  res.setHeader('X-Powered-By', 'something')
  res.setHeader('Access-Control-Allow-Origin', '*')
  res.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'public, max-age=60' })
  res.end(JSON.stringify({ size, headers: req.headers }))
}

async function serve(handle: Handler = echo, options: { publicUrl?: string; trusted?: boolean } = {}) {
  const front = createFrontServer({
    publicUrl: options.publicUrl,
    host: '127.0.0.1',
    isTrusted: () => options.trusted ?? false,
    handle,
    upgrade: () => {
      throw new Error('an upgrade came through')
    },
    log: (line: string) => lines.push(line),
    timeouts: { headersMs: 400, bodyMs: 400 },
  })
  front.server.listen(0, '127.0.0.1')
  await once(front.server, 'listening')
  stop = front.stop
  const address = front.server.address()
  if (typeof address !== 'object' || !address) throw new Error('not listening')
  const { port } = address
  return { port, origin: `http://127.0.0.1:${port}` }
}

/** Writes bytes to the server as they are and gives everything that comes back until it closes. */
async function raw(port: number, text: string) {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.on('data', (chunk) => {
    answer += String(chunk)
  })
  socket.on('error', () => {})
  socket.write(text)
  await once(socket, 'close')
  return answer
}

const statusOf = (answer: string) => Number(answer.split(' ')[1])
const head = (port: number, ...more: string[]) => [
  'POST / HTTP/1.1',
  `Host: 127.0.0.1:${port}`,
  `Origin: http://127.0.0.1:${port}`,
  ...more,
]
const send = (port: number, lines: string[], body = '') => raw(port, `${lines.join('\r\n')}\r\n\r\n${body}`)

describe('every answer', () => {
  it.each(['/', '/api/x', '/_next/static/a.js', '/healthz'])(
    'of %s carries the headers of S15 and S16',
    async (path) => {
      const { origin } = await serve()
      const { headers } = await fetch(origin + path)
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; script-src 'nonce-[\w+/]{22}==' 'strict-dynamic';/,
      )
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe/)
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'x-frame-options': 'DENY',
      })
      expect([headers.get('x-powered-by'), headers.get('access-control-allow-origin')]).toEqual([null, null])
      expect(headers.get('strict-transport-security')).toBeNull()
    },
  )

  it('is never cached, built files apart (S11)', async () => {
    const { origin } = await serve()
    expect((await fetch(`${origin}/tasks`)).headers.get('cache-control')).toBe('no-store')
    expect((await fetch(`${origin}/tasks`)).headers.get('vary')).toBe('Cookie')
    expect((await fetch(`${origin}/_next/static/a.js`)).headers.get('cache-control')).toBe(
      'public, max-age=60',
    )
  })

  it('says that only https is spoken here when PUBLIC_URL is https', async () => {
    const { origin } = await serve(echo, { publicUrl: 'https://console.example' })
    const { headers } = await fetch(origin)
    expect(headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains')
  })

  it('has a nonce of its own, which the framework finds in the request, whatever the browser sent (S15)', async () => {
    const { origin } = await serve()
    const sent = { 'Content-Security-Policy': `script-src 'nonce-mine'`, 'X-Nonce': 'mine' }
    const [first, second] = await Promise.all([
      fetch(origin, { headers: sent }),
      fetch(origin, { headers: sent }),
    ])
    const policy = first.headers.get('content-security-policy')
    expect(policy).not.toBe(second.headers.get('content-security-policy'))
    const { headers } = await first.json()
    expect(headers['content-security-policy']).toBe(policy)
    expect(headers['x-nonce']).toBeUndefined()
  })
})

describe('who may come in', () => {
  it('answers a foreign Host with 421 and a log line, probes apart (S14, S58)', async () => {
    const { port } = await serve()
    const get = (path: string) =>
      raw(port, `GET ${path} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`)
    const refused = await get('/tasks?secret=1')
    expect(statusOf(refused)).toBe(421)
    expect(refused).toMatch(/Content-Security-Policy: default-src 'none'/)
    expect(statusOf(await get('/healthz'))).toBe(200)
    expect(statusOf(await get('/readyz'))).toBe(200)
    expect(statusOf(await get('/healthz/x'))).toBe(421)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ cause: 'host', host: 'evil.example', path: '/tasks' })
  })

  it.each([
    ['none', undefined],
    ['null', 'null'],
    ['a foreign one', 'https://evil.example'],
    ['a malformed one', 'http://['],
  ])('refuses a POST whose Origin is %s (S12)', async (_what, origin) => {
    const { port } = await serve()
    const lines = [
      'POST / HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      'X-Forwarded-Host: evil.example',
      'Content-Length: 0',
    ]
    expect(statusOf(await send(port, origin ? [...lines, `Origin: ${origin}`] : lines))).toBe(403)
  })

  it('refuses what another site fetches, and lets it lead a person here (S12, S13)', async () => {
    const { port } = await serve()
    const get = (...more: string[]) =>
      send(port, ['GET / HTTP/1.1', `Host: 127.0.0.1:${port}`, 'Connection: close', ...more])
    const foreign = 'Sec-Fetch-Site: cross-site'
    expect(statusOf(await get(foreign, 'Sec-Fetch-Mode: cors', 'Sec-Fetch-Dest: empty'))).toBe(403)
    expect(statusOf(await get(foreign, 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: iframe'))).toBe(403)
    expect(statusOf(await get(foreign, 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document'))).toBe(200)
    expect(statusOf(await get('Sec-Fetch-Site: same-origin'))).toBe(200)
    expect(statusOf(await send(port, head(port, foreign, 'Content-Length: 0')))).toBe(403)
  })

  it.each(['TRACE', 'OPTIONS', 'PUT', 'PROPFIND'])('has no %s (S17, S55)', async (method) => {
    const { port } = await serve()
    const answer = await send(port, [`${method} / HTTP/1.1`, `Host: 127.0.0.1:${port}`])
    expect(statusOf(answer)).toBe(405)
    expect(answer).toMatch(/Allow: GET, HEAD, POST, PATCH, DELETE/)
  })

  it('refuses CONNECT and upgrades', async () => {
    const { port } = await serve()
    const upgrade = ['Connection: upgrade', 'Upgrade: websocket', `Origin: http://127.0.0.1:${port}`]
    expect(
      statusOf(await send(port, ['GET /_next/hmr HTTP/1.1', `Host: 127.0.0.1:${port}`, ...upgrade])),
    ).toBe(400)
    expect(statusOf(await send(port, ['CONNECT evil.example:443 HTTP/1.1', 'Host: evil.example:443']))).toBe(
      405,
    )
  })

  it.each([
    ['two lengths', ['Content-Length: 3', 'Content-Length: 4']],
    ['length and chunks', ['Content-Length: 3', 'Transfer-Encoding: chunked']],
    ['unknown coding', ['Transfer-Encoding: chunked, cow']],
    ['space before the colon', ['Content-Length : 3']],
    ['a folded line', ['Content-Length: 3', 'X-Folded: a\r\n b']],
    ['two Hosts', ['Host: evil.example', 'Content-Length: 0']],
  ])('refuses smuggled requests: %s (S56)', async (_what, more) => {
    const { port } = await serve()
    expect([400, 421]).toContain(statusOf(await send(port, head(port, ...more), 'abc')))
  })

  it.each(['http://evil.example/', '//evil.example/', '/\\evil.example'])(
    'refuses the target %s (S56)',
    async (target) => {
      const { port } = await serve()
      expect(statusOf(await send(port, [`GET ${target} HTTP/1.1`, `Host: 127.0.0.1:${port}`]))).toBe(400)
    },
  )

  it('answers 20 kB of cookies with 431 and our headers (H136)', async () => {
    const { port } = await serve()
    const answer = await send(port, [
      'GET / HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      `Cookie: ${'a=b; '.repeat(4000)}`,
    ])
    expect(statusOf(answer)).toBe(431)
    expect(answer).toMatch(/X-Content-Type-Options: nosniff/)
  })
})

describe('what the framework is told', () => {
  const claims = {
    'X-Forwarded-For': '198.51.100.7',
    'X-Forwarded-Proto': 'https',
    Forwarded: 'for=1',
    'Next-Resume': '1',
  }

  it('drops what strangers claim about proxies (S14, H132)', async () => {
    const { origin, port } = await serve()
    const { headers } = await (
      await fetch(origin, { headers: { ...claims, 'X-Forwarded-Host': 'evil.example' } })
    ).json()
    expect(headers).toMatchObject({
      'x-forwarded-host': `127.0.0.1:${port}`,
      'x-forwarded-proto': 'http',
      'x-forwarded-for': '127.0.0.1',
    })
    expect([headers.forwarded, headers['next-resume']]).toEqual([undefined, undefined])
  })

  it('says which address was asked for, without what the framework added', async () => {
    const { origin } = await serve()
    const sent = { 'X-Console-Path': '/evil' }
    const { headers } = await (await fetch(`${origin}/tasks?state=FAILED&_rsc=1x`, { headers: sent })).json()
    expect(headers['x-console-path']).toBe('/tasks?state=FAILED')
  })

  it('believes a configured proxy, whose Host must be ours all the same', async () => {
    const { origin } = await serve(echo, { publicUrl: 'https://console.example', trusted: true })
    const ask = (host: string) => fetch(origin, { headers: { ...claims, 'X-Forwarded-Host': host } })
    expect((await ask('evil.example')).status).toBe(421)
    expect((await (await ask('console.example')).json()).headers).toMatchObject({
      host: 'console.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '198.51.100.7',
    })
  })
})

describe('bodies', () => {
  const MIB = 1024 * 1024

  it('come through whole up to 8 MiB', async () => {
    const { origin } = await serve()
    const answer = await fetch(origin, { method: 'POST', headers: { origin }, body: new Uint8Array(8 * MIB) })
    expect((await answer.json()).size).toBe(8 * MIB)
  })

  it('over 8 MiB are answered 413 with our headers, the connection closed, with a length and without (S25)', async () => {
    let reached = 0
    const { origin, port } = await serve((_req, res) => {
      reached += 1
      res.end()
    })
    for (const headers of [{ 'Content-Length': 9 * MIB }, { 'Transfer-Encoding': 'chunked' }]) {
      const req = request({ host: '127.0.0.1', port, method: 'POST', headers: { origin, ...headers } })
      req.on('error', () => {})
      for (let sent = 0; sent < 9; sent++) req.write(Buffer.alloc(MIB))
      req.end()
      const [res] = await once(req, 'response')
      expect(res.statusCode).toBe(413)
      expect(res.headers).toMatchObject({
        connection: 'close',
        'x-frame-options': 'DENY',
        'cache-control': 'no-store',
      })
      res.resume()
    }
    expect(reached).toBe(0)
  })

  it('of private routes end at 64 KiB', async () => {
    const { origin } = await serve()
    const post = (bytes: number) =>
      fetch(`${origin}/api/x`, { method: 'POST', headers: { origin }, body: new Uint8Array(bytes) })
    expect((await post(64 * 1024)).status).toBe(200)
    expect((await post(64 * 1024 + 1)).status).toBe(413)
  })

  it('that do not come are answered 408, head or body', async () => {
    const { port } = await serve()
    const slowBody = await send(port, head(port, 'Content-Length: 10'), 'abc')
    expect(statusOf(slowBody)).toBe(408)
    expect(slowBody).toMatch(/X-Frame-Options: DENY/)
    expect(statusOf(await raw(port, `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n`))).toBe(408)
  })
})

describe('stop', () => {
  it('lets a request in flight end and takes no other (P15)', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const { origin } = await serve(async (_req, res) => {
      await held
      res.end('done')
    })
    const inFlight = fetch(origin).then((answer) => answer.text())
    await expect
      .poll(() => fetch(origin, { signal: AbortSignal.timeout(50) }).catch(() => 'waits'))
      .toBe('waits')
    const stopped = stop(5000)
    await expect(fetch(origin, { headers: { connection: 'close' } })).rejects.toThrow()
    release()
    expect(await inFlight).toBe('done')
    await stopped
  })

  it('does not wait longer than it was told', async () => {
    const { origin } = await serve(() => {})
    const cut = expect(fetch(origin)).rejects.toThrow()
    await expect
      .poll(() => fetch(origin, { signal: AbortSignal.timeout(50) }).catch(() => 'waits'))
      .toBe('waits')
    const begin = performance.now()
    await stop(200)
    expect(performance.now() - begin).toBeLessThan(1500)
    await cut
  })
})
