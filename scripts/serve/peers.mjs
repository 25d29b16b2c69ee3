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
