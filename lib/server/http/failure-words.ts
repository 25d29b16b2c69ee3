import 'server-only'
import * as z from 'zod'

const failureSchema = z.object({
  code: z.union([z.string(), z.number()]).optional(),
  name: z.string().optional(),
  message: z.string(),
})

const WORDS = new Map([
  ['ECONNREFUSED', 'connection refused'],
  ['ECONNRESET', 'connection reset'],
  ['EPIPE', 'connection closed'],
  ['UND_ERR_SOCKET', 'connection closed'],
  ['UND_ERR_CLOSED', 'connection closed'],
  ['UND_ERR_CONNECT_TIMEOUT', 'no connection in time'],
  ['ETIMEDOUT', 'no connection in time'],
  ['UND_ERR_HEADERS_TIMEOUT', 'no answer in time'],
  ['UND_ERR_BODY_TIMEOUT', 'the answer stopped'],
  ['UND_ERR_HEADERS_OVERFLOW', 'too many headers'],
  ['ENOTFOUND', 'no such host'],
  ['EAI_AGAIN', 'the name service did not answer'],
  ['EHOSTUNREACH', 'no way to the host'],
  ['ENETUNREACH', 'no network'],
  ['CERT_HAS_EXPIRED', 'the certificate has expired'],
  ['CERT_NOT_YET_VALID', 'the certificate is not valid yet'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'a self-signed certificate'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'a certificate of an authority that is not trusted'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'a certificate of an authority that is not trusted'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'a certificate of an authority that is not trusted'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'a certificate of another host'],
])

/** Code and name of whatever was thrown, as far as it has them. */
export const failureOf = (error: unknown): { code?: string; name?: string } => {
  const { code, name } = failureSchema.safeParse(error).data ?? {}
  return { code: typeof code === 'string' ? code : undefined, name }
}

/**
 * A failed request in words for people, such as `connection refused`. The codes of Node.js and undici are for a log:
 * one that has no words here is a failure of the connection, which is all that anybody can act on.
 */
export function failureWords(error: unknown): string {
  const { code, name } = failureOf(error)
  if (name === 'TimeoutError') return 'time ran out'
  if (name === 'AbortError') return 'it was given up'
  if (code !== undefined)
    return WORDS.get(code) ?? (/^(HPE_|UND_ERR_RES)/.test(code) ? 'not HTTP' : 'the connection failed')
  return failureSchema.safeParse(error).data?.message ?? 'the connection failed'
}
