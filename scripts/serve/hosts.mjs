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

/** Whether a request that changes something comes from a page of ours (S12): Origin equals PUBLIC_URL or the checked Host. */
export function isOwnOrigin(origins, { ownOrigin, publicUrl }) {
  if (origins?.length !== 1) return false
  return origins[0] === ownOrigin || (publicUrl !== undefined && origins[0] === new URL(publicUrl).origin)
}
