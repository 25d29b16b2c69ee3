import { readFile, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'

/** Why a request is not even looked at: a status without a body. */
type Turned = { status: 400 | 403 | 421 }

const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]'])
const URL_MAX_CHARACTERS = 16_384
/** The only pages that a browser has business with. */
const PAGES = /^\/uaa(?:\/|\/(?:login|logout|passcode|oauth\/authorize)(?:\.do)?\/?)?$/

/**
 * Lets through only what is meant for us: our own loopback name and port as Host, and outside the pages of the UAA
 * nothing that a browser sent (an Origin, a Sec-Fetch-Site or a Cookie), since tasks run commands on this machine.
 */
function turnedAway(request: IncomingMessage, port: number): Turned | undefined {
  const hosts = request.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host')
  if (hosts.length !== 1 || !isOwnHost(request.headers.host ?? '', port)) return { status: 421 }
  const url = request.url ?? ''
  if (!url.startsWith('/') || url.length > URL_MAX_CHARACTERS) return { status: 400 }
  const path = url.split('?', 1)[0] ?? ''
  return !PAGES.test(path) && isFromBrowser(request) ? { status: 403 } : undefined
}

function isOwnHost(host: string, port: number): boolean {
  const [, name = '', written] = /^(\[[^\]]*\]|[^:[\]]*)(?::(\d+))?$/.exec(host) ?? []
  return LOOPBACK_NAMES.has(name.toLowerCase()) && (written ?? '80') === `${port}`
}

function isFromBrowser({ headers }: IncomingMessage): boolean {
  return (
    headers.origin !== undefined || headers['sec-fetch-site'] !== undefined || headers.cookie !== undefined
  )
}

type Listening = { port: number; close(): Promise<void> }
type ListenFailure = { kind: 'taken' } | { kind: 'unusable'; reason: string }
type Listened = { kind: 'listening'; server: Listening } | ListenFailure

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

type OnPort = { kind: 'listening'; server: Listening } | { kind: 'failed'; line: string }

/**
 * Listens on the port of the settings. Without one the first start takes a free port and later ones the same, kept in
 * the folder, so that the foundation stays the one that its clients know.
 */
export async function listenOnKeptPort(
  app: Hono,
  { port, dataDir }: { port: number | undefined; dataDir: string },
): Promise<OnPort> {
  const file = join(dataDir, 'port')
  const wanted = port ?? (await keptPort(file))
  const opened = await listen(app, wanted)
  if (opened.kind === 'listening') {
    if (port === undefined) await writeFile(file, `${opened.server.port}\n`, { mode: 0o600 })
    return opened
  }
  const why = opened.kind === 'taken' ? 'is taken by another program' : `cannot be used: ${opened.reason}`
  const from = port === undefined ? `kept in ${file}` : 'of FOUNDATION_PORT'
  return { kind: 'failed', line: `Port ${wanted} ${from} ${why}` }
}

async function keptPort(file: string): Promise<number> {
  const text = await readFile(file, 'utf8').catch(() => '')
  const kept = Number(text.trim())
  return Number.isInteger(kept) && kept > 0 && kept < 65_536 ? kept : 0
}
