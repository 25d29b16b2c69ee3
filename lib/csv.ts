/** What a spreadsheet takes for the begin of a formula, full-width forms included, or skips before one. */
const BEGINS_FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

/**
 * One record of a CSV file (RFC 4180): every cell quoted, its quotes doubled, CRLF at the end. A cell that a
 * spreadsheet would calculate gets an apostrophe in front, so that it is shown as text (S33).
 */
export function toCsvRecord(cells: readonly string[]): string {
  return `${cells.map(toCell).join(',')}\r\n`
}

function toCell(text: string): string {
  const shown = BEGINS_FORMULA.test(text) ? `'${text}` : text
  return `"${shown.replaceAll('"', '""')}"`
}
