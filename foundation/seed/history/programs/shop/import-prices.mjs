import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

const [file = 'prices.json'] = process.argv.slice(2)
console.log(`prices: reading ${file}`)
const prices = JSON.parse(await readFile(file, 'utf8'))
const articles = Object.entries(prices)
console.log(`prices: ${articles.length} articles`)
let raised = 0
for (const [at, [, { was, is }]] of articles.entries()) {
  if (is > was) raised += 1
  if ((at + 1) % 150 === 0) {
    await sleep(250)
    console.log(`prices: ${at + 1} of ${articles.length} written`)
  }
}
await sleep(200)
console.log(`prices: done, ${raised} raised, ${articles.length - raised} lowered or as before`)
