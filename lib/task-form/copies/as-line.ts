import { parseBytesPerSecond, parseMegabytes } from '../../size'
import { FIELDS, SENT_FIELDS, type SentField, type TaskFormValues, TOLD_FIELDS } from '../fields'
import { toRequest, toRequestText } from '../request'

const PLAIN = /^[A-Za-z0-9_.,:/-]+$/
// A terminal acts on control characters while one pastes, and on these it shows something else than runs.
const ACTS_ON_TERMINAL = /[^\P{Cc}\n]|\p{Bidi_Control}/u
const RUNS = /(?:[^\P{Cc}\n]|\p{Bidi_Control})+|(?:[\P{Cc}\n](?<!\p{Bidi_Control}))+/gu

function octal(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join(
    '',
  )
}

/**
 * One argument for a POSIX shell (sh, bash, zsh), in single quotes where needed. Control characters
 * other than the line break, and those that turn text around, become `"$(printf '\003')"`. NUL
 * cannot be an argument: it is dropped.
 */
export function shellQuote(text: string): string {
  if (PLAIN.test(text)) return text
  const runs = text.replaceAll('\0', '').match(RUNS) ?? ['']
  return runs
    .map((run) =>
      ACTS_ON_TERMINAL.test(run)
        ? `"$(printf '${octal(run)}')"`
        : `'${run.replaceAll("'", String.raw`'\''`)}'`,
    )
    .join('')
}

/** What a line for the cf CLI needs besides the values. Without `processType` the template is of another app. */
type CfNames = { appName: string; processType?: string }

/** `why` says which fields `cf run-task` has no flag for, where it had to be `cf curl`. */
type CfCopy = { kind: 'run-task'; line: string } | { kind: 'curl'; line: string; why: string }

const UNITS = ['B', 'K', 'M', 'G', 'T']

/** The CLI reads amounts as floating point and leaves out what is 0. */
function rateWithoutFlag(word: string, text: string): string[] {
  const rate = parseBytesPerSecond(text)
  if (rate.kind === 'wrong') return []
  if (rate.bytesPerSecond === 0n) return [`a ${word} of 0`]
  return BigInt(Number(rate.bytesPerSecond)) === rate.bytesPerSecond ? [] : [`a ${word} of so many digits`]
}

function bytesForCf(text: string): string | undefined {
  const rate = parseBytesPerSecond(text)
  if (rate.kind === 'wrong') return undefined
  if (rate.bytesPerSecond <= 0n) return `${rate.bytesPerSecond}`
  let [amount, power] = [rate.bytesPerSecond, 0]
  while (amount % 1024n === 0n && power < UNITS.length - 1) [amount, power] = [amount / 1024n, power + 1]
  return `${amount}${UNITS[power]}`
}

function megabytesForCf(text: string): string | undefined {
  const size = parseMegabytes(text)
  return size.kind === 'ok' ? `${size.megabytes}M` : undefined
}

function withoutFlag(values: TaskFormValues, { appName, processType }: CfNames): string[] {
  const { metadata } = toRequest(values)
  return [
    ...(metadata?.labels ? ['labels'] : []),
    ...(metadata?.annotations ? ['annotations'] : []),
    ...TOLD_FIELDS.filter((field) => values[field] !== '' && !FIELDS[field].flags).map(
      (field) => FIELDS[field].word,
    ),
    ...(values.template === '' || processType !== undefined ? [] : ['a process of another app']),
    ...SENT_FIELDS.filter((field) => FIELDS[field].kind === 'bytes-per-second').flatMap((field) =>
      rateWithoutFlag(FIELDS[field].word, values[field]),
    ),
    // The CLI's parser of flags (go-flags) takes quotes around a value for its own.
    ...(TOLD_FIELDS.some(
      (field) => FIELDS[field].kind === 'text' && FIELDS[field].flags && values[field].startsWith('"'),
    )
      ? ['a value that begins with "']
      : []),
    ...(appName.startsWith('-') ? ['an app whose name begins with -'] : []),
  ]
}

/** Amounts as the CLI reads them; everything else as it stands. */
function valueForCf(field: SentField, text: string): string | undefined {
  const { kind } = FIELDS[field]
  if (kind === 'megabytes') return megabytesForCf(text)
  return kind === 'bytes-per-second' ? bytesForCf(text) : text
}

function flagOf(field: SentField, text: string): string[] {
  const value = valueForCf(field, text)
  const flag = FIELDS[field].flags?.[0]
  return !flag || !value ? [] : [`${flag}=${shellQuote(value)}`]
}

/**
 * The same submission as one line for the cf CLI, version 8 and later: `cf run-task` where it has a
 * flag for everything given, else `cf curl` with the exact body. For a POSIX shell.
 */
export function asCf(values: TaskFormValues, names: CfNames): CfCopy {
  const missing = withoutFlag(values, names)
  if (missing.length > 0) {
    const address = shellQuote(`/v3/apps/${values.app}/tasks`)
    const line = `cf curl -X POST ${address} -H 'Content-Type: application/json' -d ${jsonArgument(values)}`
    return { kind: 'curl', line, why: `cf run-task has no flag for ${missing.join(', ')}.` }
  }
  const parts = [
    'cf run-task',
    shellQuote(names.appName),
    ...flagOf('template', values.template && (names.processType ?? '')),
    ...TOLD_FIELDS.filter((field) => field !== 'template').flatMap((field) => flagOf(field, values[field])),
  ]
  return { kind: 'run-task', line: parts.join(' ') }
}

/**
 * The same submission as a `curl` line for a POSIX shell. `api` is the origin of the API. The token
 * is never in it: the cf CLI is asked for it when the line runs.
 */
export function asCurl(values: TaskFormValues, api: string): string {
  return [
    `curl -X POST ${shellQuote(`${api}/v3/apps/${values.app}/tasks`)}`,
    '-H "Authorization: $(cf oauth-token)"',
    "-H 'Content-Type: application/json'",
    `--data-raw ${jsonArgument(values)}`,
  ].join(' \\\n  ')
}

/**
 * The request's body as one argument of a shell command. What a terminal would act on or turn
 * around is escaped in the JSON itself, which means the same to the API.
 */
function jsonArgument(values: TaskFormValues): string {
  const json = toRequestText(values).replace(
    /\p{Cc}|\p{Bidi_Control}|[\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return shellQuote(json)
}
