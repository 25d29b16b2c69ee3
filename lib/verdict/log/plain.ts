/** What of a line is read: its beginning, and its end where the error of a long dump may stand. */
const HEAD = 1600
const TAIL = 400

const ESC = String.fromCharCode(27)
const BEL = String.fromCharCode(7)
/** ECMA-48: control sequences, operating system commands, two-character escapes. */
const ESCAPES = new RegExp(
  `${ESC}(?:\\[[0-9;:?<>=!]{0,64}[ -/]{0,4}[@-~]|\\][^${BEL}${ESC}]{0,512}(?:${BEL}|${ESC}\\\\)?|[@-Z\\\\^_a-z=>0-9])`,
  'g',
)
/** Control characters but the tab. */
const CONTROLS = new RegExp(
  `[${String.fromCharCode(0)}-${String.fromCharCode(8)}${String.fromCharCode(11)}-${String.fromCharCode(31)}${String.fromCharCode(127)}]`,
  'g',
)

/** A line as a person would read it on a terminal: bounded, without colours, and the last state of a progress bar. */
export function plainText(text: string): string {
  let plain = text.length > HEAD + TAIL ? `${text.slice(0, HEAD)} … ${text.slice(-TAIL)}` : text
  if (plain.includes(ESC)) plain = plain.replace(ESCAPES, '')
  if (plain.includes('\r')) plain = lastState(plain)
  return plain.replace(CONTROLS, '').trimEnd()
}

/** What is left to see where a program went back to the line's beginning and wrote over it. */
function lastState(text: string): string {
  const states = text.split('\r').filter((state) => state.trim() !== '')
  return states.at(-1) ?? ''
}
