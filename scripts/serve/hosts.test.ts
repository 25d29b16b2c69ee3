import { describe, expect, it } from 'vitest'
import { allowedHosts, isOwnOrigin, originOfHost } from './hosts.mjs'

const local = allowedHosts({ publicUrl: undefined, host: '127.0.0.1', port: 3000 })

describe('originOfHost', () => {
  it.each(['localhost:3000', 'LOCALHOST:3000', '127.0.0.1:3000', '[::1]:3000'])('knows %s (H124)', (host) => {
    expect(originOfHost(local, [host])).toBe(`http://${host.toLowerCase()}`)
  })

  it.each([
    'evil.example:3000',
    '127.0.0.1.nip.io:3000',
    'localhost.evil.example',
    '127.1',
    '2130706433',
    '[::ffff:127.0.0.1]',
    'localhost.:3000',
    'localhost:3000, evil.example',
    '',
    'localhost',
    'localhost:3001',
    ' localhost:3000',
  ])('does not know "%s" (H118 to H127)', (host) => {
    expect(originOfHost(local, [host])).toBeUndefined()
  })

  it('refuses a missing and a doubled Host', () => {
    expect(originOfHost(local, undefined)).toBeUndefined()
    expect(originOfHost(local, ['localhost:3000', 'localhost:3000'])).toBeUndefined()
  })

  it('knows the name of PUBLIC_URL, with and without its default port', () => {
    const hosts = allowedHosts({ publicUrl: 'https://console.example', host: '0.0.0.0', port: 8080 })
    expect(originOfHost(hosts, ['console.example'])).toBe('https://console.example')
    expect(originOfHost(hosts, ['console.example:443'])).toBe('https://console.example')
    expect(originOfHost(hosts, ['console.example:8080'])).toBeUndefined()
    expect(originOfHost(hosts, ['0.0.0.0:8080'])).toBeUndefined()
  })
})

describe('isOwnOrigin', () => {
  const own = { ownOrigin: 'http://localhost:3000', publicUrl: 'https://console.example' }

  it.each(['http://localhost:3000', 'https://console.example'])('takes %s', (origin) => {
    expect(isOwnOrigin([origin], own)).toBe(true)
  })

  it.each([
    'null',
    'https://evil.example',
    'http://[',
    'http://127.0.0.1:3000',
    'https://localhost:3000',
    '',
  ])('refuses "%s" (H128 to H131)', (origin) => {
    expect(isOwnOrigin([origin], own)).toBe(false)
  })

  it('refuses a missing and a doubled Origin', () => {
    expect(isOwnOrigin(undefined, own)).toBe(false)
    expect(isOwnOrigin(['http://localhost:3000', 'https://evil.example'], own)).toBe(false)
  })
})
