import 'server-only'
import type { Config } from '../config'

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
