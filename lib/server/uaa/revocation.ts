import 'server-only'
import { decodeJwt, errors } from 'jose'
import type { Foundation } from '../foundation/discover'
import { send } from '../http/send'

/**
 * Ends a refresh token at UAA. Whose token it is may end it, with an access token of his own (UAA's IsSelfCheck); the
 * public client `cf` needs no scope for that. Only what UAA keeps can be ended: it refuses one that it only signed.
 * True where UAA says that it is done.
 */
export async function revokeRefreshToken(
  foundation: Foundation,
  { accessToken, refreshToken }: { accessToken: string; refreshToken: string },
  timeoutMs: number,
): Promise<boolean> {
  const id = idOf(refreshToken)
  if (!foundation.uaa || !id) return false
  const reply = await send({
    agent: foundation.agents.reads,
    method: 'DELETE',
    url: `${foundation.uaa}/oauth/token/revoke/${encodeURIComponent(id)}`,
    headers: { accept: 'application/json', authorization: `bearer ${accessToken}` },
    timeoutMs,
    maxBytes: 1 << 16,
  })
  return reply.kind === 'answered' && reply.status === 200
}

/** UAA knows a signed token by its `jti`; an opaque one is its own id. */
function idOf(refreshToken: string): string | undefined {
  if (!refreshToken.includes('.')) return refreshToken
  try {
    return decodeJwt(refreshToken).jti
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined
    throw error
  }
}
