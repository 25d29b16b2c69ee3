const LOWEST = [20, 19]

/** The one line to print when this Node is too old, or an empty text. Its syntax is one that Node 12 parses. */
export function nodeTooOld(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number)
  if (major > LOWEST[0] || (major === LOWEST[0] && minor >= LOWEST[1])) return ''
  return `This program needs Node ${LOWEST.join('.')} or newer; this is ${version}.`
}
