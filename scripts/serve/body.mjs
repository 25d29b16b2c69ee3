/**
 * Holds a request's body back until it is whole, counting bytes as they come, so that what is too long or too slow
 * never reaches a parser (S25). Afterwards the request reads as if nothing had happened.
 * Gives `whole`, `too-large`, `too-slow`, or `gone` when the client left.
 */
export function holdBody(req, { limitBytes, timeoutMs }) {
  const declared = Number(req.headers['content-length'] ?? 0)
  if (declared === 0 && req.headers['transfer-encoding'] === undefined) return Promise.resolve('whole')
  return new Promise((resolve) => {
    const chunks = []
    let size = 0
    const settle = (outcome) => {
      clearTimeout(timer)
      req.removeListener('close', leave)
      if (outcome === 'whole') {
        delete req.push
        for (const chunk of chunks) req.push(chunk)
        req.push(null)
      } else {
        chunks.length = 0
        req.push = () => true
      }
      resolve(outcome)
    }
    const leave = () => settle('gone')
    const timer = setTimeout(() => settle('too-slow'), timeoutMs)
    req.once('close', leave)
    // Node's parser hands over what it read by push(); nobody has listened yet, so nothing is lost here.
    req.push = (chunk) => {
      if (chunk === null) {
        settle('whole')
        return false
      }
      size += chunk.length
      chunks.push(chunk)
      if (size > limitBytes) settle('too-large')
      return true
    }
    if (declared > limitBytes) settle('too-large')
  })
}

const MIB = 1024 * 1024

/** S25: a form with 200 annotations must fit; the private routes of the live pages take little. */
export const bodyLimitBytes = (path) => (path.startsWith('/api/') ? 64 * 1024 : 8 * MIB)
