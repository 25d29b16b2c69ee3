import 'server-only'
import { readFileSync } from 'node:fs'
import { rootCertificates } from 'node:tls'
import { Agent, buildConnector, Client, type Dispatcher } from 'undici'
import { type Breaker, makeBreaker } from './breaker'

const CONNECT_TIMEOUT_MS = 5_000
const CONNECTIONS = 64

/** Two ways out to a foundation: reads share kept-alive connections, a submission never shares one (P6). */
export type Agents = {
  reads: Dispatcher
  /** Lets one request use a connection that nothing else uses, before or after; undefined when there are too many. */
  onOwnConnection<T>(origin: string, use: (connection: Dispatcher) => Promise<T>): Promise<T | undefined>
  /** Of the API alone: UAA and Log Cache may be elsewhere. */
  breaker: Breaker
  close(): Promise<void>
}

/**
 * Makes the agents. `caCertFile` adds a certificate authority to the usual ones, it does not replace them; a file
 * that can't be read throws. TLS 1.2 or newer, certificates always verified, no redirect, no retry; the time limit is
 * each request's own (`send`).
 */
export function makeAgents({ caCertFile }: { caCertFile?: string } = {}): Agents {
  const ca = caCertFile ? [...rootCertificates, readFileSync(caCertFile, 'utf8')] : undefined
  const options = { timeout: CONNECT_TIMEOUT_MS, ca, minVersion: 'TLSv1.2' as const }
  const reads = new Agent({ connect: options, connections: CONNECTIONS })
  const connect = buildConnector(options)
  const own = new Set<Client>()
  return {
    reads,
    // Not a pool without pipelining: undici opens a connection again for a request that was given up, and gives it to
    // the next one. A reset on a connection that was there before would prove nothing.
    onOwnConnection: async (origin, use) => {
      if (own.size >= CONNECTIONS) return undefined
      const connection = new Client(origin, { connect, pipelining: 0 })
      own.add(connection)
      try {
        return await use(connection)
      } finally {
        own.delete(connection)
        void connection.destroy()
      }
    },
    breaker: makeBreaker(),
    close: async () => {
      await Promise.all([reads, ...own].map((one) => one.destroy()))
    },
  }
}
