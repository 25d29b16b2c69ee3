const LONGEST_VALUE_CHARACTERS = 2048

/**
 * One record as one line of JSON (S38): values cut, everything but printable ASCII escaped, so that no terminal acts on it.
 * The caller passes no query strings, cookies or bodies (S39).
 */
export function logLine(event, fields) {
  const cut = (value) => (typeof value === 'string' ? value.slice(0, LONGEST_VALUE_CHARACTERS) : value)
  const values = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, cut(value)]))
  const json = JSON.stringify({ level: 40, time: Date.now(), event, ...values })
  return json.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
