import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Operator } from '../testing/operator'
import type { Certificate } from '../testing/wire'
import { expect, expectUpstream, test } from './testing/test'
import { World } from './testing/world'

// One console before an API with a certificate, so that a press can fail before its first byte.
test.describe.configure({ mode: 'default', timeout: 60_000 })

let folder = ''
let world: World
let operator: Operator
let known: Certificate
let bad: Record<string, Certificate>

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'certificates-'))
  known = makeCertificate('known')
  bad = {
    'of an unknown authority': makeCertificate('unknown'),
    'that has expired': makeCertificate('expired', { days: -1 }),
    'for another name': makeCertificate('elsewhere', { of: 'DNS:elsewhere.example.org' }),
  }
  const trusted = join(folder, 'trusted.crt')
  const vouchedFor = [known, bad['that has expired'], bad['for another name']]
  writeFileSync(trusted, vouchedFor.map((one) => one?.cert).join(''))
  world = await World.open(known)
  operator = await world.signIn(await world.console({ CF_CA_CERT_FILE: trusted }))
})

test.afterAll(async () => {
  await world?.end()
  rmSync(folder, { recursive: true, force: true })
})

/** A certificate that vouches for itself: for this machine, and from now on, unless said otherwise. */
function makeCertificate(name: string, { of = 'IP:127.0.0.1', days = 2 } = {}): Certificate {
  const [key = '', cert = '', request = '', more = ''] = ['key', 'crt', 'csr', 'ext'].map((kind) =>
    join(folder, `${name}.${kind}`),
  )
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'ignore' })
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', `/CN=${name}`]
  openssl('req', ...kind, '-keyout', key, '-out', request)
  writeFileSync(more, `subjectAltName=${of}\n`)
  const signed = ['-signkey', key, '-days', String(days), '-extfile', more, '-out', cert]
  openssl('x509', '-req', '-in', request, ...signed)
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
}

async function pressUnder(fault: () => Promise<void> | void, heal: () => Promise<void> | void) {
  const app = await world.app()
  const ticket = await operator.openForm(app.guid)
  await fault()
  const result = await operator.press(app.guid, ticket)
  await heal()
  expect(result).toMatchObject({ outcome: 'rejected', reason: 'not-sent' })
  expect(await operator.outcome(ticket.id)).toBe('rejected')
  await expectUpstream(app, { tasks: 0, posts: 0 })
  return { cause: String(result.submission?.cause), app, result }
}

for (const [what, code] of [
  ['of an unknown authority', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ['that has expired', 'CERT_HAS_EXPIRED'],
  ['for another name', 'ERR_TLS_CERT_ALTNAME_INVALID'],
] as const)
  test(`a certificate ${what} is told, and nothing is sent`, { tag: '@F35' }, async () => {
    const { cause } = await pressUnder(
      () => world.wire.showCertificate(bad[what] ?? known),
      () => world.wire.showCertificate(known),
    )
    expect(cause).toContain(code)
  })

test('a connection closed before the handshake: not sent', { tag: '@F37' }, async () => {
  await pressUnder(
    () => world.wire.hangUp(true),
    () => world.wire.hangUp(false),
  )
})

test('a refused connection is named, and the next press goes through', { tag: '@F34' }, async () => {
  const { cause, app, result } = await pressUnder(
    () => world.wire.leave(),
    () => world.wire.comeBack(),
  )
  expect(cause).toContain('ECONNREFUSED')
  expect(cause).toContain(new URL(world.wire.address).host)
  if (!result.next) throw new Error('no id for the next press')
  expect((await operator.press(app.guid, result.next)).outcome).toBe('accepted')
})

test('an API that is long away is not asked each time', { tag: '@F83' }, async () => {
  const app = await world.app()
  const tickets = await Promise.all(Array.from({ length: 7 }, () => operator.openForm(app.guid)))
  await world.wire.leave()
  const causes: string[] = []
  for (const ticket of tickets) {
    const result = await operator.press(app.guid, ticket)
    expect(result).toMatchObject({ outcome: 'rejected', reason: 'not-sent' })
    causes.push(String(result.submission?.cause))
  }
  expect(causes.at(-1)).toMatch(/times in a row/)
  await world.wire.comeBack()
  await expect
    .poll(async () => (await operator.get(`/apps/${app.guid}/tasks/new`)).status, { timeout: 15_000 })
    .toBe(200)
  const accepted = async () => {
    const html = await operator.openForm(app.guid).catch(() => undefined)
    return html && (await operator.press(app.guid, html)).outcome
  }
  await expect.poll(accepted, { timeout: 15_000, intervals: [500] }).toBe('accepted')
  await expectUpstream(app, { tasks: 1, posts: 1 })
})
