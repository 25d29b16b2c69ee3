import { createServer, get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { ROOT } from './prepare/root.mjs'
import { createFrontServer } from './serve/front-server.mjs'

const CLOSER = Symbol.for('cf-task-console.shutdown')
// The application (instrumentation.ts) opens nothing before this promise says that it may.
const NEEDS = Symbol.for('cf-task-console.needs')
// For what is only tidying up: rows are written, connections closed.
const CLOSES_WITHIN_MS = 1500

/**
 * Opens the console: our own server in front of the framework's handler. Settings must be checked and the journal's
 * folder locked before. What the application needs (the journal's folder, the API's address) may still be on its way
 * while the framework loads: `isReady` resolves to whether it is there. Gives its address and `stop`, one line that
 * says why it cannot listen, or `not-ready`.
 */
export async function serveConsole({ config, isTrusted, dev, isReady = Promise.resolve(true) }) {
  process.env.NODE_ENV = dev ? 'development' : 'production'
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  // Node opens its inspector on this signal, and with it everything this process knows, unless somebody listens (S75).
  if (!dev) process.on('SIGUSR1', () => {})
  let handler
  let opened = () => {}
  const ready = new Promise((resolve) => {
    opened = resolve
  })
  // The framework attaches its WebSocket to the server it is told of: this one never listens.
  const behind = createServer()
  const front = createFrontServer({
    publicUrl: config.publicUrl,
    host: config.host,
    isTrusted,
    dev,
    log: (line) => process.stdout.write(`${line}\n`),
    // Who comes while the framework still starts waits a moment instead of being sent away.
    handle: async (req, res) => {
      await ready
      await handler(req, res)
    },
    upgrade: (req, socket, head) => behind.emit('upgrade', req, socket, head),
  })
  const problem = await listen(front.server, config)
  if (problem) return { kind: 'wrong', problem }
  const { port } = front.server.address()
  // With PORT=0 the settings cannot know it, and the session cookie's name holds it.
  process.env.PORT = String(port)
  const { default: next } = await import('next')
  const app = next({ dev, dir: ROOT, hostname: config.host, port, httpServer: behind, quiet: true })
  globalThis[NEEDS] = isReady
  const [isThere] = await Promise.all([isReady, app.prepare()])
  if (!isThere) return { kind: 'not-ready' }
  handler = app.getRequestHandler()
  opened()
  // The framework opens the application (its database among others) with the first request: that one is ours, so that
  // nobody reads "ready" from a console that then cannot start.
  if (!dev) await firstAnswer(front.server.address())

  async function stop() {
    const begin = performance.now()
    await front.stop(config.requestTimeoutMs)
    // Submissions whose page was answered long ago still run; the application knows of them. One time limit for both.
    const left = Math.max(config.requestTimeoutMs - (performance.now() - begin), CLOSES_WITHIN_MS)
    await within(left, globalThis[CLOSER]?.())
    await within(CLOSES_WITHIN_MS, app.close())
  }
  const name = config.host.includes(':') ? `[${config.host.replace(/[[\]]/g, '')}]` : config.host
  return { kind: 'open', address: config.publicUrl ?? `http://${name}:${port}`, port, stop }
}

function listen(server, { host, port }) {
  return new Promise((resolve) => {
    const fail = (error) => resolve(whyNotListening(error, { host, port }))
    server.once('error', fail)
    server.listen({ host: host.replace(/^\[|\]$/g, ''), port }, () => {
      server.removeListener('error', fail)
      resolve(undefined)
    })
  })
}

function firstAnswer({ address, port }) {
  return new Promise((resolve) => {
    get({ host: address, port, path: '/healthz' }, (res) => res.resume().once('close', resolve)).once(
      'error',
      resolve,
    )
  })
}

/** One line for a port that cannot be had. */
export function whyNotListening(error, { host, port }) {
  if (error.code === 'EADDRINUSE')
    return `PORT ${port} of ${host} is already taken; choose another one, for example PORT=0.`
  if (error.code === 'EACCES') return `PORT ${port} may not be opened by this user; choose one above 1023.`
  return `HOST ${host} is no address of this machine (${error.code}).`
}

/** Whether the port can be had at all, before anything is built or started: undefined, or the line that says why not. */
export async function probePort(config) {
  if (config.port === 0) return undefined
  const probe = createServer()
  const problem = await listen(probe, config)
  if (!problem) await new Promise((resolve) => probe.close(resolve))
  return problem
}

function within(ms, work) {
  return Promise.race([Promise.resolve(work).catch(() => {}), sleep(ms, undefined, { ref: false })])
}
