export type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug'

const WORDS: Record<string, Level> = {
  emerg: 'fatal',
  emergency: 'fatal',
  alert: 'fatal',
  panic: 'fatal',
  dpanic: 'fatal',
  fatal: 'fatal',
  ftl: 'fatal',
  critical: 'fatal',
  crit: 'fatal',
  severe: 'error',
  error: 'error',
  erro: 'error',
  err: 'error',
  eror: 'error',
  fail: 'error',
  failure: 'error',
  fehler: 'error',
  erreur: 'error',
  warning: 'warn',
  warn: 'warn',
  wrn: 'warn',
  warnung: 'warn',
  notice: 'info',
  note: 'info',
  information: 'info',
  info: 'info',
  inf: 'info',
  log: 'info',
  success: 'info',
  ok: 'info',
  debug: 'debug',
  dbug: 'debug',
  dbg: 'debug',
  trace: 'debug',
  trce: 'debug',
  verbose: 'debug',
  fine: 'debug',
}

/** One letter, as klog and Ruby's Logger write it. */
const LETTERS: Record<string, Level> = { F: 'fatal', E: 'error', W: 'warn', I: 'info', D: 'debug', A: 'info' }

const SYSLOG: readonly Level[] = ['fatal', 'fatal', 'fatal', 'error', 'warn', 'info', 'info', 'debug']

/** Pino's and bunyan's numbers; below eight, syslog's and GELF's. */
function ofNumber(number: number): Level | undefined {
  if (number >= 60) return 'fatal'
  if (number >= 50) return 'error'
  if (number >= 40) return 'warn'
  if (number >= 30) return 'info'
  if (number >= 8) return 'debug'
  return SYSLOG[number]
}

/** The level that a word, a letter or a number of a logger stands for. */
export function levelOf(value: unknown): Level | undefined {
  if (typeof value === 'number') return ofNumber(value)
  if (typeof value !== 'string') return undefined
  if (/^\d{1,3}$/.test(value)) return ofNumber(Number(value))
  return WORDS[value.toLowerCase()] ?? (value.length === 1 ? LETTERS[value] : undefined)
}
