import 'server-only'
import type { Config } from '../config'
import { type Agents, makeAgents } from '../http/agents'
import type { Answer } from '../http/answer'
import { discover, type Foundation } from './discover'

/** The foundation that the console is configured for, whether or not it answers. */
export type ServedFoundation = {
  /** Undefined where none is configured: then nothing can be asked. */
  origin: string | undefined
  agents: Agents
  uaaClient: { id: string; secret: string }
  /** Its parts, asked for again five minutes after they were told, at once after a failure. */
  parts(): Promise<Answer<Foundation>>
}

const PARTS_LIFE_MS = 5 * 60 * 1000

/** Makes the agents and remembers the parts. Throws where the certificate file can't be read. */
export function serveFoundation({
  cfApiUrl: origin,
  cfCaCertFile,
  uaaClient,
}: Pick<Config, 'cfApiUrl' | 'cfCaCertFile' | 'uaaClient'>): ServedFoundation {
  const agents = makeAgents({ caCertFile: cfCaCertFile })
  let known: { answer: Promise<Answer<Foundation>>; until: number } | undefined
  return {
    origin,
    agents,
    uaaClient,
    parts: async () => {
      if (known && performance.now() < known.until) return known.answer
      if (!origin) throw new Error('CF_API_URL is not set, and no embedded foundation was started')
      const asked = { answer: discover(origin, agents), until: performance.now() + PARTS_LIFE_MS }
      known = asked
      void asked.answer.then((answer) => {
        if (answer.kind !== 'ok') asked.until = 0
      })
      return asked.answer
    },
  }
}
