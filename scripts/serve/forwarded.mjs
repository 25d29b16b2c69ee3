import ipaddr from 'ipaddr.js'

/**
 * Parses TRUSTED_PROXIES: addresses or ranges, IPv4 or IPv6.
 * Gives a function that says whether a peer is one of them, or one line for each entry that is neither.
 */
export function trustedPeers(entries) {
  const problems = []
  const ranges = entries.flatMap((entry) => {
    const range = rangeOf(entry)
    if (!range) problems.push(`TRUSTED_PROXIES ${entry} is neither an address nor a range such as 10.0.0.0/8`)
    return range ? [range] : []
  })
  if (problems.length > 0) return { kind: 'wrong', problems }
  const isTrusted = (address) => {
    if (!address || !ipaddr.isValid(address)) return false
    const peer = ipaddr.process(address)
    return ranges.some((range) => peer.kind() === range[0].kind() && peer.match(range))
  }
  return { kind: 'ok', isTrusted }
}

function rangeOf(entry) {
  if (ipaddr.isValidCIDR(entry)) return ipaddr.parseCIDR(entry)
  if (!ipaddr.isValid(entry)) return undefined
  const address = ipaddr.process(entry)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}

/**
 * The address a request comes from. What proxies wrote is read from its end, as far as the writers are trusted:
 * everything before the first stranger may be invented.
 */
export function clientAddress(peer, forwardedFor, isTrusted) {
  let address = peer ?? ''
  const hops = (forwardedFor ?? '').split(',').map((hop) => hop.trim())
  while (isTrusted(address)) {
    const next = hops.pop()
    if (!next || !ipaddr.isValid(next)) break
    address = next
  }
  return address
}

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
