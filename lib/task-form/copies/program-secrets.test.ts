import { expect, it } from 'vitest'
import { leaveSecretsOut } from './secrets'

it.each([
  ['fatal: token ghp_16C7e42F292c6912E7710c838347Ae178B4a was revoked', 'ghp_16C7'],
  ['AWS key AKIAIOSFODNN7EXAMPLE is not allowed', 'AKIAIOSF'],
  ['Invalid API key provided: sk-proj-abcdef1234567890', 'abcdef1234567890'],
  ['GET https://a.blob.example.net/c/f?sv=2026&sig=Zm9vYmFy%3D failed', 'Zm9vYmFy'],
  ['body: {\\"password\\":\\"hunter22\\",\\"user\\":\\"ada\\"}', 'hunter22'],
  ['+ curl -u admin:hunter22 https://x.example.com', 'hunter22'],
  ['+ mysql -h db -uroot -phunter22 shop', 'hunter22'],
  ['sshpass -p hunter22 ssh ada@host', 'hunter22'],
  ['sqlplus scott/hunter22@//db:1521/x', 'hunter22'],
  ['xoxb-1234567890-abcdefghij', 'abcdefghij'],
  ['Stripe: sk_live_4eC39HqLyjWDarjtT1zdp7dc', '4eC39Hq'],
  ['[passphrase => "hunter22"]', 'hunter22'],
  ['token=  hunter22', 'hunter22'],
  ['-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----', 'MIIEow'],
])('leaves the secret out of %j', (line, secret) => {
  expect(leaveSecretsOut(line)).not.toContain(secret)
})

it.each([
  'Error: connect ECONNREFUSED 10.0.0.7:5432',
  "Cannot find module 'left-pad'",
  'mysql: unknown option --port-is',
  'curl: (6) Could not resolve host: db.internal',
  'docker run -u 1000:1000x app',
  'mkdir -p /home/vcap/tmp',
])('keeps %j', (line) => {
  expect(leaveSecretsOut(line)).toBe(line.replace('-u 1000:1000x', '-u 1000:[left out]'))
})
