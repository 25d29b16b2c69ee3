import { isGiven, type Row } from '@/lib/task-form/fields'
import { counted } from '@/lib/words'
import type { ListName } from '../../fields'
import { jsonEntries, parseJson } from '../read-body'
import { readScript } from '../shell/script'
import { textOf } from '../shell/word'
import { replacedIn, shown } from '../taken'
import { looksLikeHcl, readHclRows } from './hcl-rows'
import { pairIn, type ReadRows } from './pair'
import { readYamlRows } from './yaml-rows'

const LOOKS = /\bcf\d*(?:\.exe)?\s+(?:-v\s+)?(?:un)?set-label\b/
// `cloudfoundry/cli`, command/v7/set_label_command.go
const FLAGS = /^(?:-[sleb]|--(?:stack|lifecycle|broker|offering|source))$/

/** Whether a text has a `cf set-label` line in it. */
function looksLikeSetLabel(text: string): boolean {
  return LOOKS.test(text)
}

/** The labels of `cf set-label app shop env=prod tier=web` lines; annotations have no such command. */
function readSetLabelRows(text: string, list: ListName): ReadRows {
  const read: ReadRows = { rows: [], leftOut: [] }
  const { commands, unclosed } = readScript(text)
  for (const { words, source } of commands) {
    const verb = words.findIndex((word) => textOf(word) === 'set-label')
    if (verb < 0 || list === 'annotations') {
      read.leftOut.push(`${shown(source)}: ${verb < 0 ? 'not read' : 'sets labels, no annotations'}`)
      continue
    }
    const bare = words.slice(verb + 1).filter((word, index, all) => {
      const before = all[index - 1]
      return !textOf(word).startsWith('-') && !(before && FLAGS.test(textOf(before)))
    })
    for (const word of bare.slice(2)) {
      const at = textOf(word).indexOf('=')
      if (at < 0 || replacedIn(word).length > 0) read.leftOut.push(shown(word.source))
      else read.rows.push({ key: textOf(word).slice(0, at), value: textOf(word).slice(at + 1) })
    }
  }
  if (unclosed) read.leftOut.push(`${shown(unclosed.command)}: ${unclosed.opened} is opened and not closed`)
  return read
}

const CHARACTERS_MAX = 2_000_000
const KEY_MOST = 1000
// What stands before the `=` of a pair: a key, in quotes or without.
const KEY = /^\s*(?:"[^"]*"|'[^']*'|(?![-{]\s)[^\s#'"{][^'"]*)\s*$/
const PAIRS = /^\s*[^\s=,]+=[^\s,]*(?:[\s,]+[^\s=,]+=[^\s,]*)+,?\s*$/

function isPair(line: string): boolean {
  const at = line.indexOf('=')
  const key = at < 0 || at > KEY_MOST ? '' : line.slice(0, at)
  return KEY.test(key) && !/:\s/.test(key)
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

/** Pairs as they stand, and between them what goes together as YAML. */
function pieces(text: string): { pair?: string; yaml?: string }[] {
  const found: { pair?: string; yaml?: string }[] = []
  let chunk: string[] = []
  const endChunk = () => {
    if (chunk.some((line) => !/^\s*(?:#|---\s*$|$)/.test(line))) found.push({ yaml: chunk.join('\n') })
    chunk = []
  }
  for (const line of text.split('\n')) {
    const first = chunk.find((one) => one.trim() !== '')
    const isWithin = first !== undefined && !/^\s*#/.test(first) && indentOf(line) > indentOf(first)
    if (isWithin || !isPair(line)) chunk.push(line)
    else {
      endChunk()
      found.push({ pair: line })
    }
  }
  endChunk()
  return found
}

function readPairs(line: string, list: ListName): ReadRows {
  const several = list === 'labels' && PAIRS.test(line) ? line.trim().split(/[\s,]+/) : [line]
  const read: ReadRows = { rows: [], leftOut: [] }
  for (const piece of several.filter((one) => one !== '')) {
    const pair = pairIn(piece)
    if (pair) read.rows.push(pair)
    else read.leftOut.push(piece.trim())
  }
  return read
}

/**
 * Reads several labels or annotations pasted at once: `key=value` lines (for labels also several in
 * a line), JSON, YAML, a manifest, Terraform, `cf set-label` lines. What a key or value may be is
 * for the form to check.
 */
export function readRows(text: string, list: ListName): ReadRows {
  if (text.length > CHARACTERS_MAX) return { rows: [], leftOut: ['Too long to be read.'] }
  const lines = text.replace(/\r\n?/g, '\n')
  // A JSON object may have a key that looks like the begin of something else.
  const isJson = jsonEntries(parseJson(lines)) !== undefined
  if (!isJson && looksLikeSetLabel(lines)) return readSetLabelRows(lines, list)
  if (!isJson && looksLikeHcl(lines)) return readHclRows(lines, list)
  const all = pieces(lines).map(({ pair, yaml }) =>
    pair === undefined ? readYamlRows(yaml ?? '', list) : readPairs(pair, list),
  )
  return { rows: all.flatMap(({ rows }) => rows), leftOut: all.flatMap(({ leftOut }) => leftOut) }
}

type PastedRows = { rows: Row[]; last: number; told: string }

const MOST_NAMED = 5

function leftOutWords(leftOut: readonly string[]): string[] {
  if (leftOut.length === 0) return []
  const more = leftOut.length - MOST_NAMED
  const named = leftOut.slice(0, MOST_NAMED).join(' | ')
  return [`Left out: ${named}${more > 0 ? ` | ${more} more` : ''}`]
}

/**
 * The rows after a paste into the key at `index`: what was pasted takes the place of an empty row, and follows one
 * that says something. `last` is the last row that came. Nothing where the text is a line that is no row: it is typed.
 */
export function pasteRows(
  before: readonly Row[],
  index: number,
  text: string,
  list: ListName,
): PastedRows | undefined {
  const read = readRows(text, list)
  const isTyped = read.leftOut.length <= 1 && (read.leftOut[0] ?? text.trim()) === text.trim()
  if (read.rows.length === 0 && isTyped && !text.trim().includes('\n')) return undefined
  if (read.rows.length === 0)
    return {
      rows: [...before],
      last: index,
      told: ['No row pasted.', ...leftOutWords(read.leftOut)].join(' '),
    }
  const here = before[index]
  const kept = here && isGiven(here) ? [here] : []
  const fresh = read.rows.map((row) => ({ id: crypto.randomUUID(), ...row }))
  const told = [`${counted(fresh.length, 'row')} pasted.`, ...leftOutWords(read.leftOut)]
  return {
    rows: [...before.slice(0, index), ...kept, ...fresh, ...before.slice(index + 1)],
    last: index + kept.length + fresh.length - 1,
    told: told.join(' '),
  }
}
