import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Forwarded, forward, read } from './forward'

/**
 * What happens to one request on its way to the foundation. `cut-before`: it never arrives; `cut-after`: it is
 * processed, its answer never comes; `hold`: its answer comes later; `answer`: somebody else answers it, and it
 * arrives only where `forward` says so; `act`: a test in this process does it all itself.
 */
export type Fault =
  | { kind: 'cut-before' }
  | { kind: 'cut-after' }
  | { kind: 'hold'; ms: number }
  | { kind: 'answer'; status: number; headers?: Record<string, string>; body: string; forward?: boolean }
  | { kind: 'act'; act: Act }

/** A request that has arrived at the wire, whole, and the two things that can be done about it. */
export type Exchange = {
  req: IncomingMessage
  res: ServerResponse
  body: string
  /** Sends it on, changed where a change is given, and waits for the answer. */
  forward(change?: { body?: string; url?: string }): Promise<Forwarded>
  /** Gives this answer to who asked, as long as he is there. */
  reply(answer: Pick<Forwarded, 'status' | 'body'> & { headers?: Forwarded['headers'] }): void
}

export type Act = (exchange: Exchange) => Promise<void> | void

/**
 * A fault for the next `times` requests of this method and path, with `query` in theirs where it is given. The path
 * holds the test's own app, so tests stay apart.
 */
export type Rule = { method: string; path: string; query?: string; times: number; fault: Fault }

/** `query` is decoded, for looking into; `at` is the clock's milliseconds. */
export type Seen = { method: string; path: string; query: string; body: string; at: number }

export type Wire = {
  address: string
  control: string
  /** Every request so far, in the order in which they arrived. */
  seen: readonly Seen[]
  count(method: string, path: string): number
  /** How many connections were opened to it so far. */
  connections(): number
  /** Does this to the next requests of that method and path; what comes back takes the fault away again. */
  fault(method: string, path: string, fault: Fault, times?: number): () => void
  /** Nobody listens any more, and then again: what is open is cut. */
  leave(): Promise<void>
  comeBack(): Promise<void>
  /** Connections are closed before a byte is read from them. */
  hangUp(isHangingUp: boolean): void
  /** Shows another certificate from now on. */
  showCertificate(certificate: Certificate): void
  stop(): Promise<void>
}

export type Certificate = { key: string; cert: string }

/** Opens the proxy between console and foundation, and the port on which tests tell it what to do. */
export async function openWire(foundation: string, certificate?: Certificate): Promise<Wire> {
  const rules: Rule[] = []
  const seen: Seen[] = []
  let opened = 0
  let isHangingUp = false
  const handle = (req: IncomingMessage, res: ServerResponse) => {
    void pass(req, res).catch(() => res.destroy())
  }
  const tls = certificate && createTlsServer(certificate, handle)
  const proxy = tls ?? createServer(handle)
  const sockets = new Set<Socket>()
  proxy.on('connection', (socket: Socket) => {
    opened += 1
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    if (isHangingUp) socket.destroy()
  })
  const address = () => addressOf(proxy, tls ? 'https' : 'http')

  async function pass(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const [path = '', query = ''] = (req.url ?? '').split('?', 2)
    const body = (await read(req)).toString()
    seen.push({ method: req.method ?? '', path, query: decodeURIComponent(query), body, at: Date.now() })
    const exchange: Exchange = {
      req,
      res,
      body,
      forward: (change) => forward(foundation, req, { body, ...change }, address()),
      reply: ({ status, headers = {}, body: text }) => {
        if (!res.destroyed && !res.headersSent) res.writeHead(status, headers).end(text)
      },
    }
    const rule = rules.find(
      (one) =>
        one.times > 0 && one.method === req.method && one.path === path && query.includes(one.query ?? ''),
    )
    if (rule) rule.times -= 1
    await (rule ? suffer(exchange, rule.fault) : exchange.reply(await exchange.forward()))
  }

  const control = createServer((req, res) => {
    void read(req).then((body) => {
      if (req.method === 'POST') rules.push(JSON.parse(body.toString()))
      res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(seen))
    })
  })
  await Promise.all([listen(proxy), listen(control)])
  const port = new URL(address()).port
  const close = async (server: Server) => {
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeAllConnections()
    await closed
  }
  return {
    address: address(),
    control: addressOf(control),
    seen,
    count: (method, path) => seen.filter((one) => one.method === method && one.path === path).length,
    connections: () => opened,
    fault: (method, path, fault, times = 1) => {
      const rule = { method, path, times, fault }
      rules.push(rule)
      return () => {
        rule.times = 0
      }
    },
    leave: () => {
      for (const socket of sockets) socket.destroy()
      return close(proxy)
    },
    comeBack: () => listen(proxy, Number(port)),
    hangUp: (yes) => {
      isHangingUp = yes
    },
    showCertificate: (other) => tls?.setSecureContext(other),
    stop: async () => {
      for (const socket of sockets) socket.destroy()
      if (proxy.listening) await close(proxy)
      await close(control)
    },
  }
}

async function suffer({ req, res, forward: send, reply, body }: Exchange, fault: Fault): Promise<void> {
  switch (fault.kind) {
    case 'cut-before':
      req.socket.destroy()
      return
    case 'cut-after':
      await send()
      req.socket.destroy()
      return
    case 'hold': {
      const answer = await send()
      await sleep(fault.ms)
      return reply(answer)
    }
    case 'answer':
      if (fault.forward) await send()
      return reply(fault)
    case 'act':
      return fault.act({ req, res, forward: send, reply, body })
  }
}

const listen = (server: Server, port = 0): Promise<void> =>
  new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve()))

function addressOf(server: Server, scheme = 'http'): string {
  const address = server.address()
  return `${scheme}://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}
