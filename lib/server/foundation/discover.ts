import 'server-only'
import * as z from 'zod'
import { isLoopback } from '../config'
import type { Agents } from '../http/agents'
import { type Answer, readAnswer } from '../http/answer'
import { send } from '../http/send'

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
