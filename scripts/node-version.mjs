// Old Nodes must be able to parse this file: no syntax newer than Node 12.
var LOWEST = [20, 19]

/** The one line to print when this Node is too old, or an empty text. */
export function nodeTooOld(version) {
  var parts = version.replace(/^v/, '').split('.').map(Number)
  var fine = parts[0] > LOWEST[0] || (parts[0] === LOWEST[0] && parts[1] >= LOWEST[1])
  if (fine) return ''
  return 'This program needs Node ' + LOWEST.join('.') + ' or newer; this is ' + version + '.'
}
