import type { Page } from '@playwright/test'
import * as z from 'zod'
import { createdTask, expect, expectRefusedField, pressCreate, refusal, test } from './testing/test'

const foundSchema = z.object({ resources: z.array(z.object({ guid: z.string() })) })
const spaceSchema = z.object({ name: z.string() })

const warnings = (page: Page) => page.getByRole('note', { name: 'Before you create it' })
const gauge = (page: Page, name: string) => page.getByRole('meter', { name, exact: true })

test('headroom is counted as one types, without asking anybody', async ({
  page,
  ownApp,
  admin,
  openForm,
}) => {
  const app = await ownApp()
  await admin.makeSpaceQuota(app, { total_memory_in_mb: 1024 })
  const space = spaceSchema.parse(await admin.ask('GET', `/v3/spaces/${app.spaceGuid}`)).name
  await openForm(app)
  const memory = gauge(page, `Memory of space ${space}`)
  await expect(memory).toHaveAttribute('aria-valuetext', '1 GB left, 0 MB used of 1 GB')

  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.getByLabel('Memory').fill('256')
  await expect(memory).toHaveAttribute('aria-valuetext', '768 MB would be left, 0 MB used of 1 GB')
  await page.getByLabel('Memory').fill('1.5 GB')
  await expect(memory).toHaveAttribute('aria-valuetext', '512 MB short, 0 MB used of 1 GB')
  await expect(warnings(page)).toContainText(`Memory of space ${space}: 512 MB short`)
  expect(asked.filter((url) => url.includes('/checks'))).toEqual([])

  await page.getByLabel('Memory').fill('1 GB')
  await expect(warnings(page)).toBeHidden()
})

test('slow checks hold up neither typing nor the task', async ({ page, ownApp, openForm, wire }) => {
  const app = await ownApp()
  await wire.fault('GET', `/v3/spaces/${app.spaceGuid}/usage_summary`, { kind: 'hold', ms: 15_000 })
  await openForm(app)
  await page.getByLabel('Command').fill('true')
  await pressCreate(page)
  await expect(createdTask(page)).toContainText('SUCCEEDED')
})

test('an app without a droplet is known before anybody presses', async ({ page, admin, signIn }) => {
  const [app] = foundSchema.parse(await admin.ask('GET', '/v3/apps?names=app-without-droplet')).resources
  await signIn('developer')
  await page.goto(`/apps/${app?.guid}/tasks/new`)
  await expect(page.getByRole('combobox', { name: 'Droplet' })).toHaveAccessibleDescription(/Stage a droplet/)
  // Once, where it can be mended.
  await expect(page.getByText(/no (current )?droplet/)).toHaveCount(1)
})

test('a suspended organization is known before anybody presses', async ({
  page,
  ownApp,
  admin,
  openForm,
}) => {
  const app = await ownApp()
  await admin.ask('PATCH', `/v3/organizations/${app.organizationGuid}`, { suspended: true })
  await openForm(app)
  await expect(warnings(page)).toContainText('is suspended: only administrators may create tasks there')
})

test('who may not create tasks hears who may', async ({ page, ownApp, openForm }) => {
  const app = await ownApp()
  await openForm(app, 'auditor')
  await expect(warnings(page)).toContainText('You may not create tasks here.')
  await expect(warnings(page)).toContainText('Who has it: developer.')

  await page.getByLabel('Command').fill('true')
  await pressCreate(page)
  await expect(refusal(page)).toContainText('role space developer')
  await expect(refusal(page)).toContainText('Who has it: developer.')
})

test('a quota refusal tells what is left', async ({ page, ownApp, admin, openForm }) => {
  const app = await ownApp()
  await admin.makeSpaceQuota(app, { total_memory_in_mb: 512 })
  await openForm(app)
  await page.getByLabel('Command').fill('true')
  await page.getByLabel('Memory').fill('2 GB')
  await pressCreate(page)
  await expect(refusal(page)).toBeVisible()
  await expectRefusedField(
    page,
    'Memory',
    /memory_in_mb exceeds space memory quota.*512 MB of 512 MB is left/,
  )
})

test('a rate limit tells when it lifts', async ({ page, ownApp, openForm, wire }) => {
  const app = await ownApp()
  const error = { code: 10013, title: 'CF-RateLimitExceeded', detail: 'Rate Limit Exceeded' }
  await wire.fault('POST', `/v3/apps/${app.guid}/tasks`, {
    kind: 'answer',
    status: 429,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '1800' },
    body: JSON.stringify({ errors: [error] }),
  })
  await openForm(app)
  await page.getByLabel('Command').fill('true')
  await pressCreate(page)
  await expect(refusal(page)).toContainText('Rate Limit Exceeded')
  await expect(refusal(page)).toContainText('Wait 30 min')
  await expect(refusal(page)).toContainText(/It may be sent again at \d\d:\d\d:\d\d/)
})

test('a task that already runs the same command is linked', async ({ page, ownApp, admin, openForm }) => {
  const app = await ownApp()
  const task = { command: 'sleep 300', name: 'nightly', memory_in_mb: 16 }
  await admin.ask('POST', `/v3/apps/${app.guid}/tasks`, task)
  await openForm(app)
  await page.getByLabel('Command').fill('sleep 300')
  await expect(warnings(page)).toContainText('The same command runs now: nightly')
  await page.getByLabel('Command').fill('sleep 301')
  await expect(warnings(page)).toBeHidden()
  await page.getByLabel('Name').fill('Nightly')
  await expect(warnings(page)).toContainText('A task of the same name runs now')
  await warnings(page)
    .getByRole('link', { name: /nightly/ })
    .click()
  await expect(page.getByRole('heading', { name: /nightly/ })).toBeVisible()
})

test('the app used last is offered first', async ({ page, ownApp, openForm, signIn }) => {
  const [first, second] = [await ownApp(), await ownApp()]
  for (const app of [first, second]) {
    await openForm(app)
    await page.getByLabel('Command').fill('true')
    await pressCreate(page)
    await expect(createdTask(page)).toBeVisible()
    await page.context().clearCookies()
  }
  await signIn('developer')
  await page.goto('/tasks/new')
  const picker = page.getByRole('combobox', { name: 'App' })
  await picker.fill('used recently app-')
  const offered = page.getByRole('option')
  await expect(offered.filter({ hasText: first.name })).toBeVisible()
  const names = await offered.allTextContents()
  const place = (name: string) => names.findIndex((text) => text.includes(name))
  expect(place(second.name)).toBeLessThan(place(first.name))
})
