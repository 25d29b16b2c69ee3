import type { ListName } from '../../fields'
import { readScript } from '../shell/script'
import { textOf } from '../shell/word'
import { shown } from '../shown'
import { replacedIn } from '../taken'
import type { ReadRows } from './pair'

const LOOKS = /\bcf\d*(?:\.exe)?\s+(?:-v\s+)?(?:un)?set-label\b/
// `cloudfoundry/cli`, command/v7/set_label_command.go
const FLAGS = /^(?:-[sleb]|--(?:stack|lifecycle|broker|offering|source))$/

/** Whether a text has a `cf set-label` line in it. */
export function looksLikeSetLabel(text: string): boolean {
  return LOOKS.test(text)
}

/** The labels of `cf set-label app shop env=prod tier=web` lines; annotations have no such command. */
export function readSetLabelRows(text: string, list: ListName): ReadRows {
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
