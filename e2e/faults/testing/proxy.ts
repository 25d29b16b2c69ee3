import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'

/** A reverse proxy as people put in front of a console, with nginx's usual limit for bodies. */
export type ReverseProxy = {
  address: string
  /** Where the console must listen. */
  consolePort: string
  /** What is passed on as Host instead of what the browser sent. */
  sendHost(host: string): void
  stop(): Promise<void>
}

const LIMIT_BYTES = 1024 * 1024
const TOO_LARGE =
  '<html>\r\n<head><title>413 Request Entity Too Large</title></head>\r\n<body>\r\n' +
  '<center><h1>413 Request Entity Too Large</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n'

/** Opens it on a free port. Host and all other headers go through as they came. */
export async function openProxy(): Promise<ReverseProxy> {
  const consolePort = String(await freePort())
  let host: string | undefined
  const pass = (req: IncomingMessage, res: ServerResponse) => {
    if (Number(req.headers['content-length'] ?? 0) > LIMIT_BYTES) {
      req.resume()
      res.writeHead(413, { 'content-type': 'text/html', connection: 'close' }).end(TOO_LARGE)
      return
    }
    const { method, url: path } = req
    const headers = { ...req.headers, host: host ?? req.headers.host }
    const onward = request({ host: '127.0.0.1', port: consolePort, method, path, headers }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(res)
    })
    onward.once('error', () => res.destroy())
    req.pipe(onward)
  }
  const server = createServer(pass)
  return {
    address: `http://127.0.0.1:${await listen(server)}`,
    consolePort,
    sendHost: (other) => {
      host = other
    },
    stop: () => close(server),
  }
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeAllConnections()
  await closed
}

/** The console's address is the proxy's to the outside, so its port must be known before it starts. */
async function freePort(): Promise<number> {
  const probe = createServer()
  const port = await listen(probe)
  await close(probe)
  return port
}
