import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { afterEach } from 'vitest'
import { createFrontServer } from '../front-server.mjs'

type Handler = (req: IncomingMessage, res: ServerResponse) => void
const noServer = async (_timeoutMs: number) => {}
/** The server of the running test: what it logged, and its own way to stop. */
export const running = { log: [''], stop: noServer }
afterEach(async () => {
  await running.stop(0)
  running.stop = noServer
  running.log = []
})

/** Answers with what arrived, and with headers that must not come through. */
const echo: Handler = async (req, res) => {
  let size = 0
  for await (const chunk of req) size += chunk.length
  res.setHeader('X-Powered-By', 'something')
  res.setHeader('Access-Control-Allow-Origin', '*')
  res.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'public, max-age=60' })
  res.end(JSON.stringify({ size, headers: req.headers }))
}

/** A front server on a free port around a handler; its limits are short, unless it is patient. */
export async function serve(
  handle: Handler = echo,
  options: { publicUrl?: string; trusted?: boolean; patient?: boolean } = {},
) {
  const front = createFrontServer({
    publicUrl: options.publicUrl,
    host: '127.0.0.1',
    isTrusted: () => options.trusted ?? false,
    handle,
    upgrade: () => {
      throw new Error('an upgrade came through')
    },
    log: (line: string) => running.log.push(line),
    timeouts: options.patient ? {} : { headersMs: 400, bodyMs: 400 },
  })
  front.server.listen(0, '127.0.0.1')
  await once(front.server, 'listening')
  running.stop = front.stop
  const address = front.server.address()
  if (typeof address !== 'object' || !address) throw new Error('not listening')
  const { port } = address
  return { port, origin: `http://127.0.0.1:${port}` }
}

/** Writes bytes to the server as they are and gives everything that comes back until it closes. */
export async function raw(port: number, text: string) {
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

/** The status of an answer as text. */
export const statusOf = (answer: string) => Number(answer.split(' ')[1])
/** First lines of a POST that is allowed in. */
export const head = (port: number, ...more: string[]) => [
  'POST / HTTP/1.1',
  `Host: 127.0.0.1:${port}`,
  `Origin: http://127.0.0.1:${port}`,
  ...more,
]
/** A request as lines and body, answered as text. */
export const send = (port: number, lines: string[], body = '') =>
  raw(port, `${lines.join('\r\n')}\r\n\r\n${body}`)
