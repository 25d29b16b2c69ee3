import { describe, expect, it } from 'vitest'
import { clientAddress, trustedPeers } from './forwarded.mjs'

function trusting(...entries: string[]) {
  const peers = trustedPeers(entries)
  if (peers.kind !== 'ok') throw new Error(peers.problems?.join())
  return peers.isTrusted ?? (() => false)
}

describe('trustedPeers', () => {
  it('knows addresses and ranges of both families', () => {
    const isTrusted = trusting('10.0.0.0/8', '192.0.2.7', 'fd00::/8')
    expect(['10.1.2.3', '::ffff:10.1.2.3', '192.0.2.7', 'fd00::1'].map(isTrusted)).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(['11.0.0.1', '192.0.2.8', 'fe80::1', undefined, 'x'].map(isTrusted)).toEqual(Array(5).fill(false))
  })

  it('names an entry that is neither', () => {
    expect(trustedPeers(['10.0.0.0/8', 'proxy.example'])).toMatchObject({
      kind: 'wrong',
      problems: [expect.stringMatching(/^TRUSTED_PROXIES proxy\.example /)],
    })
  })
})

describe('clientAddress', () => {
  it('is the peer where the peer is a stranger, whatever he claims', () => {
    expect(clientAddress('203.0.113.9', '198.51.100.1', trusting('10.0.0.0/8'))).toBe('203.0.113.9')
  })

  it('is the last hop that no trusted proxy has', () => {
    const isTrusted = trusting('10.0.0.0/8')
    expect(clientAddress('10.0.0.1', '6.6.6.6, 203.0.113.9, 10.0.0.2', isTrusted)).toBe('203.0.113.9')
    expect(clientAddress('10.0.0.1', undefined, isTrusted)).toBe('10.0.0.1')
    expect(clientAddress('10.0.0.1', 'nonsense', isTrusted)).toBe('10.0.0.1')
  })
})
