import { once } from 'node:events'
import { type IncomingMessage, request, type ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { head, raw, send, serve, statusOf } from './testing/front-server'

describe('bodies', () => {
  const MIB = 1024 * 1024

  it('come through whole up to 8 MiB', async () => {
    const { origin } = await serve(undefined, { patient: true })
    const answer = await fetch(origin, { method: 'POST', headers: { origin }, body: new Uint8Array(8 * MIB) })
    expect((await answer.json()).size).toBe(8 * MIB)
  })

  // @S25
  it('over 8 MiB are answered 413 with our headers, the connection closed, with a length and without', async () => {
    let reached = 0
    const count = (_req: IncomingMessage, res: ServerResponse) => {
      reached += 1
      res.end()
    }
    const { origin, port } = await serve(count, { patient: true })
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
