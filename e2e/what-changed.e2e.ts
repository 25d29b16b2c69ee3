import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import * as z from 'zod'
import { axeFinds } from './testing/axe'
import { FoundationAdmin, type OwnApp } from './testing/foundation-admin'
import { Operator } from './testing/operator'
import { startConsole, startFoundation } from './testing/programs'
import { expect, test } from './testing/test'

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

/** Fails once the app has the variable. */
const COMMAND = 'echo working; exit "$' + '{EXIT:-0}"'

/** Runs the command to its end, and gives the guid of the run. */
async function run(admin: FoundationAdmin, app: OwnApp, more: object = {}): Promise<string> {
  const guid = await admin.makeTask(app, { command: COMMAND, name: 'nightly', memory_in_mb: 32, ...more })
  const ended = async () => (await app.tasks()).find((task) => task.guid === guid)?.state ?? ''
  await expect.poll(ended).toMatch(/SUCCEEDED|FAILED/)
  return guid
}

const setExit = (admin: FoundationAdmin, app: OwnApp) =>
  admin.ask('PATCH', `/v3/apps/${app.guid}/environment_variables`, { var: { EXIT: '3' } })

test('a failed task says since when it fails and what changed before, the likeliest first', async ({
  page,
  ownApp,
  signIn,
  admin,
}) => {
  const app = await ownApp()
  await run(admin, app)
  const success = await run(admin, app)
  await setExit(admin, app)
  await admin.ask('POST', `/v3/apps/${app.guid}/actions/stop`)
  await run(admin, app, { command: 'true', name: 'another' })
  const first = await run(admin, app)
  const task = await run(admin, app)

  await signIn('developer')
  await page.goto(`/tasks/${task}`)
  const changed = region(page, 'What changed')
  await expect(region(page, 'Verdict')).toContainText(
    /Second failure in a row after 2 successes\. The first came (right|\d+ s) after environment variables changed\./,
  )
  await expect(changed).toHaveAttribute('data-last-success', success)
  await expect(changed).toHaveAttribute('data-first-failure', first)
  await expect(changed).not.toHaveAttribute('data-events')
  const [item] = await changed.getByRole('listitem').all()
  await expect(item ?? changed).toHaveAttribute('data-change', 'environment')
  await expect(item ?? changed).toHaveAttribute('data-event', /^[0-9a-f-]{36}$/)
  await expect(item ?? changed).toContainText('by admin')
  await expect(region(page, 'Timeline')).toContainText(
    /Environment variables changed.*Run #4 failed the same way.*Created/,
  )
  expect(await axeFinds(page, 'light')).toEqual([])

  // The first run of something has nothing to be compared with.
  const alone = await run(admin, app, { command: 'exit 4', name: 'alone' })
  await page.goto(`/tasks/${alone}`)
  await expect(region(page, 'Earlier runs')).toContainText('None of the same command')
  await expect(changed).toBeHidden()
})

test('where events may not be read, what the runs differ in is told, and that something is missing', async ({
  page,
  ownApp,
  signIn,
  admin,
  wire,
}) => {
  const app = await ownApp()
  await run(admin, app, { memory_in_mb: 64 })
  await setExit(admin, app)
  const task = await run(admin, app, { memory_in_mb: 32 })
  await wire.fault('GET', `/v3/audit_events?space_guids=${app.spaceGuid}`, {
    kind: 'answer',
    status: 404,
    body: JSON.stringify({ errors: [{ code: 10000, title: 'CF-NotFound', detail: 'Unknown request' }] }),
  })
  await signIn('developer')
  await page.goto(`/tasks/${task}`)
  const changed = region(page, 'What changed')
  await expect(changed).toHaveAttribute('data-events', 'missing')
  await expect(changed).toContainText('Audit events could not be read: Unknown request.')
  const items = changed.getByRole('listitem')
  await expect(items).toHaveCount(1)
  await expect(items).toHaveAttribute('data-change', 'memory')
  await expect(items).toContainText('64 MB → 32 MB')
})

