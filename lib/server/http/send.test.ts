import { createServer, type RequestListener } from 'node:http'
import { createServer as createTcpServer, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Agent } from 'undici'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Agents, makeAgents } from './agents'
import { type Reply, send } from './send'

let agents: Agents
const servers: Server[] = []

beforeEach(() => {
  agents = makeAgents()
})

afterEach(async () => {
  await agents.close()
  for (const server of servers.splice(0)) server.close()
})

const listen = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    servers.push(server)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`)
    })
  })
const http = (listener: RequestListener) => listen(createServer(listener))
const tcp = (onSocket: (socket: Socket) => void) =>
  listen(createTcpServer((socket) => onSocket(socket.on('error', () => undefined))))
async function post(url: string, more: Partial<Parameters<typeof send>[0]> = {}): Promise<Reply> {
  const reply = await agents.onOwnConnection(url, (agent) =>
    send({
      agent,
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json' },
      body: '{}',
      timeoutMs: 1_000,
      maxBytes: 1_000,
      ...more,
    }),
  )
  if (!reply) throw new Error('too many requests at once')
  return reply
}

describe('one request', () => {
  it('gives status, headers and text of an answer', async () => {
    const url = await http((_req, res) => res.writeHead(202, { 'X-Vcap-Request-Id': 'r-1' }).end('hello'))
    expect(await post(url)).toMatchObject({
      kind: 'answered',
      status: 202,
      text: 'hello',
      headers: { 'x-vcap-request-id': 'r-1' },
    })
  })

  it('says that nothing left when the connection is refused', async () => {
    const url = await http((_req, res) => res.end())
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve))
    expect(await post(url)).toEqual({
      kind: 'not-sent',
      cause: 'connection',
      detail: 'connection refused',
      code: 'ECONNREFUSED',
    })
  })

  // @F34
  it('says that nothing left when there is no such name', async () => {
    expect(await post('http://no-such-host.invalid')).toMatchObject({ kind: 'not-sent', cause: 'dns' })
  })

  // @F35
  it('says that nothing left when the other side speaks no TLS', async () => {
    const url = await http((_req, res) => res.end())
    expect(await post(url.replace('http:', 'https:'))).toMatchObject({ kind: 'not-sent', cause: 'tls' })
  })

  // @F34
  it('says that nothing left when no connection comes about in time', async () => {
    const url = await tcp(() => undefined)
    expect(await post(url.replace('http:', 'https:'), { timeoutMs: 200 })).toMatchObject({
      kind: 'not-sent',
      cause: 'timeout',
    })
  })

  it('keeps from leaving what may not leave any more', async () => {
    let seen = 0
    const url = await http((_req, res) => {
      seen += 1
      res.end()
    })
    expect(await post(url, { mayStillLeave: () => false })).toMatchObject({
      kind: 'not-sent',
      cause: 'too-late',
    })
    expect(seen).toBe(0)
  })

  it('cannot tell what became of a request whose connection is reset after it was written', async () => {
    const url = await tcp((socket) => socket.once('data', () => socket.resetAndDestroy()))
    expect(await post(url)).toMatchObject({ kind: 'no-answer', cause: 'connection-lost' })
  })

  it('cannot tell when no answer comes in time', async () => {
    const url = await http(() => undefined)
    expect(await post(url, { timeoutMs: 200 })).toMatchObject({ kind: 'no-answer', cause: 'timeout' })
  })

  it('ends an answer that drips beyond its time', async () => {
    const url = await http((_req, res) => {
      res.writeHead(200)
      const drip = setInterval(() => res.write('.'), 20)
      res.on('close', () => clearInterval(drip))
    })
    expect(await post(url, { timeoutMs: 300 })).toMatchObject({
      kind: 'no-answer',
      cause: 'timeout',
      status: 200,
    })
  })

  it('ends an answer that is larger than it may be', async () => {
    const url = await http((_req, res) => res.end('x'.repeat(5_000)))
    expect(await post(url)).toMatchObject({ kind: 'no-answer', cause: 'too-large', status: 200 })
  })

  it('calls an answer that is not HTTP unreadable', async () => {
    const url = await tcp((socket) => socket.once('data', () => socket.end('SSH-2.0-OpenSSH\r\n')))
    expect(await post(url)).toMatchObject({ kind: 'no-answer', cause: 'unreadable' })
  })

  it('follows no redirect', async () => {
    let elsewhere = 0
    const target = await http((_req, res) => {
      elsewhere += 1
      res.end()
    })
    const url = await http((_req, res) => res.writeHead(307, { location: target }).end())
    expect(await post(url)).toMatchObject({ kind: 'answered', status: 307 })
    expect(elsewhere).toBe(0)
  })

  it('sends a POST once on a connection of its own, also after a reset', async () => {
    const connections: number[] = []
    const url = await tcp((socket) => {
      connections.push(1)
      socket.once('data', () => socket.resetAndDestroy())
    })
    await post(url)
    await post(url)
    expect(connections).toHaveLength(2)
  })

  // @P6
  it('never takes a connection that was opened before it', async () => {
    const opened: Promise<void>[] = []
    const url = await tcp((socket) => {
      opened.push(new Promise((resolve) => socket.resume().once('close', resolve)))
      if (opened.length > 1) socket.once('data', () => socket.end('HTTP/1.1 202 Accepted\r\n\r\n'))
    })
    expect(await post(url, { timeoutMs: 100 })).toMatchObject({ kind: 'no-answer', cause: 'timeout' })
    await opened[0]
    // undici opens a connection again for what was given up on it, and would give it to whoever comes next.
    await sleep(50)
    expect(opened).toHaveLength(1)
    expect(await post(url)).toMatchObject({ kind: 'answered', status: 202 })
    expect(opened).toHaveLength(2)
  })

  it('lets so many be under way and no more', async () => {
    const url = await http(() => undefined)
    const under = Array.from({ length: 64 }, () => post(url, { timeoutMs: 300 }))
    await expect(post(url)).rejects.toThrow('too many')
    await Promise.all(under)
    expect(await post(url, { timeoutMs: 10 })).toMatchObject({ cause: 'timeout' })
  })

  it('knows that a request that waited for a connection has left (it is created outside the call)', async () => {
    const one = new Agent({ connections: 1, pipelining: 0 })
    let seen = 0
    const url = await http((_req, res) => {
      seen += 1
      if (seen === 1) setTimeout(() => res.end('first'), 100)
      else res.socket?.destroy()
    })
    const [first, second] = await Promise.all([post(url, { agent: one }), post(url, { agent: one })])
    expect(seen).toBe(2)
    expect(first).toMatchObject({ kind: 'answered' })
    expect(second).toMatchObject({ kind: 'no-answer' })
    await one.destroy()
  })

  it('says that nothing left when no connection came free in time', async () => {
    const one = new Agent({ connections: 1, pipelining: 0 })
    let seen = 0
    const url = await http(() => {
      seen += 1
    })
    const [, second] = await Promise.all([
      post(url, { agent: one, timeoutMs: 600 }),
      post(url, { agent: one, timeoutMs: 200 }),
    ])
    expect(second).toMatchObject({ kind: 'not-sent', cause: 'timeout' })
    expect(seen).toBe(1)
    await one.destroy()
  })
})
