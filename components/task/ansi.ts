type AnsiSpan = { text: string; className: string }

/** An escape sequence: with parameters and a final letter, or a text of its own (titles, links, clipboard), or short. */
const SEQUENCE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with a control character
  /\u001b(?:\[([0-9;:<=>?]*)[ -/]*([@-~])|[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[ -/]*[0-Z\\^-~])/g

const SPANS_MAX = 200

/** By the last digit of 30 to 37 and 90 to 97. Classes, since two themes have to bear them. */
const COLOURS = [
  'text-text-3',
  'text-bad-text',
  'text-good-text',
  'text-careful-text',
  'text-running-text',
  'text-running-text',
  'text-accent-text',
  '',
] as const

type Style = { colour: string; weight: string }

const PLAIN: Style = { colour: '', weight: '' }

/** What codes of `ESC [ … m` make of a style. Colours by number or mixture stay out: no theme could bear all of them. */
function styled(style: Style, parameters: string): Style {
  const codes = parameters.split(/[;:]/).map(Number)
  let now = style
  for (let index = 0; index < codes.length; index += 1) {
    const code = codes[index] ?? 0
    if (code === 38 || code === 48) index += codes[index + 1] === 2 ? 4 : 2
    else if (code === 0) now = PLAIN
    else if (code === 1) now = { ...now, weight: 'font-label' }
    else if (code === 2) now = { ...now, colour: 'text-text-3' }
    else if (code === 22) now = { ...now, weight: '' }
    else if (code === 39) now = { ...now, colour: '' }
    else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97))
      now = { ...now, colour: COLOURS[code % 10] ?? '' }
  }
  return now
}

/**
 * The parts of an output line with the colours it asks for. Every other escape sequence is left out and acts on
 * nothing. Beyond 200 parts a line is shown without colours.
 */
export function ansiSpans(line: string): AnsiSpan[] {
  const spans: AnsiSpan[] = []
  let style = PLAIN
  let end = 0
  const take = (to: number) => {
    const text = line.slice(end, to)
    if (text !== '') spans.push({ text, className: [style.colour, style.weight].filter(Boolean).join(' ') })
  }
  for (const sequence of line.matchAll(SEQUENCE)) {
    take(sequence.index)
    end = sequence.index + sequence[0].length
    if (sequence[2] === 'm') style = styled(style, sequence[1] ?? '')
  }
  take(line.length)
  if (spans.length <= SPANS_MAX) return spans
  return [{ text: spans.map(({ text }) => text).join(''), className: '' }]
}

/** How programs whose log knows only lines (Java's) keep a stack trace in one. */
export const LINE_SEPARATOR = '\u2028'
