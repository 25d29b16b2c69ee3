import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'

const BATCHES = 12

function relayOf({ values }) {
  if (values.relay === '') throw new Error('BULK_SMTP_URL is not set: where should the mails go?')
  return new URL(values.relay)
}

console.log('newsletter: reading the subscribers')
await sleep(200)
console.log('newsletter: 5812 subscribers, 31 have no address that works and are left out')
const relay = relayOf(parseArgs({ options: { relay: { type: 'string' } } }))
console.log(`newsletter: sending by ${relay.host} in ${BATCHES} batches`)
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
