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
const VALUE_HERE = new RegExp(VALUE, 'y')
const KEY = /(?<![\w.-])([\w.-]+)["']?\s?[=:]\s?/g
const FLAG = new RegExp(String.raw`(^|\s)(--?[A-Za-z][\w-]*)(\s+)(?!-)(${VALUE})`, 'g')
const IN_ADDRESS = /([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/'"]+@/gi
const SCHEME = /\b(bearer|basic)\s+[\w.~+/=-]{6,}/gi
const JWT = /\beyJ[\w-]{5,}(?:\.[\w-]*){1,4}/g

/**
 * The text without what looks secret: values of `KEY=value`, `key: value` and `--key value` whose key says so, tokens,
 * and passwords in addresses (S34). What a key does not name can't be known.
 */
export function leaveSecretsOut(text: string): string {
  const unsigned = text
    .replace(IN_ADDRESS, `$1${LEFT_OUT}@`)
    .replace(SCHEME, `$1 ${LEFT_OUT}`)
    .replace(JWT, LEFT_OUT)
  return leaveValuesOut(unsigned).replace(FLAG, (whole, before: string, flag: string, between: string) =>
    looksSecret(flag) ? `${before}${flag}${between}${LEFT_OUT}` : whole,
  )
}

/** Only a secret key takes its value along: that of another may hold a secret pair itself, an address with a token. */
function leaveValuesOut(text: string): string {
  let left = ''
  let from = 0
  for (const pair of text.matchAll(KEY)) {
    const begin = pair.index + pair[0].length
    if (pair.index < from || !looksSecret(pair[1] ?? '')) continue
    VALUE_HERE.lastIndex = begin
    const value = VALUE_HERE.exec(text)
    if (!value) continue
    left += `${text.slice(from, begin)}${LEFT_OUT}`
    from = begin + value[0].length
  }
  return left + text.slice(from)
}
