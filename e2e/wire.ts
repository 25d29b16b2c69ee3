import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'

/**
 * What happens to one request on its way to the foundation. `cut-before`: it never arrives; `cut-after`: it is
 * processed, its answer never comes; `hold`: its answer comes later; `answer`: somebody else answers it, and it
 * arrives only where `forward` says so.
 */
export type Fault =
  | { kind: 'cut-before' }
  | { kind: 'cut-after' }
  | { kind: 'hold'; ms: number }
  | { kind: 'answer'; status: number; headers?: Record<string, string>; body: string; forward?: boolean }

/** A fault for the next `times` requests of this method and path. The path holds the test's own app, so tests stay apart. */
export type Rule = { method: string; path: string; times: number; fault: Fault }

export type Wire = { address: string; control: string; stop(): Promise<void> }

type Forwarded = { status: number; headers: IncomingMessage['headers']; body: Buffer }

/** Opens the proxy between console and foundation, and the port on which tests tell it what to do. */
export async function openWire(foundation: string): Promise<Wire> {
  const rules: Rule[] = []
  const seen: { method: string; path: string; body: string }[] = []
  const proxy = createServer((req, res) => {
    void pass(req, res).catch(() => res.destroy())
  })

  async function pass(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const path = (req.url ?? '').split('?')[0] ?? ''
    const body = await read(req)
    seen.push({ method: req.method ?? '', path, body: body.toString() })
    const rule = rules.find((one) => one.times > 0 && one.method === req.method && one.path === path)
    if (rule) rule.times -= 1
    const fault = rule?.fault
    if (fault?.kind === 'cut-before') {
      req.socket.destroy()
      return
    }
    const answer =
      fault?.kind === 'answer' && !fault.forward
        ? undefined
        : await forward(foundation, req, body, addressOf(proxy))
    if (fault?.kind === 'cut-after') {
      req.socket.destroy()
      return
    }
    if (fault?.kind === 'hold') await new Promise((resolve) => setTimeout(resolve, fault.ms))
    if (fault?.kind === 'answer') res.writeHead(fault.status, fault.headers ?? {}).end(fault.body)
    else if (answer) res.writeHead(answer.status, answer.headers).end(answer.body)
  }

  const control = createServer((req, res) => {
    void read(req).then((body) => {
      if (req.method === 'POST') rules.push(JSON.parse(body.toString()))
      res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(seen))
    })
  })
  await Promise.all([listen(proxy), listen(control)])
  return {
    address: addressOf(proxy),
    control: addressOf(control),
    stop: async () => {
      for (const server of [proxy, control]) {
        server.closeAllConnections()
        await new Promise((resolve) => server.close(resolve))
      }
    },
  }
}

async function read(req: IncomingMessage): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of req) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Sends it on with the foundation's own Host; the addresses in its root answer lead through the wire again. */
function forward(foundation: string, req: IncomingMessage, body: Buffer, wire: string): Promise<Forwarded> {
  const target = new URL(req.url ?? '/', foundation)
  const headers = { ...req.headers, host: target.host, connection: 'close' }
  return new Promise((resolve, reject) => {
    const outgoing = request(target, { method: req.method, headers }, (answer) => {
      void read(answer).then((bytes) => {
        const text =
          target.pathname === '/' ? Buffer.from(bytes.toString().replaceAll(foundation, wire)) : bytes
        const {
          'content-length': _length,
          'transfer-encoding': _encoding,
          connection: _connection,
          ...rest
        } = answer.headers
        resolve({ status: answer.statusCode ?? 502, headers: rest, body: text })
      }, reject)
    })
    outgoing.once('error', reject)
    outgoing.end(body)
  })
}

const listen = (server: Server): Promise<void> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve()))

function addressOf(server: Server): string {
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}
