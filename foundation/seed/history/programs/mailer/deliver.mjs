import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'

const { values } = parseArgs({ options: { batch: { type: 'string' }, relay: { type: 'string' } } })
const between = (least, most) => least + Math.floor(Math.random() * (most - least))
const relay = new URL(values.relay)
const waiting = between(120, Number(values.batch))

console.log(`queue: ${waiting} mails are waiting`)
await sleep(200)
console.log(`relay: connecting to ${relay.host}`)
const socket = connect(Number(relay.port), relay.hostname)
await once(socket, 'connect')
console.log('relay: connected')
const deferred = between(1, 4)
for (let sent = 40; sent < waiting - deferred; sent += 40) {
  await sleep(250)
  console.log(`queue: ${sent} of ${waiting} sent`)
}
for (let one = 0; one < deferred; one += 1) {
  console.error(
    `relay: 451 4.7.1 greylisted, mail ${between(10_000, 99_999)} is tried again with the next batch`,
  )
}
console.log(`queue: ${waiting - deferred} sent, ${deferred} deferred`)
socket.end()
