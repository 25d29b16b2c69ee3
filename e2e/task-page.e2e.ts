import type { Page } from '@playwright/test'
import * as z from 'zod'
import { axeFinds } from './testing/axe'
import type { FoundationAdmin, OwnApp } from './testing/foundation-admin'
import { expect, test } from './testing/test'

const madeSchema = z.object({ guid: z.string() })

const makeTask = async (admin: FoundationAdmin, app: OwnApp, body: object) =>
  madeSchema.parse(await admin.ask('POST', `/v3/apps/${app.guid}/tasks`, body)).guid

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

/** Waits until the API says that all tasks of the app have ended. */
const allEnded = (app: OwnApp) =>
  expect
    .poll(async () => (await app.tasks()).every(({ state }) => state === 'SUCCEEDED' || state === 'FAILED'))
    .toBe(true)

test('who created and who cancelled it stands in the timeline', async ({ page, ownApp, signIn, admin }) => {
  const app = await ownApp()
  const task = await makeTask(admin, app, { command: 'sleep 600', name: 'long' })
  await signIn('supporter')
  await page.goto(`/tasks/${task}`)
  const timeline = region(page, 'Timeline')
  await expect(timeline).toContainText(/Created\s*by admin/)
  await expect(timeline).toContainText('PENDING for')
  await page.getByRole('button', { name: 'Cancel task' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel task' }).click()
  await expect(timeline).toContainText(/Cancel asked\s*by supporter/)
  await expect(timeline).toContainText('Cancelled')
  await expect(page.getByRole('button', { name: 'Cancel task' })).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(page).toHaveTitle(/^cancelled long/)
  // The tab's icon is the state's shape: here the ring with a bar.
  const icon = await page.evaluate(() => document.querySelector('link[rel~="icon"]')?.getAttribute('href'))
  expect(decodeURIComponent(icon ?? '')).toContain('M5 8h6')
})

test('a wish that comes too late is told kindly', async ({ page, ownApp, signIn, admin, wire }) => {
  const app = await ownApp()
  const task = await makeTask(admin, app, { command: 'sleep 600', name: 'late' })
  const detail = 'Task state is SUCCEEDED and therefore cannot be canceled'
  await wire.fault('POST', `/v3/tasks/${task}/actions/cancel`, {
    kind: 'answer',
    status: 422,
    body: JSON.stringify({ errors: [{ code: 10008, title: 'CF-UnprocessableEntity', detail }] }),
  })
  await signIn('developer')
  await page.goto(`/tasks/${task}`)
  await page.getByRole('button', { name: 'Cancel task' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Cancel task' }).click()
  await expect(dialog.getByRole('alert')).toContainText(detail)
  await expect(dialog.getByRole('alert')).toContainText('there is nothing left to cancel')
})

test('events that may not be read are not left out in silence', async ({
  page,
  ownApp,
  signIn,
  admin,
  wire,
}) => {
  const app = await ownApp()
  const task = await makeTask(admin, app, { command: 'true', name: 'quiet' })
  await wire.fault('GET', `/v3/audit_events?target_guids=${app.guid}`, {
    kind: 'answer',
    status: 404,
    body: JSON.stringify({ errors: [{ code: 10000, title: 'CF-NotFound', detail: 'Unknown request' }] }),
  })
  await signIn('auditor')
  await page.goto(`/tasks/${task}`)
  await expect(region(page, 'Timeline')).toContainText(/audit events/)
  await expect(region(page, 'Facts')).toContainText('Shown to those who may read the app’s secrets')
})

test('earlier runs of the command say how long it usually takes', async ({ page, ownApp, signIn, admin }) => {
  const app = await ownApp()
  for (const name of ['first', 'second', 'third'])
    await makeTask(admin, app, { command: 'sleep 1; true', name })
  await makeTask(admin, app, { command: 'false', name: 'other' })
  await allEnded(app)
  const task = await makeTask(admin, app, { command: 'sleep 1; true', name: 'fourth' })
  await signIn('developer')
  await page.goto(`/tasks/${task}`)
  const runs = region(page, 'Earlier runs')
  await expect(runs.getByRole('listitem')).toHaveCount(3)
  await expect(runs).toContainText(/Usually \d+ s, 9 in 10 within/)
  await expect(page.getByText(/, usually \d+ s/)).toBeVisible()
  await runs.getByRole('link', { name: '#3', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: /third #3/ })).toBeVisible()
})

test('copies say what they are, the raw answer stands in a dialog', async ({
  page,
  context,
  ownApp,
  signIn,
  admin,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const app = await ownApp()
  const task = await makeTask(admin, app, {
    command: 'echo copied',
    name: 'copied',
    metadata: { annotations: { note: 'a \u202e note' } },
  })
  await signIn('developer')
  await page.goto(`/tasks/${task}`)
  await expect(region(page, 'Facts')).toContainText('Still current')
  const choose = async (name: string) => {
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name }).click()
  }
  await choose('Copy as cf run-task')
  await expect(page.getByText('cf run-task has no flag for annotations. So it is cf curl.')).toBeVisible()
  await choose('Copy as JSON')
  await expect(page.getByText('Copied.', { exact: true })).toBeVisible()
  await choose('Show raw JSON')
  const dialog = page.getByRole('dialog', { name: 'What the API answers' })
  await expect(dialog).toContainText(`"guid": "${task}"`)
  await expect(dialog).toContainText('U+202E')
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(dialog).toBeHidden()
})

test('a notice comes when the task ends, asked for on the page', async ({ page, ownApp, signIn, admin }) => {
  const app = await ownApp()
  const task = await makeTask(admin, app, { command: 'sleep 600', name: 'watched' })
  await page.addInitScript(() => {
    const made: string[] = []
    class Notice {
      static requestPermission = async () => 'granted'
      constructor(title: string) {
        made.push(title)
        document.documentElement.setAttribute('aria-description', made.join(' | '))
      }
    }
    Object.defineProperty(window, 'Notification', { value: Notice })
  })
  await signIn('developer')
  await page.goto(`/tasks/${task}`)
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Notify me when it ends' }).click()
  await expect(page.getByText('The browser will tell you when it ends')).toBeVisible()
  await admin.ask('POST', `/v3/tasks/${task}/actions/cancel`)
  await expect(region(page, 'Timeline')).toContainText('Cancelled')
  await expect
    .poll(() => page.evaluate(() => document.documentElement.getAttribute('aria-description')))
    .toBe('cancelled watched')
  await expect(page.getByText('The browser will tell you when it ends')).toBeHidden()
})

test('labels are edited in place, and only what was changed is sent', async ({
  page,
  ownApp,
  signIn,
  admin,
  wire,
}) => {
  const app = await ownApp()
  const task = await makeTask(admin, app, {
    command: 'true',
    metadata: {
      labels: { team: 'core', env: 'dev', 'task-console-submission': 'not-an-id' },
      annotations: { runbook: 'https://example.com/run', evil: 'javascript:alert(1)' },
    },
  })
  await signIn('developer')
  await page.goto(`/tasks/${task}`)
  const annotations = region(page, 'Annotations')
  await expect(annotations.getByRole('link')).toHaveCount(1)
  await expect(annotations.getByRole('link')).toHaveAttribute('rel', 'noopener noreferrer')

  const labels = region(page, 'Labels')
  await expect(labels).not.toContainText('task-console-submission')
  await labels.getByRole('button', { name: 'Edit' }).click()
  await expect(labels.getByLabel(/^Key/)).toHaveCount(2)
  await expect(labels.getByLabel('Value 1')).toBeFocused()
  await labels.getByLabel('Value 1').fill('-wrong-')
  await labels.getByRole('button', { name: 'Save' }).click()
  await expect(labels.getByLabel('Value 1')).toHaveAttribute('aria-invalid', 'true')
  await labels.getByLabel('Value 1').fill('storefront')
  await labels.getByRole('button', { name: 'Remove 2' }).click()
  await labels.getByRole('button', { name: 'Save' }).click()
  await expect(labels.getByRole('button', { name: 'Edit' })).toBeFocused()
  await expect(labels).toContainText('storefront')
  expect(await wire.lastBody('PATCH', `/v3/tasks/${task}`)).toEqual({
    metadata: { labels: { team: 'storefront', env: null } },
  })

  await annotations.getByRole('button', { name: 'Edit' }).click()
  await annotations.getByRole('button', { name: 'Add annotation' }).click()
  await annotations.getByLabel('Key 3').fill('note')
  await annotations.getByLabel('Value 3').fill('two\nlines')
  await annotations.getByRole('button', { name: 'Save' }).click()
  await expect(annotations).toContainText('two')
  const [read] = await app.tasks()
  expect(read?.metadata).toEqual({
    labels: { team: 'storefront', 'task-console-submission': 'not-an-id' },
    annotations: { runbook: 'https://example.com/run', evil: 'javascript:alert(1)', note: 'two\nlines' },
  })
})

test('what somebody else changed meanwhile is a question, not overwritten', async ({
  page,
  ownApp,
  signIn,
  admin,
  wire,
}) => {
  const app = await ownApp()
  const task = await makeTask(admin, app, {
    command: 'true',
    metadata: { labels: { team: 'core', env: 'dev', tier: '1', left: 'alone' } },
  })
  await signIn('developer')
  await page.goto(`/tasks/${task}`)
  const labels = region(page, 'Labels')
  await labels.getByRole('button', { name: 'Edit' }).click()
  await labels.getByLabel('Value 1').fill('mine')
  await labels.getByLabel('Value 2').fill('my-env')
  await labels.getByRole('button', { name: 'Remove 3' }).click()
  await admin.ask('PATCH', `/v3/tasks/${task}`, {
    metadata: { labels: { team: 'theirs', env: null, tier: '2', left: 'changed' } },
  })

  await labels.getByRole('button', { name: 'Save' }).click()
  await expect(labels.getByRole('alert')).toContainText('somebody else changed 3 labels')
  expect(await wire.count('PATCH', `/v3/tasks/${task}`)).toBe(0)
  await expect(labels).toContainText('Somebody made it theirs meanwhile')
  await expect(labels).toContainText('Somebody removed it meanwhile')
  await labels.getByRole('button', { name: 'Take theirs of team' }).click()
  await expect(labels.getByLabel('Value 1')).toHaveValue('theirs')
  await expect(labels.getByLabel('Value 1')).toBeFocused()
  await labels.getByRole('button', { name: 'Keep mine of env' }).click()
  await labels.getByRole('button', { name: 'Take theirs of tier' }).click()
  await expect(labels.getByLabel('Key 4')).toHaveValue('tier')
  await expect(labels.getByLabel('Value 4')).toBeFocused()
  await labels.getByRole('button', { name: 'Save' }).click()

  await expect(labels.getByRole('button', { name: 'Edit' })).toBeVisible()
  const [read] = await app.tasks()
  expect(read?.metadata.labels).toEqual({ team: 'theirs', env: 'my-env', tier: '2', left: 'changed' })
})

test('a refused change keeps what was typed and says who may', async ({ page, ownApp, signIn, admin }) => {
  const app = await ownApp()
  const task = await makeTask(admin, app, { command: 'true', metadata: { labels: { team: 'core' } } })
  await signIn('supporter')
  await page.goto(`/tasks/${task}`)
  const labels = region(page, 'Labels')
  await labels.getByRole('button', { name: 'Edit' }).click()
  await labels.getByLabel('Value 1').fill('other')
  await labels.getByRole('button', { name: 'Save' }).click()
  await expect(labels.getByRole('alert')).toContainText(
    'You are not authorized to perform the requested action',
  )
  await expect(labels.getByRole('alert')).toContainText('Changing labels takes the role space developer')
  await expect(labels.getByLabel('Value 1')).toHaveValue('other')
  await labels.getByRole('button', { name: 'Cancel' }).click()
  await expect(labels).toContainText('core')
})

test('a session that ended is renewed over the rows', async ({ page, context, ownApp, signIn, admin }) => {
  const app = await ownApp()
  const task = await makeTask(admin, app, { command: 'true', metadata: { labels: { team: 'core' } } })
  await signIn('developer')
  await page.goto(`/tasks/${task}`)
  const labels = region(page, 'Labels')
  await labels.getByRole('button', { name: 'Edit' }).click()
  await labels.getByLabel('Value 1').fill('kept')
  await context.clearCookies()
  await labels.getByRole('button', { name: 'Save' }).click()
  const dialog = page.getByRole('dialog', { name: 'Sign in' })
  await dialog.getByLabel('Password').fill(process.env.E2E_PASSWORD ?? '')
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await expect(dialog).toBeHidden()
  await expect(labels.getByLabel('Value 1')).toHaveValue('kept')
  await labels.getByRole('button', { name: 'Save' }).click()
  await expect(labels.getByRole('button', { name: 'Edit' })).toBeVisible()
  await expect(labels).toContainText('kept')
})

for (const theme of ['light', 'dark'] as const)
  test(`axe finds nothing on a task in the ${theme} theme`, async ({ page, ownApp, signIn, admin }) => {
    const app = await ownApp()
    const metadata = { labels: { team: 'core' }, annotations: { note: 'https://example.com' } }
    await makeTask(admin, app, { command: 'exit 3', name: 'before' })
    const task = await makeTask(admin, app, { command: 'exit 3', name: 'failing', metadata })
    await allEnded(app)
    await page.emulateMedia({ colorScheme: theme })
    await signIn('developer')
    await page.goto(`/tasks/${task}`)
    await expect(region(page, 'Earlier runs').getByRole('listitem')).toHaveCount(1)
    expect(await axeFinds(page, theme)).toEqual([])
    await region(page, 'Labels').getByRole('button', { name: 'Edit' }).click()
    await region(page, 'Labels').getByLabel('Value 1').fill('-')
    await region(page, 'Labels').getByRole('button', { name: 'Save' }).click()
    expect(await axeFinds(page, theme)).toEqual([])
    await page.getByRole('button', { name: 'Run again', exact: true }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await axeFinds(page, theme)).toEqual([])
  })
