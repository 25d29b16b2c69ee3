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
const KEY = /(?<![\w.-])([\w.-]+)\\?["']?\s{0,3}(?:=>|[=:])\s{0,3}/g
const FLAG = new RegExp(String.raw`(^|\s)(--?[A-Za-z][\w-]*)(\s+)(?!-)(${VALUE})`, 'g')
const IN_ADDRESS = /([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/'"]+@/gi
const SCHEME = /\b(bearer|basic)\s+[\w.~+/=-]{6,}/gi
/** Shapes that the makers of tokens gave them, so that they can be found: GitHub, GitLab, Slack, OpenAI, Stripe, AWS, Google, npm, SendGrid. */
const TOKEN =
  /\b(?:gh[pousr]_\w{8,}|github_pat_\w{8,}|glpat-[\w-]{8,}|xox[abeprs]-[\w-]{8,}|sk-[\w-]{12,}|[prs]k_(?:live|test)_\w{8,}|A(?:KIA|SIA)[A-Z0-9]{12,}|AIza[\w-]{20,}|npm_\w{20,}|SG\.[\w-]{10,}\.[\w-]{10,})/g
const PRIVATE_KEY =
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g
/** A signature in an address is as good as a password. */
const SIGNATURE = /([?&](?:sig|signature|x-amz-signature)=)[^&\s"']+/gi
/** `curl -u name:password`, `mysql -ppassword`, `sshpass -p password`, `sqlplus name/password@//host`. */
const USER_AND = /((?:^|\s)(?:-u|--user)[\s=]?["']?[^\s:"']+:)[^\s"']+/g
const ATTACHED = /(\b(?:mysql|mysqldump|mariadb|mariadb-dump|mysqladmin)\b[^\n|;]{0,200}?\s-p)[^\s]+/g
const SSHPASS = /(\bsshpass\s+-p\s?)\S+/g
const SLASHED = /(\b\w+\/)[^\s/@]+(?=@\/\/)/g
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
    .replace(TOKEN, LEFT_OUT)
    .replace(PRIVATE_KEY, LEFT_OUT)
    .replace(SIGNATURE, `$1${LEFT_OUT}`)
    .replace(USER_AND, `$1${LEFT_OUT}`)
    .replace(ATTACHED, `$1${LEFT_OUT}`)
    .replace(SSHPASS, `$1${LEFT_OUT}`)
    .replace(SLASHED, `$1${LEFT_OUT}`)
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
