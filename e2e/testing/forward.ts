import { type IncomingMessage, request } from 'node:http'

/** What came back for a request that was sent on. */
export type Forwarded = { status: number; headers: IncomingMessage['headers']; body: Buffer | string }

/** All of a message's body. */
export async function read(req: IncomingMessage): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of req) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Sends it on with the foundation's own Host; the addresses in its root answer lead through the wire again. */
export function forward(
  foundation: string,
  req: IncomingMessage,
  { body, url = req.url ?? '/' }: { body: string; url?: string },
  wire: string,
): Promise<Forwarded> {
  const target = new URL(url, foundation)
  const { 'content-length': _given, 'transfer-encoding': _chunked, ...given } = req.headers
  const length = body === '' ? {} : { 'content-length': Buffer.byteLength(body) }
  const headers = { ...given, ...length, host: target.host, connection: 'close' }
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
