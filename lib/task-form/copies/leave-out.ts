/** What stands in the place of what must not be in a ticket. */
export const LEFT_OUT = '[left out]'

const SECRET_WORDS = new Set([
  'apikey',
  'auth',
  'authorization',
  'cookie',
  'credential',
  'credentials',
  'dsn',
  'jwt',
  'key',
  'keys',
  'pass',
  'passcode',
  'passphrase',
  'passwd',
  'password',
  'passwords',
  'private',
  'pwd',
  'secret',
  'secrets',
  'token',
  'tokens',
])

/** Whether a key names something secret: `DB_PASSWORD`, `apiKey`, `client-secret`; not `monkey`. */
export function looksSecret(key: string): boolean {
  const words = key.replace(/([a-z0-9])([A-Z])/g, '$1 $2').split(/[^A-Za-z0-9]+/)
  return words.some((word) => {
    const plain = word.toLowerCase().replace(/\d+$/, '')
    return SECRET_WORDS.has(plain) || /(?:password|passwd|secret|token|apikey)s?$/.test(plain)
  })
}

/** A value as a shell reads it: quoted parts and all; what is never closed reaches to the end of its line. */
const VALUE = String.raw`(?:"(?:[^"\\]|\\[\s\S])*"|'[^']*'|\\[^\n]|[^\s"'\\]|["'\\][^\n]*)+`
const PAIR = new RegExp(String.raw`([A-Za-z_][\w.-]*)(["']?\s?[=:]\s?)(${VALUE})`, 'g')
const FLAG = new RegExp(String.raw`(^|\s)(--?[A-Za-z][\w-]*)(\s+)(?!-)(${VALUE})`, 'g')
const IN_ADDRESS = /([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@'"]+@/gi
const SCHEME = /\b(bearer|basic)\s+[\w.~+/=-]{6,}/gi
const JWT = /\beyJ[\w-]{5,}(?:\.[\w-]*){1,4}/g

/**
 * The text without what looks secret: values of `KEY=value`, `key: value` and `--key value` whose key says so, tokens,
 * and passwords in addresses (S34). What a key does not name can't be known.
 */
export function leaveSecretsOut(text: string): string {
  return text
    .replace(IN_ADDRESS, `$1${LEFT_OUT}@`)
    .replace(SCHEME, `$1 ${LEFT_OUT}`)
    .replace(JWT, LEFT_OUT)
    .replace(PAIR, (whole, key: string, between: string) =>
      looksSecret(key) ? `${key}${between}${LEFT_OUT}` : whole,
    )
    .replace(FLAG, (whole, before: string, flag: string, between: string) =>
      looksSecret(flag) ? `${before}${flag}${between}${LEFT_OUT}` : whole,
    )
}
