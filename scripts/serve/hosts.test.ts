import { describe, expect, it } from 'vitest'
import { allowedHosts, isOwnOrigin, isPublicNameOnly, originOfHost } from './forwarded.mjs'

const local = allowedHosts({ publicUrl: undefined, host: '127.0.0.1', port: 3000 })

describe('originOfHost', () => {
  // @H124
  it.each(['localhost:3000', 'LOCALHOST:3000', '127.0.0.1:3000', '[::1]:3000'])('knows %s', (host) => {
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

it.each([
  ['https://console.example', 'console.example:443'],
  ['https://console.example:443', 'console.example'],
  ['http://localhost', 'localhost:80'],
  ['http://localhost:80', 'localhost'],
])('PUBLIC_URL %s and Host %s are the same, since only a default port differs', (publicUrl, host) => {
  const hosts = allowedHosts({ publicUrl, host: '127.0.0.1', port: 8080 })
  expect(originOfHost(hosts, [host])).toBe(new URL(publicUrl).origin)
})

describe('isPublicNameOnly', () => {
  const is = (publicUrl: string | undefined, ...hosts: string[]) => isPublicNameOnly(publicUrl, hosts)

  it('knows a Host that is PUBLIC_URL but for the port', () => {
    expect(is('https://console.example:8443', 'Console.example')).toBe(true)
    expect(is('https://console.example', 'console.example:8080')).toBe(true)
    expect(is('http://[::1]:8080', '[::1]')).toBe(true)
  })

  it('knows no other name', () => {
    expect(is('https://console.example:8443', 'evil.example')).toBe(false)
    expect(is('https://console.example:8443', 'console.example.evil.example')).toBe(false)
    expect(is(undefined, 'console.example')).toBe(false)
    expect(is('https://console.example:8443', 'console.example', 'console.example')).toBe(false)
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
