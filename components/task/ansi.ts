import Anser from 'anser'

export type AnsiSpan = { text: string; className: string }

/** Every escape sequence but colours: moves, titles, links, clipboard. None may act on anything. */
const OTHER_SEQUENCES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with a control character
  /\u001b(?:\[[0-9;:<=>?]*[ -/]*[@-ln-~]|[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[ -/]*[0-Z\\^-~])/g

const SPANS_MAX = 200

const COLOURS = new Map([
  ['ansi-red', 'text-bad-text'],
  ['ansi-bright-red', 'text-bad-text'],
  ['ansi-green', 'text-good-text'],
  ['ansi-bright-green', 'text-good-text'],
  ['ansi-yellow', 'text-careful-text'],
  ['ansi-bright-yellow', 'text-careful-text'],
  ['ansi-blue', 'text-running-text'],
  ['ansi-bright-blue', 'text-running-text'],
  ['ansi-magenta', 'text-running-text'],
  ['ansi-bright-magenta', 'text-running-text'],
  ['ansi-cyan', 'text-accent-text'],
  ['ansi-bright-cyan', 'text-accent-text'],
  ['ansi-black', 'text-text-3'],
  ['ansi-bright-black', 'text-text-3'],
])

/**
 * The parts of an output line with the colours it asks for, as classes of ours: two themes have to bear them. Beyond
 * 200 parts a line is shown without colours.
 */
export function ansiSpans(line: string): AnsiSpan[] {
  const coloured = line.replace(OTHER_SEQUENCES, '')
  if (!coloured.includes('\u001b')) return [{ text: coloured, className: '' }]
  const entries = Anser.ansiToJson(coloured, { json: true, remove_empty: true, use_classes: true })
  if (entries.length > SPANS_MAX) {
    return [{ text: entries.map(({ content }) => content).join(''), className: '' }]
  }
  return entries.map(({ content, fg, decorations }) => ({
    text: content,
    className: [
      COLOURS.get(fg) ?? '',
      decorations.includes('bold') ? 'font-label' : '',
      decorations.includes('dim') ? 'text-text-3' : '',
    ]
      .filter((name) => name !== '')
      .join(' '),
  }))
}
