import type { Product } from './harness/product'
import { withProduct } from './harness/product'

const TABS = 10
const WATCHED = 200
const WATCHED_MS = 15_000
const MAY_COST = 1.3
const MAY_TAKE_MS = 2_000
const ENDS = 7

/**
 * Do ten tabs and 200 watched tasks cost the API what one tab and one task cost? And how soon after the API knows it is
 * the end of a young task on screen?
 */
await withProduct(async (product) => {
  const guids: string[] = []
  for (let at = 0; at < WATCHED; at += 1) guids.push(await create(product, 'sleep 1000'))
  const one = await requestsOf(product, 1, guids.slice(0, 1))
  const many = await requestsOf(product, TABS, guids)
  // Others run only once there is room.
  for (const guid of guids) await send(product, `/v3/tasks/${guid}/actions/cancel`, {})
  const late: number[] = []
  for (let at = 0; at < ENDS; at += 1) late.push(await endOnScreen(product))
  late.sort((a, b) => a - b)
  process.stdout.write(
    [
      `requests to the API in ${WATCHED_MS / 1000} s: ${one} for one tab and one task, ${many} for ${TABS} tabs and ${WATCHED} tasks`,
      `an end is on screen ${late[Math.floor(ENDS / 2)]} ms after the API knows it at the median, ${late.at(-1)} ms at most`,
      '',
    ].join('\n'),
  )
  if (many > one * MAY_COST || (late.at(-1) ?? 0) > MAY_TAKE_MS) process.exitCode = 1
})

async function create(product: Product, command: string): Promise<string> {
  const body = { command, memory_in_mb: 8, disk_in_mb: 16 }
  return JSON.parse(await send(product, `/v3/apps/${product.shop}/tasks`, body)).guid
}

async function send({ wire, token }: Product, path: string, body: object): Promise<string> {
  const answer = await fetch(`${wire.address}${path}`, {
    method: 'POST',
    headers: { authorization: `bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return answer.text()
}

/** Requests to the API proper; log lines are another server's. Each tab looks when it was told to, as pages do. */
async function requestsOf({ page, base, wire }: Product, tabs: number, guids: readonly string[]) {
  const paths = [
    ...Array.from({ length: tabs }, () => '/api/tasks'),
    ...guids.map((guid) => `/api/tasks/${guid}`),
  ]
  const end = performance.now() + WATCHED_MS
  // Each is opened once before: what a page reads when it opens is not what it costs to watch.
  for (const path of paths) await page.request.get(`${base}${path}`)
  const before = await apiRequests(wire.control)
  await Promise.all(
    paths.map(async (path) => {
      while (performance.now() < end) {
        const response = await page.request.get(`${base}${path}`)
        const told = Number(response.headers()['x-next-look-ms'] ?? (await response.json()).nextLookMs)
        await new Promise((resolve) => setTimeout(resolve, told))
      }
    }),
  )
  return (await apiRequests(wire.control)) - before
}

async function apiRequests(control: string): Promise<number> {
  const seen: { path: string }[] = await (await fetch(control)).json()
  return seen.filter(({ path }) => path.startsWith('/v3/')).length
}

/** Milliseconds between the API's own end of a task and the state on its page. */
async function endOnScreen(product: Product): Promise<number> {
  const { page, base, wire, token } = product
  const guid = await create(product, 'sleep 3')
  await page.goto(`${base}/tasks/${guid}`)
  const shown = page.getByRole('status').filter({ hasText: 'SUCCEEDED' }).waitFor()
  let known = 0
  while (known === 0) {
    const answer = await fetch(`${wire.address}/v3/tasks/${guid}`, {
      headers: { authorization: `bearer ${token}` },
    })
    if (JSON.parse(await answer.text()).state === 'SUCCEEDED') known = performance.now()
    else await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await shown
  return Math.round(performance.now() - known)
}
