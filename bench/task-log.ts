import { type Product, withProduct } from './harness/product'

const MARKS = 12
const MAY_LAG_MS = 300
const LINES = 50_000
const SCROLLED_MS = 5_000
const LEAST_FRAMES = 55

/**
 * How soon after it is written is a line on screen, and how smoothly do 50,000 lines scroll? Frames are counted while the
 * log moves a page and a half with each of them.
 */
await withProduct(async (product) => {
  const lags = await untilOnScreen(product)
  const { frames, longest, shown } = await scrolled(product)
  process.stdout.write(
    [
      `a line is on screen ${median(lags)} ms after it was written at the median, ${Math.max(...lags)} ms at most of ${lags.length}, allowed ${MAY_LAG_MS}`,
      `${shown} lines scroll at ${frames.toFixed(1)} frames per second, allowed ${LEAST_FRAMES}; the longest frame took ${longest.toFixed(0)} ms`,
      '',
    ].join('\n'),
  )
  if (median(lags) > MAY_LAG_MS || frames < LEAST_FRAMES) process.exitCode = 1
})

async function create({ wire, shop, token }: Product, command: string): Promise<string> {
  const response = await fetch(`${wire.address}/v3/apps/${shop}/tasks`, {
    method: 'POST',
    headers: { authorization: `bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      command,
      memory_in_mb: 16,
      disk_in_mb: 16,
      log_rate_limit_in_bytes_per_second: -1,
    }),
  })
  const task: { guid: string } = await response.json()
  return task.guid
}

async function untilOnScreen(product: Product): Promise<number[]> {
  const { page, base } = product
  // No whole multiple of the time between looks: marks fall anywhere between two.
  const guid = await create(
    product,
    `sleep 4; for i in $(seq ${MARKS}); do echo "mark $(date +%s%3N) end"; sleep 0.$((37 + i * 4)); done; sleep 2`,
  )
  await page.goto(`${base}/tasks/${guid}`)
  await page.getByRole('log').getByText('creating container').waitFor()
  await page.evaluate(noteMarks)
  await page.getByText(`${MARKS} marks seen`).waitFor({ timeout: 60_000, state: 'attached' })
  return page.evaluate(() => JSON.parse(document.documentElement.dataset.lags ?? '[]'))
}

/** Notes of each mark how long after it was written it was there. Both clocks are this machine's. */
function noteMarks(): void {
  const seen = new Map<string, number>()
  const note = document.body.appendChild(document.createElement('p'))
  const look = () => {
    for (const [whole, written] of (document.body.textContent ?? '').matchAll(/mark (\d{13}) end/g))
      if (!seen.has(whole)) seen.set(whole, Date.now() - Number(written))
    document.documentElement.dataset.lags = JSON.stringify([...seen.values()])
    const said = `${seen.size} marks seen`
    if (note.textContent !== said) note.textContent = said
  }
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
}

async function scrolled(product: Product): Promise<{ frames: number; longest: number; shown: string }> {
  const { page, base } = product
  const guid = await create(
    product,
    `for i in $(seq ${LINES}); do echo "$i exports.nightly: shard $((i % 8)) of 8, $((i * 37)) rows read, still going"; done`,
  )
  await page.goto(`${base}/tasks/${guid}`)
  await page.getByRole('log').getByText(`${LINES} exports`).waitFor({ timeout: 60_000 })
  const readAll = page.getByRole('button', { name: 'Read all' })
  if (await readAll.isVisible()) await readAll.click()
  const foot = page.getByRole('region', { name: 'Log' }).getByText(/ lines, .*complete/)
  await foot.waitFor({ timeout: 120_000 })
  const shown = (await foot.innerText()).split(' lines')[0] ?? ''
  const deltas = await page.evaluate(scrollFor, SCROLLED_MS)
  const took = deltas.reduce((sum, delta) => sum + delta, 0)
  return { frames: (deltas.length / took) * 1000, longest: Math.max(...deltas), shown }
}

/** Scrolls down and up again, a page and a half with each frame; gives how long each took. */
function scrollFor(ms: number): Promise<number[]> {
  const box = document.querySelector('[role=log]')
  return new Promise((resolve) => {
    const deltas: number[] = []
    const begun = performance.now()
    let last = begun
    let step = 900
    const move = (now: number) => {
      if (now > last) deltas.push(now - last)
      last = now
      if (box) {
        if (box.scrollTop + box.clientHeight >= box.scrollHeight - 2) step = -900
        if (box.scrollTop <= 0) step = 900
        box.scrollTop += step
      }
      if (now - begun < ms) requestAnimationFrame(move)
      else resolve(deltas.slice(1))
    }
    requestAnimationFrame(move)
  })
}

function median(all: readonly number[]): number {
  return [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN
}
