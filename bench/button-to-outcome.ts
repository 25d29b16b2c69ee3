import type { Page } from '@playwright/test'
import { withProduct } from './harness/product'

const ROUNDS = 15
const UPSTREAM_MS = 50
const ALLOWED_RATIO = 1.3

/** How much later than the bare request is the outcome on screen, when the API takes 50 ms? Ratio of medians of one run. */
await withProduct(async ({ page, base, wire, shop, token }) => {
  const path = `/v3/apps/${shop}/tasks`
  const slow = { method: 'POST', path, times: ROUNDS * 4, fault: { kind: 'hold', ms: UPSTREAM_MS } }
  await fetch(wire.control, { method: 'POST', body: JSON.stringify(slow) })
  const bare: number[] = []
  const seen: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now()
    const answer = await fetch(`${wire.address}${path}`, {
      method: 'POST',
      headers: { authorization: `bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ command: 'true' }),
    })
    await answer.text()
    bare.push(performance.now() - begun)
    seen.push(await press(page, `${base}/apps/${shop}/tasks/new`))
  }
  const ratio = median(seen.slice(1)) / median(bare.slice(1)) // the first of each is cold
  process.stdout.write(
    `bare request ${median(bare).toFixed(1)} ms, button to outcome ${median(seen).toFixed(1)} ms: ratio ${ratio.toFixed(2)}, allowed ${ALLOWED_RATIO}\n`,
  )
  if (ratio > ALLOWED_RATIO) process.exitCode = 1
})

/** Milliseconds from the click to the region on screen, by the browser's own clock. */
async function press(page: Page, form: string): Promise<number> {
  await page.goto(form)
  await page.getByLabel('Command').fill('true')
  await page.waitForLoadState('networkidle') // nobody presses within milliseconds of opening the form
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let begun = 0
        const button = [...document.querySelectorAll('button')].find(
          (one) => one.type === 'submit' && /Create task/.test(one.textContent ?? ''),
        )
        new MutationObserver((_all, observer) => {
          if (!document.getElementById('created-task')) return
          observer.disconnect()
          requestAnimationFrame(() => resolve(performance.now() - begun))
        }).observe(document.body, { childList: true, subtree: true })
        begun = performance.now()
        button?.click()
      }),
  )
}

function median(all: readonly number[]): number {
  return [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN
}