test('a failed task is compared with its last success, and any two runs of an app', async ({
  page,
  ownApp,
  signIn,
  admin,
}) => {
  const app = await ownApp()
  const other = await ownApp()
  const labels = (team: string) => ({ metadata: { labels: { team } } })
  const success = await run(admin, app, { memory_in_mb: 64, ...labels('a') })
  await setExit(admin, app)
  const task = await run(admin, app, labels('b'))
  const elsewhere = await run(admin, other, { name: 'elsewhere' })

  await signIn('developer')
  await page.goto(`/tasks/${task}`)
  await region(page, 'Earlier runs').getByRole('link', { name: 'Compare with #1' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Compare two runs' })).toBeVisible()
  const table = page.getByRole('table', { name: 'Facts of both runs' })
  const row = (name: string) => table.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) })
  await expect(row('Outcome')).toContainText(/differs: Outcome.*SUCCEEDED.*FAILED/)
  await expect(row('Memory')).toContainText(/64 MB.*32 MB/)
  await expect(row('Label team')).toContainText(/a.*b/)
  await expect(row('Exit status')).toContainText(/0.*3/)
  await expect(row('Command')).not.toContainText('differs')
  await page.getByRole('button', { name: 'Only what differs' }).press('Enter')
  await expect(row('Command')).toBeHidden()
  await expect(row('Memory')).toBeVisible()
  await expect(region(page, 'Last lines of #2')).toContainText('working')
  expect(await axeFinds(page, 'light')).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(row('Memory')).toContainText(/#1\s*64 MB\s*#2\s*32 MB/)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)

  await page.goto(`/tasks/${task}/compare/${elsewhere}`)
  await expect(page.getByText('These runs are of different apps')).toBeVisible()

  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`/tasks?app_guids=${app.guid},${other.guid}`)
  const tasks = page.getByRole('table', { name: 'Tasks' })
  const select = (name: string) => tasks.getByRole('checkbox', { name: `Select ${name}` }).click()
  const selection = region(page, 'Selection')
  await select('nightly #2')
  await select('elsewhere #1')
  await expect(selection).toContainText('2 selected')
  await expect(selection.getByRole('link', { name: 'Compare' })).toBeHidden()
  await select('elsewhere #1')
  await select('nightly #1')
  await selection.getByRole('link', { name: 'Compare' }).click()
  await expect(page).toHaveURL(new RegExp(`/tasks/${task}/compare/${success}$`))
  await expect(row('Outcome')).toContainText(/SUCCEEDED.*FAILED/)
})

const tasksSchema = z.object({ resources: z.array(z.object({ guid: z.string() })) })

test('the seeded past shows which deploy made the nightly report fail', async ({ page, context }) => {
  const dir = await mkdtemp(join(tmpdir(), 'task-console-e2e-past-'))
  const password = 'a password of this past'
  const past = { DATA_DIR: join(dir, 'foundation'), FOUNDATION_PASSWORD: password, FOUNDATION_HISTORY: 'on' }
  const foundation = await startFoundation(past)
  const console = await startConsole({ DATA_DIR: join(dir, 'console'), CF_API_URL: foundation.address })
  const admin = await FoundationAdmin.signIn(foundation.address, password)
  const failed = '/v3/tasks?names=nightly-report&states=FAILED&order_by=created_at'
  const [first, second] = tasksSchema.parse(await admin.ask('GET', failed)).resources
  await context.addCookies([(await Operator.signIn(console.address, 'developer', password)).cookie])
  await page.goto(`${console.address}/tasks/${second?.guid}`)
  const changed = region(page, 'What changed')
  await expect(changed).toHaveAttribute('data-first-failure', first?.guid ?? '')
  await expect(changed.getByRole('listitem')).toHaveAttribute('data-change', 'droplet')
  await expect(changed.getByRole('listitem')).toHaveAttribute('data-event', /./)
  await expect(changed.getByRole('listitem')).toContainText('revision 2 → 3')
  await expect(region(page, 'Verdict')).toContainText(
    /Second failure in a row after 10 successes\. The first came .* after revision 3\./,
  )
  await console.stop()
  await foundation.stop()
  await rm(dir, { recursive: true, force: true })
})
