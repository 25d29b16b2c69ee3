import { describe, expect, it } from 'vitest'
import { head, raw, running, send, serve, statusOf } from './testing/front-server'

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

  // @S11
  it('is never cached, built files apart', async () => {
    const { origin } = await serve()
    expect((await fetch(`${origin}/tasks`)).headers.get('cache-control')).toBe('no-store')
    expect((await fetch(`${origin}/tasks`)).headers.get('vary')).toBe('Cookie')
    expect((await fetch(`${origin}/_next/static/a.js`)).headers.get('cache-control')).toBe(
      'public, max-age=60',
    )
  })

  it('says that only https is spoken here when PUBLIC_URL is https', async () => {
    const { origin } = await serve(undefined, { publicUrl: 'https://console.example' })
    const { headers } = await fetch(origin)
    expect(headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains')
  })

  // @S15
  it('has a nonce of its own, which the framework finds in the request, whatever the browser sent', async () => {
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
  // @S14 @S58
  it('answers a foreign Host with 421 and a log line, probes apart', async () => {
    const { port } = await serve()
    const get = (path: string) =>
      raw(port, `GET ${path} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`)
    const refused = await get('/tasks?secret=1')
    expect(statusOf(refused)).toBe(421)
    expect(refused).toMatch(/Content-Security-Policy: default-src 'none'/)
    expect(statusOf(await get('/healthz'))).toBe(200)
    expect(statusOf(await get('/readyz'))).toBe(200)
    expect(statusOf(await get('/healthz/x'))).toBe(421)
    expect(JSON.parse(running.log[0] ?? '')).toMatchObject({
      cause: 'host',
      host: 'evil.example',
      path: '/tasks',
    })
  })

  // @S14
  it('tells a proxy that leaves the port out which setting to change, and the log once', async () => {
    const publicUrl = 'https://console.example:8443'
    const { port } = await serve(undefined, { publicUrl })
    const ask = (host: string, ...more: string[]) =>
      send(port, ['GET /tasks HTTP/1.1', `Host: ${host}`, 'Connection: close', ...more])
    for (const host of ['console.example', 'console.example', 'console.example:443']) {
      const refused = await ask(host)
      expect(statusOf(refused)).toBe(421)
      expect(refused).toMatch(/another port than PUBLIC_URL.*Host header.*\$http_host/)
    }
    // Lines of the test before may come late.
    const lines = running.log.filter(Boolean).map((line) => JSON.parse(line))
    const logged = lines.filter(({ cause }) => cause === 'port of host')
    expect(logged).toMatchObject([{ cause: 'port of host', host: 'console.example', publicUrl }])
    expect(logged[0].advice).toMatch(/set PUBLIC_URL to the address/)
    expect(statusOf(await ask('console.example:8443'))).toBe(200)
    // A stranger is told of the setting, and not which name would be right.
    const foreign = await ask('evil.example')
    expect(foreign).toMatch(/is not that of PUBLIC_URL/)
    expect(foreign).not.toMatch(/console\.example|evil\.example/)
  })

  it('says that PUBLIC_URL is missing where it is asked for by another name than localhost', async () => {
    const { port } = await serve()
    const refused = await send(port, ['GET / HTTP/1.1', 'Host: console.example', 'Connection: close'])
    expect(refused).toMatch(/localhost only\. Set PUBLIC_URL/)
  })

  // @S12
  it.each([
    ['none', undefined],
    ['null', 'null'],
    ['a foreign one', 'https://evil.example'],
    ['a malformed one', 'http://['],
  ])('refuses a POST whose Origin is %s', async (_what, origin) => {
    const { port } = await serve()
    const lines = [
      'POST / HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      'X-Forwarded-Host: evil.example',
      'Content-Length: 0',
    ]
    expect(statusOf(await send(port, origin ? [...lines, `Origin: ${origin}`] : lines))).toBe(403)
  })

  // @S12 @S13
  it('refuses what another site fetches, and lets it lead a person here', async () => {
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

  // @S17 @S55
  it.each(['TRACE', 'OPTIONS', 'PUT', 'PROPFIND'])('has no %s', async (method) => {
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

  // @S56
  it.each([
    ['two lengths', ['Content-Length: 3', 'Content-Length: 4']],
    ['length and chunks', ['Content-Length: 3', 'Transfer-Encoding: chunked']],
    ['unknown coding', ['Transfer-Encoding: chunked, cow']],
    ['space before the colon', ['Content-Length : 3']],
    ['a folded line', ['Content-Length: 3', 'X-Folded: a\r\n b']],
    ['two Hosts', ['Host: evil.example', 'Content-Length: 0']],
  ])('refuses smuggled requests: %s', async (_what, more) => {
    const { port } = await serve()
    expect([400, 421]).toContain(statusOf(await send(port, head(port, ...more), 'abc')))
  })

  // @S56
  it.each(['http://evil.example/', '//evil.example/', '/\\evil.example'])(
    'refuses the target %s',
    async (target) => {
      const { port } = await serve()
      expect(statusOf(await send(port, [`GET ${target} HTTP/1.1`, `Host: 127.0.0.1:${port}`]))).toBe(400)
    },
  )

  // @H136
  it('answers 20 kB of cookies with 431 and our headers', async () => {
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
