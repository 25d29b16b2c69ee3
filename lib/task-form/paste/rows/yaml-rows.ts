import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type ParsedNode,
  parseAllDocuments,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import type { ListName } from '../../fields'
import { shown } from '../taken'
import { pairIn, type ReadRows } from './pair'

type Doc = Document<ParsedNode>
type Group = { name: string; node: YAMLMap | YAMLSeq }

const REPAIRS_MOST = 30
const CHARACTERS_PARSED = 1_000_000
const LINE_MOST = 6000
const SIMPLE_LINE = /^(\s*(?:- )?(?:"[^"]*"|'[^']*'|[^\s:#'"{[][^:#]*):\s+)([^\s"'|>].*?)(\s+#.*)?$/
const OTHER_HEADINGS = ['metadata', 'applications', 'labels', 'annotations']

/** Every scalar as it was typed: `007`, `1e3`, `yes` and dates are no numbers, booleans or times here. */
function parse(text: string): { docs: Doc[]; faultyLine?: number } {
  const parsed = parseAllDocuments(text, {
    schema: 'failsafe',
    uniqueKeys: false,
    logLevel: 'silent',
    prettyErrors: false, // they quote the text, once for each error
  })
  const docs = 'empty' in parsed ? [] : parsed
  const error = docs.flatMap(({ errors }) => errors)[0]
  return { docs, faultyLine: error && text.slice(0, error.pos[0]).split('\n').length - 1 }
}

/** Lines out of the middle of something: of a JSON object, with tabs, or begun behind their first blanks. */
function wholeOf(text: string): string | undefined {
  const lines = text.split('\n')
  const indents = lines
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line) => /^ */.exec(line)?.[0] ?? '')
  const least = indents.sort((one, other) => one.length - other.length)[0] ?? ''
  const tries = [
    `{${text}\n}`,
    text.replace(/^[ \t]+/gm, (blanks) => blanks.replaceAll('\t', '  ')),
    least + text,
  ]
  return tries.find((one) => parse(one).faultyLine === undefined)
}

/** The text without the lines that are no YAML, which are left out by name, and with quotes where they were needed. */
function repaired(text: string, leftOut: string[]): string {
  const lines = text.split('\n')
  const isQuoted = new Set<number>()
  const most = Math.max(3, Math.min(REPAIRS_MOST, CHARACTERS_PARSED / text.length))
  for (let tries = 0; tries < most; tries += 1) {
    const { faultyLine } = parse(lines.join('\n'))
    if (faultyLine === undefined) return lines.join('\n')
    const line = lines[faultyLine] ?? ''
    const isTried = isQuoted.has(faultyLine) || line.length > LINE_MOST
    const simple = isTried ? null : SIMPLE_LINE.exec(line)
    isQuoted.add(faultyLine)
    if (simple) lines[faultyLine] = `${simple[1]}${JSON.stringify(simple[2])}`
    else if (line.trim() === '') break
    else {
      leftOut.push(line.trim())
      lines[faultyLine] = ''
    }
  }
  leftOut.push(...linesOf(lines.join('\n')))
  return ''
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

class Reader {
  constructor(
    private readonly doc: Doc,
    private readonly text: string,
    private readonly list: ListName,
    private readonly read: ReadRows,
  ) {}

  private resolved(node: unknown): unknown {
    return isAlias(node) ? node.resolve(this.doc) : node
  }

  private scalar(node: unknown): string | undefined {
    const scalar = this.resolved(node)
    if (!isScalar(scalar) || typeof scalar.value !== 'string' || scalar.tag?.startsWith('!')) return undefined
    if (scalar.type === 'PLAIN' && /^(?:null|~)$/.test(scalar.value)) return undefined
    if (scalar.type?.startsWith('BLOCK')) return scalar.value.replace(/\n+$/, '')
    // No label ends so: a line of JavaScript or the like.
    const isLabel = scalar.type === 'PLAIN' && this.list === 'labels'
    return isLabel ? scalar.value.replace(/[,;]$/, '') : scalar.value
  }

  private child(node: unknown, key: string): unknown {
    if (!isMap(node)) return undefined
    const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key)
    return this.resolved(pair?.value)
  }

  private group(node: unknown, name: string): Group[] {
    const inMetadata = this.child(this.child(node, 'metadata'), this.list)
    const found = isMap(inMetadata) || isSeq(inMetadata) ? inMetadata : this.child(node, this.list)
    return isMap(found) || isSeq(found) ? [{ name, node: found }] : []
  }

  /** Where the rows stand: under `metadata` of one resource or of several applications, or at the top. */
  groups(): Group[] {
    const root = this.doc.contents
    if (isScalar(root) && root.value !== '') this.read.leftOut.push(...linesOf(this.sourceOf(root)))
    const applications = this.child(root, 'applications')
    const found = isSeq(applications)
      ? applications.items.flatMap((one) =>
          this.group(one, this.scalar(this.child(one, 'name')) ?? 'one without name'),
        )
      : this.group(root, '')
    if (found.length > 0) return found
    const isResource = OTHER_HEADINGS.some((name) => {
      const node = this.child(root, name)
      return isMap(node) || isSeq(node) || (isScalar(node) && node.value === '')
    })
    if (isResource) this.read.leftOut.push(`no ${this.list} in it`)
    return !isResource && (isMap(root) || isSeq(root)) ? [{ name: '', node: root }] : []
  }

  private sourceOf(node: unknown): string {
    const range = node && typeof node === 'object' && 'range' in node ? node.range : undefined
    const [from, to] = Array.isArray(range) ? range : []
    const tag = isScalar(node) && node.tag ? `${node.tag} ` : ''
    return tag + this.text.slice(Number(from), Number(to))
  }

  private row(key: unknown, value: unknown): void {
    const name = this.scalar(key)
    const text = value === null ? '' : this.scalar(value)
    if (name === undefined) this.read.leftOut.push(shown(this.sourceOf(key)))
    else if (text === undefined || name === '<<')
      this.read.leftOut.push(shown(`${name}: ${this.sourceOf(value)}`))
    else this.read.rows.push({ key: name, value: text })
  }

  rowsOf({ node }: Group): void {
    if (isMap(node)) for (const { key, value } of node.items) this.row(key, value)
    else
      for (const item of node.items) {
        const text = this.scalar(item)
        const pair = text === undefined ? undefined : pairIn(text)
        const key = this.child(item, 'key') ?? this.child(item, 'name')
        const value = this.child(item, 'value')
        if (pair) this.read.rows.push(pair)
        else if (key !== undefined && value !== undefined) this.row(key, value)
        else if (isMap(item) && item.items.length === 1) this.rowsOf({ name: '', node: item })
        else this.read.leftOut.push(shown(this.sourceOf(item)))
      }
  }
}

/**
 * The rows of YAML or JSON: of a flat map, of what stands under `metadata`, of the applications of a manifest. Of
 * several that have them the first is read. What is no row is left out by name.
 */
export function readYamlRows(text: string, list: ListName): ReadRows {
  const read: ReadRows = { rows: [], leftOut: [] }
  const isWhole = parse(text).faultyLine === undefined
  const whole = isWhole ? text : (wholeOf(text) ?? repaired(text, read.leftOut))
  const all = parse(whole).docs.flatMap((doc) => {
    const reader = new Reader(doc, whole, list, read)
    return reader.groups().map((group) => ({ reader, group }))
  })
  const [first, ...others] = all
  first?.reader.rowsOf(first.group)
  if (first && others.length > 0) {
    const names = others.map(({ group }, index) => group.name || `part ${index + 2}`)
    read.leftOut.push(`${shown(names.join(', '))}: only ${first.group.name || 'the first'} was read`)
  }
  return read
}
