import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Operator } from '../operator'
import type { Certificate } from '../wire'
import { expect, expectUpstream, test } from './test'
import { World } from './world'

// One console before an API with a certificate, so that a press can fail before its first byte.
test.describe.configure({ mode: 'default', timeout: 60_000 })

let folder = ''
let world: World
let operator: Operator
let known: Certificate
let unknown: Certificate

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'certificates-'))
  known = makeCertificate('known')
  unknown = makeCertificate('unknown')
  world = await World.open(known)
  operator = await world.signIn(await world.console({ CF_CA_CERT_FILE: join(folder, 'known.crt') }))
})

test.afterAll(async () => {
  await world?.end()
  rmSync(folder, { recursive: true, force: true })
})

/** A certificate for this machine that vouches for itself. */
function makeCertificate(name: string): Certificate {
  const [key, cert] = [join(folder, `${name}.key`), join(folder, `${name}.crt`)]
  const subject = ['-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1']
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
  execFileSync('openssl', ['req', ...kind, ...subject, '-keyout', key, '-out', cert], { stdio: 'ignore' })
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

test('an unknown authority: not sent, and the certificate is named (F35)', async () => {
  const { cause } = await pressUnder(
    () => world.wire.showCertificate(unknown),
    () => world.wire.showCertificate(known),
  )
  expect(cause).toMatch(/SELF_SIGNED|CERT|certificate/i)
})

test('a connection closed before the handshake: not sent (F37)', async () => {
  await pressUnder(
    () => world.wire.hangUp(true),
    () => world.wire.hangUp(false),
  )
})

test('a refused connection: not sent, the cause is named, and the next press goes through (F34)', async () => {
  const { cause, app, result } = await pressUnder(
    () => world.wire.leave(),
    () => world.wire.comeBack(),
  )
  expect(cause).toContain('ECONNREFUSED')
  expect(cause).toContain(new URL(world.wire.address).host)
  if (!result.next) throw new Error('no id for the next press')
  expect((await operator.press(app.guid, result.next)).outcome).toBe('accepted')
})

test('an API that is away for long is not asked each time (F83)', async () => {
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
