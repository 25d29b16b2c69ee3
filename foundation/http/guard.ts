import type { IncomingMessage } from 'node:http'

/** Why a request is not even looked at: a status without a body. */
export type Turned = { status: 400 | 403 | 421 }

const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]'])
const URL_MAX_CHARACTERS = 16_384
/** The only pages that a browser has business with. */
const PAGES = /^\/uaa(?:\/|\/(?:login|logout|passcode|oauth\/authorize)(?:\.do)?\/?)?$/

/**
 * Lets through only what is meant for us: our own loopback name and port as Host, and outside the pages of the UAA
 * nothing that a browser sent (an Origin, a Sec-Fetch-Site or a Cookie), since tasks run commands on this machine.
 */
export function turnedAway(request: IncomingMessage, port: number): Turned | undefined {
  const hosts = request.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host')
  if (hosts.length !== 1 || !isOwnHost(request.headers.host ?? '', port)) return { status: 421 }
  const url = request.url ?? ''
  if (!url.startsWith('/') || url.length > URL_MAX_CHARACTERS) return { status: 400 }
  const path = url.split('?', 1)[0] ?? ''
  return !PAGES.test(path) && isFromBrowser(request) ? { status: 403 } : undefined
}

function isOwnHost(host: string, port: number): boolean {
  const [, name = '', written] = /^(\[[^\]]*\]|[^:[\]]*)(?::(\d+))?$/.exec(host) ?? []
  return LOOPBACK_NAMES.has(name.toLowerCase()) && (written ?? '80') === `${port}`
}

function isFromBrowser({ headers }: IncomingMessage): boolean {
  return (
    headers.origin !== undefined || headers['sec-fetch-site'] !== undefined || headers.cookie !== undefined
  )
}
