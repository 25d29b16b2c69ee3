import type { Line } from '../verdict'
import type { Level } from './level'
import { plainText } from './plain'
import { takePrefix } from './prefix'
import { readStructured } from './structured'

/** What one line says, without what a logger put in front of it. */
export type Statement = {
  /** Of the line in the log. */
  index: number
  /** As a person would read the line. */
  plain: string
  /** The message alone, its indentation kept. */
  message: string
  level: Level | undefined
  stream: Line['stream']
  /** Written anew by a logger, thus no continuation of the line before. */
  isLogged: boolean
}

/** Reads one line. Most are one statement; a record that carries a stack is several. */
export function readLine(line: Line, index: number): Statement[] {
  const plain = plainText(line.text)
  const base = { index, plain, stream: line.stream }
  const { message, level, hasTime } = takePrefix(withoutBox(plain))
  const record = readStructured(message, line.text)
  if (!record) return [{ ...base, message, level, isLogged: hasTime || level !== undefined }]
  const [next, ...rest] = record.more
  const own = join(record.message, next)
  const statements = [own, ...rest].map((text, at) => ({
    ...base,
    message: text.slice(0, 1600),
    level: at === 0 ? (record.level ?? level) : undefined,
    isLogged: at === 0,
  }))
  return statements
}

/** What was logged and the error that was logged with it, said once. */
function join(said: string, error: string | undefined): string {
  if (error === undefined) return said
  if (said === '' || error.includes(said)) return error
  return said.includes(error) ? said : `${said}: ${error}`
}

/** Without the frame or the margin that some programs draw around their errors, and without a marker in front. */
function withoutBox(text: string): string {
  return text
    .replace(/^\s*(?:[│┃║╎┆|]\s?)+(?=\S|\s{2})/u, '')
    .replace(/^\s*[┌┐└┘├┤─━═╭╮╰╯╷╵]{1,4}>?\s?/u, '')
    .replace(/^(\s*)[✖✗✘❌×⨯⚠➜›▶●■✕⛔🚨💥]️?\s+/u, '$1')
    .replace(/\s*[│┃║]$/u, '')
}
