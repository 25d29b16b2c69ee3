import 'server-only'
import * as z from 'zod'
import { type Config, isLoopback } from './config'
import { type Agents, makeAgents } from './http/agents'
import { type Answer, readAnswer } from './http/answer'
import { send } from './http/send'

const link = z.object({ href: z.string() }).nullish()

/** `GET /`: where the parts of a foundation are. A link may be null. app/controllers/runtime/root_controller.rb */
const rootSchema = z.object({
  links: z.object({
    cloud_controller_v3: z
      .object({ href: z.string(), meta: z.object({ version: z.string() }).optional() })
      .nullish(),
    login: link,
    uaa: link,
    log_cache: link,
  }),
  cf_on_k8s: z.boolean().optional(),
})

/** One Cloud Foundry API endpoint with its UAA and log cache. Known by the origin of CF_API_URL. */
export type Foundation = {
  origin: string
  agents: Agents
  apiVersion: string
  uaa?: string
  logCache?: string
}

/** Whether the API is Korifi's: its tasks have a command, labels and annotations, and nothing else to ask for. */
export const isKorifi = ({ apiVersion }: Pick<Foundation, 'apiVersion'>): boolean =>
  apiVersion.includes('+cf-k8s')

/** The foundation's parts, or the failure of asking for them. */
export async function discover(origin: string, agents: Agents): Promise<Answer<Foundation>> {
  const reply = await send({
    agent: agents.reads,
    method: 'GET',
    url: `${origin}/`,
    headers: { accept: 'application/json' },
    timeoutMs: 10_000,
    maxBytes: 1 << 20,
  })
  const answer = readAnswer(reply, rootSchema)
  if (answer.kind !== 'ok') return answer
  const { links } = answer.body
  const isApiLocal = isLoopback(new URL(origin).hostname)
  const foundation: Foundation = {
    origin,
    agents,
    apiVersion: links.cloud_controller_v3?.meta?.version ?? '',
    uaa: trusted(links.uaa?.href ?? links.login?.href, isApiLocal),
    logCache: trusted(links.log_cache?.href, isApiLocal),
  }
  return { ...answer, body: foundation }
}

/**
 * An address the API told us, without its last slash, if we may send tokens there: https, or http to this machine
 * when the API itself is on it; no credentials inside, no link-local (metadata service) address (S21).
 */
function trusted(href: string | undefined, isApiLocal: boolean): string | undefined {
  if (!href || !URL.canParse(href)) return undefined
  const url = new URL(href)
  const isPlainLocal = url.protocol === 'http:' && isLoopback(url.hostname) && isApiLocal
  if (url.protocol !== 'https:' && !isPlainLocal) return undefined
  if (url.username || url.password || /^169\.254\.|^\[fe80:/i.test(url.hostname)) return undefined
  return `${url.origin}${url.pathname.replace(/\/$/, '')}`
}

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

/** Seeded accounts of the embedded foundation; the role each has in the seeded spaces is its name. */
const EMBEDDED_ACCOUNTS = ['admin', 'developer', 'supporter', 'auditor', 'manager'] as const

/** What people call the foundation: the host of its API without `api.`, or that it is the embedded one. */
export function foundationName(config: Pick<Config, 'cfApiUrl' | 'isEmbeddedFoundation'>): string {
  if (config.isEmbeddedFoundation) return 'embedded foundation'
  return config.cfApiUrl ? new URL(config.cfApiUrl).host.replace(/^api\./, '') : 'no foundation'
}

/** The accounts to name on the sign-in page, where the foundation is the embedded one. */
export function embeddedAccounts(
  config: Pick<Config, 'isEmbeddedFoundation'>,
): readonly string[] | undefined {
  return config.isEmbeddedFoundation ? EMBEDDED_ACCOUNTS : undefined
}
