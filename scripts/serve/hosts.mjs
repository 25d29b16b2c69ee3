const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/**
 * Which names this console answers to (S14): those of PUBLIC_URL, and loopback names with our own port.
 * A set of whole authorities instead of parsed ones: whatever is written differently is simply not in it.
 */
export function allowedHosts({ publicUrl, host, port }) {
  const names = /^127\.\d+\.\d+\.\d+$/.test(host) ? [...LOOPBACK, host] : LOOPBACK
  const hosts = new Map(names.map((name) => [`${name}:${port}`, `http://${name}:${port}`]))
  if (port === 80) for (const name of names) hosts.set(name, `http://${name}`)
  if (publicUrl) {
    const url = new URL(publicUrl)
    hosts.set(url.host, url.origin)
    if (url.port === '') hosts.set(`${url.host}:${url.protocol === 'https:' ? 443 : 80}`, url.origin)
  }
  return hosts
}

/** The origin of our own that a Host header means, or undefined when it is not one of ours. */
export function originOfHost(hosts, values) {
  if (values?.length !== 1) return undefined
  return hosts.get(values[0].toLowerCase())
}

/** Whether a Host header is PUBLIC_URL but for the port: what a proxy sends that leaves the port out, or names its own. */
export function isPublicNameOnly(publicUrl, values) {
  if (!publicUrl || values?.length !== 1) return false
  return values[0].toLowerCase().replace(/:\d*$/, '') === new URL(publicUrl).hostname
}

/** What to change where a Host is not ours. Does not repeat what was sent, nor names of ours that the sender may not know. */
export function howToName({ publicUrl, isNameOurs }) {
  if (!publicUrl)
    return 'This console answers to localhost only. Set PUBLIC_URL to the address that people open in their browser.'
  const what = isNameOurs
    ? 'The Host header of this request has another port than PUBLIC_URL.'
    : 'The Host header of this request is not that of PUBLIC_URL.'
  return (
    `${what} Either have the proxy in front pass on the Host header as the browser sent it, with its port ` +
    '(nginx: proxy_set_header Host $http_host), or set PUBLIC_URL to the address that people open in their browser. ' +
    'X-Forwarded-Host is read from proxies in TRUSTED_PROXIES only.'
  )
}

/** Whether a request that changes something comes from a page of ours (S12): Origin equals PUBLIC_URL or the checked Host. */
export function isOwnOrigin(origins, { ownOrigin, publicUrl }) {
  if (origins?.length !== 1) return false
  return origins[0] === ownOrigin || (publicUrl !== undefined && origins[0] === new URL(publicUrl).origin)
}
