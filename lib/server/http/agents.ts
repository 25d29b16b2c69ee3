import 'server-only'
import { readFileSync } from 'node:fs'
import { rootCertificates } from 'node:tls'
import { Agent, type Dispatcher } from 'undici'
import { type Breaker, makeBreaker } from './breaker'

const CONNECT_TIMEOUT_MS = 5_000
const CONNECTIONS = 64

/** Two ways out to a foundation: reads share kept-alive connections, a submission never reuses one (P6). */
export type Agents = {
  reads: Dispatcher
  submissions: Dispatcher
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
  const connect = { timeout: CONNECT_TIMEOUT_MS, ca, minVersion: 'TLSv1.2' as const }
  const reads = new Agent({ connect, connections: CONNECTIONS })
  // No pipelining means a connection of its own for each POST: a reset on a reused one would prove nothing.
  const submissions = new Agent({ connect, connections: CONNECTIONS, pipelining: 0 })
  return {
    reads,
    submissions,
    breaker: makeBreaker(),
    close: async () => {
      await Promise.all([reads.destroy(), submissions.destroy()])
    },
  }
}
