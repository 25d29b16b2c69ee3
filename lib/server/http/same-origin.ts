import 'server-only'
import { headers } from 'next/headers'
import type { Config } from '../config'

/**
 * Whether the request being served was made by a page of ours: its Origin is there and equals PUBLIC_URL or the
 * address asked for. scripts/serve.mjs refuses others first; Next.js itself lets a missing Origin through (S12).
 */
export async function isFromOurPage(config: Config): Promise<boolean> {
  const sent = await headers()
  const ours = config.publicUrl ?? `http://${sent.get('host')}`
  const site = sent.get('sec-fetch-site')
  return sent.get('origin') === ours && (site === null || site === 'same-origin')
}
