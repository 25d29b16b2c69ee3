import type { ListName } from '../values'
import { jsonEntries, parseJson, scalarText } from './json-object'

/** A label or annotation that was pasted; `leftOut` are lines and entries that are none, as they stood. */
export type ReadRows = { rows: { key: string; value: string }[]; leftOut: string[] }

const CHARACTERS_MAX = 2_000_000
// A key, or a key in quotes, a colon and a blank or the end: YAML. Everything else has `=`.
const YAML_LINE = /^(\s*)(?:"([^"]*)"|'([^']*)'|([^\s:=#'"][^:=]*)):(?:\s+(.*))?$/
const PAIRS = /^\s*[^\s=,]+=[^\s,]*(?:[\s,]+[^\s=,]+=[^\s,]*)+\s*$/
/** Lines of YAML that only say what follows. */
const HEADINGS = new Set(['metadata', 'labels', 'annotations'])

/** The object itself, or the list inside of it where a whole body or resource was pasted. */
function listIn(root: Map<string, unknown>, list: ListName): Map<string, unknown> {
  return jsonEntries(jsonEntries(root.get('metadata'))?.get(list)) ?? jsonEntries(root.get(list)) ?? root
}

function fromJson(text: string, list: ListName): ReadRows | undefined {
  const root = jsonEntries(parseJson(text))
  if (!root) return undefined
  const read: ReadRows = { rows: [], leftOut: [] }
  for (const [key, value] of listIn(root, list)) {
    const written = scalarText(value)
    if (written === undefined) read.leftOut.push(`${key}: ${JSON.stringify(value)}`)
    else read.rows.push({ key, value: written })
  }
  return read
}

function unquoted(text: string): string {
  const trimmed = text.trim()
  if (/^".*"$/s.test(trimmed)) return scalarText(parseJson(trimmed)) ?? trimmed.slice(1, -1)
  return /^'.*'$/s.test(trimmed) ? trimmed.slice(1, -1).replaceAll("''", "'") : trimmed
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

/** The lines of a block (`key: |`) that begins at `from`: deeper than its key, joined as they stand. */
function blockOf(lines: string[], from: number, indent: number): { text: string; end: number } {
  let end = from
  while (end < lines.length && (lines[end]?.trim() === '' || indentOf(lines[end] ?? '') > indent)) end += 1
  const block = lines.slice(from, end)
  const least = Math.min(...block.filter((line) => line.trim() !== '').map(indentOf))
  return {
    text: block
      .map((line) => line.slice(least))
      .join('\n')
      .trimEnd(),
    end,
  }
}

/** A block after `>`: one line break is a blank, each further one stays. */
function folded(text: string): string {
  return text.replace(/(?<=\S)\n(?=\S)/g, ' ').replace(/\n(\n+)/g, '$1')
}

/** A value of YAML without quotes ends where a comment begins. */
function withoutComment(value: string): string {
  return /^["'].*["']$/s.test(value) ? value : value.replace(/(?:^|\s+)#.*$/, '')
}

function fromPair(line: string): { key: string; value: string } | undefined {
  const at = line.indexOf('=')
  return at < 0 ? undefined : { key: line.slice(0, at).trim(), value: unquoted(line.slice(at + 1)) }
}

function fromLines(lines: string[], list: ListName): ReadRows {
  const read: ReadRows = { rows: [], leftOut: [] }
  let part: { name: string; indent: number } | undefined
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    if (line.trim() === '' || /^\s*(?:#|---\s*$)/.test(line)) continue
    const yaml = YAML_LINE.exec(line)
    if (!yaml) {
      const several = list === 'labels' && PAIRS.test(line) ? line.trim().split(/[\s,]+/) : [line]
      for (const piece of several) {
        const pair = fromPair(piece)
        if (pair) read.rows.push(pair)
        else read.leftOut.push(piece.trim())
      }
      continue
    }
    const key = (yaml[2] ?? yaml[3] ?? yaml[4] ?? '').trim()
    const value = withoutComment(yaml[5]?.trim() ?? '')
    const indent = indentOf(line)
    if (part && indent <= part.indent) part = undefined
    const isOfOther = part !== undefined && part.name !== list && part.name !== 'metadata'
    const isBlock = /^[|>][+-]?$/.test(value)
    const block = isBlock ? blockOf(lines, index + 1, indent) : undefined
    if (block) index = block.end - 1
    if (block === undefined && value === '' && HEADINGS.has(key) && (!part || part.name === 'metadata'))
      part = { name: key, indent }
    else if (!isOfOther)
      read.rows.push({
        key,
        value: block ? (value.startsWith('>') ? folded(block.text) : block.text) : unquoted(value),
      })
  }
  return read
}

/**
 * Reads several labels or annotations pasted at once: `key=value` lines (for labels also several in
 * a line), a JSON object, or the plain part of YAML (scalars, quotes, `|` blocks). What a key or
 * value may be is for the form to check.
 */
export function readRows(text: string, list: ListName): ReadRows {
  if (text.length > CHARACTERS_MAX) return { rows: [], leftOut: ['Too long to be read.'] }
  const trimmed = text.trim()
  return (trimmed.startsWith('{') && fromJson(trimmed, list)) || fromLines(text.split(/\r?\n/), list)
}
