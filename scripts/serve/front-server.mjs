import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { bodyLimitBytes, holdBody } from './body.mjs'
import { allowedHosts } from './forwarded.mjs'
import { judgeRequest, rewriteHeaders } from './gate.mjs'
import { logLine, refuseRequest, refuseSocket, statusOfParserError } from './refuse.mjs'
import { contentSecurityPolicy, guardResponse, securityHeaders } from './response-headers.mjs'

const HEADERS_TIMEOUT_MS = 10_000
const BODY_TIMEOUT_MS = 30_000
// Longer than the idle time of common balancers (60 s): who closes first must not be us, or a POST gets lost in between.
const KEEP_ALIVE_MS = 75_000
const BODY_REFUSALS = { 'too-large': 413, 'too-slow': 408 }

/**
 * The console's own server in front of the framework: who may come in, how much they may send, what every answer carries
 * (S12 to S17, S25, S55, S56). `handle(req, res)` answers what passed; `upgrade(req, socket, head)` is for development only.
 * `stop(timeoutMs)` takes no new requests, waits for those in flight, then closes every connection.
 */
export function createFrontServer({
  publicUrl,
  host,
  isTrusted,
  dev = false,
  handle,
  upgrade,
  log,
  timeouts = {},
}) {
  const headersTimeout = timeouts.headersMs ?? HEADERS_TIMEOUT_MS
  const bodyTimeoutMs = timeouts.bodyMs ?? BODY_TIMEOUT_MS
  let hosts
  let isStopping = false
  let inFlight = 0
  let whenIdle = () => {}
  const server = createServer({
    headersTimeout,
    // Only a net below our own limits, which answer with our headers.
    requestTimeout: headersTimeout + bodyTimeoutMs + 10_000,
    connectionsCheckingInterval: Math.min(1000, headersTimeout / 4),
    keepAliveTimeout: KEEP_ALIVE_MS,
    insecureHTTPParser: false,
  })
  server.on('listening', () => {
    hosts = allowedHosts({ publicUrl, host, port: server.address().port })
  })
  const write = (event, fields) => log(logLine(event, fields))
  const judge = (req) => judgeRequest(req, { hosts, publicUrl, isTrusted })
  const bareHeaders = () => securityHeaders({ policy: contentSecurityPolicy(newNonce()), publicUrl })
  let isPortTold = false
  const report = (req, verdict) => {
    if (verdict.status === 421 || verdict.status === 403) {
      const { cause, host, origin, address, advice } = verdict
      // It is the same with each request of a proxy that is set up so: the log would hold nothing else.
      const isPort = cause === 'port of host'
      if (isPort && isPortTold) return
      isPortTold ||= isPort
      write('request refused', {
        cause,
        method: req.method,
        path: req.url?.split('?', 1)[0],
        host,
        origin,
        address,
        ...(isPort ? { publicUrl, advice } : {}),
      })
    }
  }

  async function answer(req, res) {
    const policy = contentSecurityPolicy(newNonce(), { dev })
    guardResponse(res, {
      headers: securityHeaders({ policy, publicUrl }),
      isBuiltFile: req.url?.startsWith('/_next/static/') ?? false,
      mayKeepAlive: () => !isStopping,
    })
    const verdict = isStopping ? { kind: 'refuse', status: 503 } : judge(req)
    if (verdict.kind === 'refuse') {
      report(req, verdict)
      refuseRequest(req, res, verdict.status, verdict.advice)
      return
    }
    const body = await holdBody(req, { limitBytes: bodyLimitBytes(verdict.path), timeoutMs: bodyTimeoutMs })
    if (body === 'gone') return
    if (body !== 'whole') {
      refuseRequest(req, res, BODY_REFUSALS[body])
      return
    }
    rewriteHeaders(req, { ...verdict, policy })
    await handle(req, res)
  }

  server.on('request', (req, res) => {
    inFlight += 1
    res.once('close', () => {
      inFlight -= 1
      if (inFlight === 0) whenIdle()
    })
    answer(req, res).catch((error) => {
      write('request failed', { method: req.method, message: error.message })
      if (res.headersSent) res.destroy()
      else refuseRequest(req, res, 500)
    })
  })
  server.on('upgrade', (req, socket, head) => {
    socket.on('error', () => socket.destroy())
    const verdict = judge({ ...headOf(req), method: 'POST' })
    if (dev && verdict.kind === 'pass' && verdict.path.startsWith('/_next/')) upgrade(req, socket, head)
    else refuseSocket(socket, 400, bareHeaders())
  })
  server.on('connect', (_req, socket) => refuseSocket(socket, 405, bareHeaders()))
  server.on('clientError', (error, socket) => {
    const hasBegun = socket._httpMessage?.headersSent
    if (hasBegun || error.code === 'ECONNRESET') socket.destroy()
    else refuseSocket(socket, statusOfParserError(error.code), bareHeaders())
  })

  async function stop(timeoutMs) {
    isStopping = true
    const closed = new Promise((resolve) => server.close(resolve))
    if (inFlight > 0)
      await Promise.race([
        new Promise((resolve) => {
          whenIdle = resolve
        }),
        sleep(timeoutMs, undefined, { ref: false }),
      ])
    server.closeAllConnections()
    await closed
  }
  return { server, stop }
}

const newNonce = () => randomBytes(16).toString('base64')

// A WebSocket's handshake is a GET, yet it must come from a page of ours like anything that changes something.
const headOf = ({ url, headers, headersDistinct, socket }) => ({ url, headers, headersDistinct, socket })
