import type { Command } from './script'
import { addPart, type Part, textOf, type Word } from './word'

const NAME = /^\$(?:\{(\w+)\}|(\w+))$/
const ASSIGNMENT = /^([A-Za-z_]\w*)=/
const DECLARES = new Set(['export', 'readonly', 'declare', 'typeset', 'local'])
/** Set to itself twice in each line, a variable would fill the memory. */
const PARTS_MOST = 50
/** What may or may not run, or runs more than once: what is set in there is not known. */
const COMPOUND = new Set([
  'if',
  'for',
  'while',
  'until',
  'case',
  'select',
  'function',
  '{',
  'then',
  'do',
  'else',
])
const SETS_ANYTHING = new Set(['read', 'unset', 'mapfile', 'readarray', 'source', '.', 'eval', 'getopts'])

/** The variables that the lines before set to what stands in the text. */
export class Variables {
  private readonly known = new Map<string, Part[]>()
  private isCertain = true

  /** Learns what a command sets, and says which; `before` is what parts it from the one before. */
  learn(command: Command, before: string): string[] {
    const first = command.words[0]
    const word = first && textOf(first)
    if (word === undefined) return []
    if (COMPOUND.has(word) || before === '(' || command.ends === '(') this.isCertain = false
    if (SETS_ANYTHING.has(word)) this.known.clear()
    const isSimple = ['', '\n', ';'].includes(before) && ['', '\n', ';', '&&'].includes(command.ends)
    const assigned = assignments(command.words)
    for (const [name, parts] of assigned) {
      const value = parts.flatMap((part) => this.valueOf(part) ?? [part])
      const isKnown = this.isCertain && isSimple && value.length <= PARTS_MOST
      if (isKnown) this.known.set(name, value)
      else this.known.delete(name)
    }
    return assigned.map(([name]) => name)
  }

  private valueOf(part: Part): Part[] | undefined {
    const [, braced, bare] = (part.isReplaced && NAME.exec(part.text)) || []
    return this.known.get(braced ?? bare ?? '')
  }

  /** The word with what is known put in; several where it stands without quotes and holds blanks. */
  putIn(word: Word): { words: Word[]; used: string[] } {
    const made: Part[][] = []
    const used: string[] = []
    let isOpen = false
    const add = (part: Part) => {
      if (!isOpen) made.push([])
      isOpen = true
      addPart(made.at(-1) ?? [], part)
    }
    for (const part of word.parts) {
      const value = this.valueOf(part)
      if (value) used.push(part.text)
      for (const piece of value ?? [part]) {
        if (!value || piece.isReplaced || part.isQuoted) add({ ...piece, isQuoted: part.isQuoted })
        else
          for (const text of piece.text.split(/([ \t\n]+)/)) {
            if (/^[ \t\n]/.test(text)) isOpen = false
            else if (text !== '') add({ text, isReplaced: false, isQuoted: false })
          }
      }
    }
    const isGone = made.length === 0 && used.length > 0
    return { words: isGone ? [] : made.map((parts) => ({ parts, source: word.source })), used }
  }
}

/** `X=1 Y=2`, `export X=1`, `$x = 1`; none where a command follows. */
function assignments(words: readonly Word[]): [name: string, parts: Part[]][] {
  const [first, sign, value] = words
  const powershell = first && NAME.exec(textOf(first))?.[2]
  if (powershell !== undefined && sign && textOf(sign) === '=' && value && words.length === 3)
    return [[powershell, value.parts]]
  const isDeclared = first !== undefined && DECLARES.has(textOf(first))
  const found: [string, Part[]][] = []
  for (const { parts } of isDeclared ? words.slice(1) : words) {
    const [head, ...rest] = parts
    const name = head && !head.isReplaced && !head.isQuoted ? ASSIGNMENT.exec(head.text)?.[1] : undefined
    if (head === undefined || name === undefined) {
      if (isDeclared) continue
      return []
    }
    found.push([name, [{ ...head, text: head.text.slice(name.length + 1) }, ...rest]])
  }
  return found
}
