import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { FoundationAdmin } from '../../e2e/testing/foundation-admin'
import { startConsole, startFoundation } from '../../e2e/testing/programs'
import { openWire } from '../../e2e/testing/wire'

export type Product = {
  page: Page
  /** Address of the console. */
  base: string
  /** Address of the wire before the API, and of its control port. */
  wire: { address: string; control: string }
  /** guid of the seeded app `shop`. */
  shop: string
  token: string
}

const PASSWORD = 'a password of this benchmark'

/**
 * Starts foundation, wire and console in a folder of their own, signs a browser in, and ends all of it afterwards.
 * `foundationArgs` bring the foundation to a size.
 */
export async function withProduct(
  measure: (product: Product) => Promise<void>,
  foundationArgs: readonly string[] = [],
): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'task-console-bench-'))
  const foundation = await startFoundation(
    { DATA_DIR: join(dir, 'foundation'), FOUNDATION_PASSWORD: PASSWORD },
    foundationArgs,
  )
  const wire = await openWire(foundation.address)
  const console = await startConsole({ DATA_DIR: join(dir, 'console'), CF_API_URL: wire.address })
  const browser = await chromium.launch({ executablePath: process.env.PLAYWRIGHT_CHROMIUM })
  try {
    const page = await browser.newPage()
    await page.goto(`${console.address}/login`)
    await page.getByLabel('Username').fill('admin')
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Overview', exact: true }).waitFor()
    const admin = await FoundationAdmin.signIn(foundation.address, PASSWORD)
    const { shop, token } = { shop: await admin.appGuid('shop'), token: admin.token }
    await measure({ page, base: console.address, wire, shop, token })
  } finally {
    await browser.close()
    await console.stop()
    await wire.stop()
    await foundation.stop()
    await rm(dir, { recursive: true, force: true })
  }
}
