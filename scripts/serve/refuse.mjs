import { STATUS_CODES } from 'node:http'

// A client that is still sending would lose our answer to a reset if we closed at once.
const LINGER_MS = 1000

/** Answers with status, its name and what to do about it, and closes the connection once the client had a moment to read it. */
export function refuseRequest(req, res, status, advice) {
  const text = advice ? `${STATUS_CODES[status]}\n\n${advice}\n` : `${STATUS_CODES[status]}\n`
  res.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    Connection: 'close',
    ...(status === 405 ? { Allow: 'GET, HEAD, POST, PATCH, DELETE' } : {}),
    ...(status === 503 ? { 'Retry-After': '1' } : {}),
  })
  if (req.method !== 'HEAD') res.write(text)
  const isBodyThrough = req.complete || !(req.headers['content-length'] || req.headers['transfer-encoding'])
  if (isBodyThrough) {
    res.end()
    return
  }
  req.push = (chunk) => {
    if (chunk === null) end()
    return true
  }
  const end = () => {
    clearTimeout(timer)
    res.end()
  }
  const timer = setTimeout(end, LINGER_MS)
  res.once('close', () => clearTimeout(timer))
}

/** The same for what Node could not even parse: there is no response object then, only a socket. */
export function refuseSocket(socket, status, headers) {
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const text = `${STATUS_CODES[status]}\n`
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    'Cache-Control: no-store',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(text)}`,
    'Connection: close',
  ]
  socket.end(`${lines.join('\r\n')}\r\n\r\n${text}`)
}

/** The status that a parser's error deserves. */
export function statusOfParserError(code) {
  if (code === 'HPE_HEADER_OVERFLOW') return 431
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
}

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
