import { env } from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'

const BATCHES = 12

function setting(name) {
  const value = env[name]
  if (value === undefined || value === '') throw new Error(`${name} is not set: where should the mails go?`)
  return value
}

console.log('newsletter: reading the subscribers')
await sleep(200)
console.log('newsletter: 5812 subscribers, 31 have no address that works and are left out')
const relay = setting('SMTP_URL')
console.log(`newsletter: sending by ${new URL(relay).host} in ${BATCHES} batches`)
let sent = 0
process.once('SIGTERM', () => {
  console.error(`newsletter: told to stop, ${sent} of ${BATCHES} batches are out`)
  process.exit(143)
})
for (; sent < BATCHES; sent += 1) {
  await sleep(300)
  console.log(`newsletter: batch ${sent + 1} of ${BATCHES} handed over`)
}
console.log('newsletter: 5781 mails handed over')
