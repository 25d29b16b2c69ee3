import { gunzipSync } from 'node:zlib'
import { withProduct } from './harness/product'

/** The create page's budget in KB (1,024 bytes) of gzip, as the server sends it. */
const BUDGET_KB = 230

/** How much JavaScript does the create page load before anything is typed? */
await withProduct(async ({ page, base, shop }) => {
  const rows: string[] = []
  for (const path of ['/tasks/new', `/apps/${shop}/tasks/new`]) {
    const scripts = new Set<string>()
    await page.goto('about:blank') // or what the page before still loads would count
    page.on(
      'response',
      (response) => response.request().resourceType() === 'script' && scripts.add(response.url()),
    )
    await page.goto(base + path, { waitUntil: 'networkidle' })
    page.removeAllListeners('response')
    const sizes = await Promise.all([...scripts].map(sentBytes))
    const sum = sizes.reduce((total, bytes) => total + bytes, 0) / 1024
    rows.push(
      `${path.replace(shop, '{guid}')}: ${sum.toFixed(1)} KB in ${scripts.size} scripts, budget ${BUDGET_KB}`,
    )
    if (sum > BUDGET_KB) process.exitCode = 1
  }
  process.stdout.write(`${rows.join('\n')}\n`)
})

/** Bytes of the answer's body as it travels; `fetch` would decode it. */
async function sentBytes(url: string): Promise<number> {
  const { request } = await import('node:http')
  const body = await new Promise<Buffer>((resolve, reject) => {
    const asked = request(url, { headers: { 'accept-encoding': 'gzip' } }, (answer) => {
      const chunks: Uint8Array[] = []
      answer.on('data', (chunk: Uint8Array) => chunks.push(chunk))
      answer.on('end', () => resolve(Buffer.concat(chunks)))
    })
    asked.once('error', reject)
    asked.end()
  })
  if (body[0] === 0x1f && body[1] === 0x8b) gunzipSync(body) // throws if it came short
  return body.length
}
