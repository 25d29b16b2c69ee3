import { chmodSync, lstatSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rootCertificates } from 'node:tls'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { signInLines, visibleText } from './embedded-foundation.mjs'
import { makePrivate } from './folders.mjs'
import { whyNoAuthority } from './start-console.mjs'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('makePrivate', () => {
  // @S61
  it('makes a folder for its owner alone, whatever the umask', () => {
    const before = process.umask(0)
    expect(makePrivate(join(folder, 'a/b'))).toBeUndefined()
    process.umask(before)
    expect(lstatSync(join(folder, 'a/b')).mode & 0o777).toBe(0o700)
  })

  it('takes reading away from others', () => {
    mkdirSync(join(folder, 'read'), { mode: 0o755 })
    expect(makePrivate(join(folder, 'read'))).toBeUndefined()
    expect(lstatSync(join(folder, 'read')).mode & 0o777).toBe(0o700)
  })

  it('refuses what others can write to, a link, and a file', () => {
    mkdirSync(join(folder, 'open'))
    chmodSync(join(folder, 'open'), 0o777)
    symlinkSync(tmpdir(), join(folder, 'link'))
    writeFileSync(join(folder, 'file'), '')
    expect(makePrivate(join(folder, 'file/below'))).toMatch(/^DATA_DIR .* cannot be used: ENOTDIR\.$/)
    for (const name of ['open', 'link', 'file'])
      expect(makePrivate(join(folder, name))).toContain(join(folder, name))
  })
})

describe('whyNoAuthority', () => {
  it('takes certificates, and names the setting for a file that is missing or holds none', () => {
    writeFileSync(join(folder, 'usual.pem'), rootCertificates.slice(0, 2).join('\n'))
    writeFileSync(join(folder, 'words'), 'no certificate')
    writeFileSync(join(folder, 'broken'), '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n')
    expect(whyNoAuthority(undefined)).toBeUndefined()
    expect(whyNoAuthority(join(folder, 'usual.pem'))).toBeUndefined()
    expect(whyNoAuthority(join(folder, 'missing'))).toMatch(/^CF_CA_CERT_FILE .* cannot be used: ENOENT\.$/)
    expect(whyNoAuthority(join(folder, 'words'))).toMatch(/^CF_CA_CERT_FILE .* holds no certificate\.$/)
    expect(whyNoAuthority(join(folder, 'broken'))).toMatch(/^CF_CA_CERT_FILE .* cannot be used: \S+\.$/)
  })
})

describe('visibleText', () => {
  // @S38
  it('lets no line act on a terminal', () => {
    expect(visibleText('a\tb \u001b]52;c;x\u0007 \u202e \u0085 \u200b')).toBe(
      'a\tb \\u{1b}]52;c;x\\u{7} \\u{202e} \\u{85} \\u{200b}',
    )
  })

  it('leaves words of any script alone', () => {
    expect(visibleText('Größe 大きさ 👍')).toBe('Größe 大きさ 👍')
  })
})

describe('signInLines', () => {
  const told = (isTerminal: boolean) =>
    signInLines({
      address: 'http://127.0.0.1:3000',
      config: { cfApiUrl: 'http://127.0.0.1:9000' },
      isEmbedded: true,
      isTerminal,
      foundationDir: folder,
    }).join('\n')

  // @S60
  it('shows the password on a terminal only', () => {
    writeFileSync(join(folder, 'password'), 'correct horse battery\n')
    expect(told(true)).toContain('correct horse battery')
    expect(told(false)).not.toContain('correct horse battery')
    expect(told(false)).toContain(join(folder, 'password'))
  })

  it('names address and accounts', () => {
    expect(told(false)).toContain('http://127.0.0.1:3000')
    expect(told(false)).toContain('developer')
  })
})
