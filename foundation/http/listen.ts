import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { turnedAway } from './guard'

export type Listening = { port: number; close(): Promise<void> }
export type ListenFailure = { kind: 'taken' } | { kind: 'unusable'; reason: string }
export type Listened = { kind: 'listening'; server: Listening } | ListenFailure

const MAX_HEADER_BYTES = 64 * 1024

/**
 * Serves on 127.0.0.1 and, where the machine has it, on ::1, with one port for both (0: any free one). A port that
 * somebody else holds is a value, not an exception.
 */
export async function listen(app: Hono, port: number): Promise<Listened> {
  const handle = getRequestListener(app.fetch)
  let bound = port
  const open = (host: string, at: number) => {
    const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (request, response) => {
      const turned = turnedAway(request, bound)
      if (turned === undefined) void handle(request, response)
      else turnAway(response, turned.status)
    })
    // A client that pauses between two requests must not find its connection closed under the second one.
    server.keepAliveTimeout = 65_000
    server.on('clientError', (_, socket) => {
      if (socket.writable)
        socket.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
    })
    return started(server, host, at)
  }
  const first = await open('127.0.0.1', port)
  if (first.kind !== 'started') return first
  bound = first.port
  const second = await open('::1', bound)
  // Somebody else's program under the same port would get what clients send to `localhost`.
  if (second.kind === 'taken') {
    await closed(first.server)
    return port === 0 ? listen(app, 0) : second
  }
  const servers = [first, ...(second.kind === 'started' ? [second] : [])].map(({ server }) => server)
  const close = async () => void (await Promise.all(servers.map(closed)))
  return { kind: 'listening', server: { port: bound, close } }
}

function turnAway(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-length': '0', connection: 'close' }).end()
}

async function started(server: Server, host: string, port: number) {
  return new Promise<{ kind: 'started'; server: Server; port: number } | ListenFailure>((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'EADDRINUSE' ? { kind: 'taken' } : { kind: 'unusable', reason: error.message }),
    )
    server.listen(port, host, () =>
      resolve({ kind: 'started', server, port: portOf(server.address(), port) }),
    )
  })
}

function portOf(address: string | AddressInfo | null, otherwise: number): number {
  return typeof address === 'object' && address !== null ? address.port : otherwise
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
