import type { Page } from '@playwright/test'
import * as z from 'zod'
import type { FoundationAdmin, OwnApp } from './testing/foundation-admin'
import { createdTask, expect, formAnswers, pressCreate, test } from './testing/test'

const OURS = 'task-console-submission'
const taskSchema = z.object({
  guid: z.string(),
  metadata: z.object({ labels: z.record(z.string(), z.string()) }),
})
const bodySchema = z.looseObject({
  metadata: z.looseObject({ labels: z.record(z.string(), z.string()) }),
})

/** Makes a task as cf does: without any label of ours. */
const makeTask = async (admin: FoundationAdmin, app: OwnApp, body: object) =>
  taskSchema.parse(await admin.ask('POST', `/v3/apps/${app.guid}/tasks`, body))

const NOTHING_FOUND = {
  kind: 'answer' as const,
  status: 200,
  body: JSON.stringify({ pagination: { total_results: 0, total_pages: 1 }, resources: [] }),
}

const runAgain = (page: Page) => page.getByRole('button', { name: 'Run again', exact: true })
const question = (page: Page) => page.getByRole('dialog', { name: 'Run this task again?' })

/** A body that left, without what differs with every press. */
function withoutOurs(body: Record<string, unknown>) {
  const { metadata, ...rest } = bodySchema.parse(body)
  const { [OURS]: id, ...labels } = metadata.labels
  return { id, body: { ...rest, metadata: { ...metadata, labels } } }
}

test('every field comes through running again, with and without changes', async ({
  page,
  ownApp,
  openForm,
  admin,
  wire,
}) => {
  const app = await ownApp({ web: 'sleep 1000', worker: 'echo from the worker' })
  const droplet = await admin.makeDroplet(app, { web: 'sleep 1000', worker: 'true' })
  const path = `/v3/apps/${app.guid}/tasks`
  await openForm(app)
  await page.getByRole('combobox', { name: 'Template process' }).click()
  await page.getByRole('option', { name: /worker/ }).click()
  await page.getByRole('combobox', { name: 'Droplet' }).click()
  await page.getByRole('option', { name: new RegExp(droplet.slice(0, 8)) }).click()
  await page.getByLabel('Command').fill('echo "one & two"\necho three')
  await page.getByLabel('Name', { exact: true }).fill('every-field')
  await page.getByLabel('User').fill('vcap')
  await page.getByLabel('Memory').fill('0.125 GB')
  await page.getByLabel('Disk').fill('192')
  await page.getByLabel('Log rate limit').fill('16K')
  for (const [list, word, key, value] of [
    ['Labels', 'label', 'example.com/team', 'core'],
    ['Annotations', 'annotation', 'note', 'two lines\nof <b>text</b>'],
  ] as const) {
    const group = page.getByRole('group', { name: list, exact: true })
    await group.getByRole('button', { name: `Add ${word}` }).click()
    await group.getByLabel('Key 1').fill(key)
    await group.getByLabel('Value 1').fill(value)
  }
  await pressCreate(page)
  await expect(createdTask(page)).toContainText('SUCCEEDED')
  const first = withoutOurs(await wire.lastBody('POST', path))
  await createdTask(page).getByRole('link', { name: 'Open task' }).click()

  await runAgain(page).click()
  await expect(question(page)).toContainText('every-field')
  await expect(question(page).getByRole('radio', { name: /The one it ran/ })).toBeChecked()
  const before = page.url()
  await question(page).getByRole('button', { name: 'Run again' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /every-field #2/ })).toBeVisible()
  expect(page.url()).not.toBe(before)
  const second = withoutOurs(await wire.lastBody('POST', path))
  expect(second.body).toEqual(first.body)
  expect(second.id).not.toBe(first.id)
  expect(await app.tasks()).toHaveLength(2)

  await page.getByRole('link', { name: 'Run again with changes' }).click()
  await formAnswers(page)
  await expect(page.getByText('Filled in from a task')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Template process' })).toContainText('worker')
  await expect(page.getByRole('combobox', { name: 'Droplet' })).toContainText(droplet.slice(0, 8))
  for (const [field, value] of [
    ['Command', 'echo "one & two"\necho three'],
    ['Name', 'every-field'],
    ['User', 'vcap'],
    ['Memory', '128 MB'],
    ['Disk', '192 MB'],
    ['Log rate limit', '16 KB/s'],
  ] as const)
    await expect(page.getByLabel(field, { exact: true })).toHaveValue(value)
  await expect(page.getByRole('group', { name: 'Labels', exact: true }).getByLabel(/^Key/)).toHaveCount(1)
  await pressCreate(page)
  await expect(createdTask(page)).toContainText('SUCCEEDED')
  expect(withoutOurs(await wire.lastBody('POST', path)).body).toEqual(first.body)
})

test('a task of cf runs again, on the droplet that is chosen', async ({
  page,
  ownApp,
  signIn,
  admin,
  wire,
}) => {
  const app = await ownApp()
  const task = await makeTask(admin, app, { command: 'true', name: 'by-cf' })
  const newer = await admin.makeDroplet(app)
  await admin.ask('PATCH', `/v3/apps/${app.guid}/relationships/current_droplet`, { data: { guid: newer } })
  await signIn('developer')
  await page.goto(`/tasks/${task.guid}`)
  await expect(page.getByRole('button', { name: 'More' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Facts' })).toContainText('No longer current')

  await runAgain(page).click()
  await question(page)
    .getByRole('radio', { name: /The current one/ })
    .check()
  await question(page).getByRole('button', { name: 'Run again' }).dblclick()
  await expect(page.getByRole('heading', { level: 1, name: /by-cf #2/ })).toBeVisible()
  expect(await app.tasks()).toHaveLength(2)
  expect(await wire.lastBody('POST', `/v3/apps/${app.guid}/tasks`)).toMatchObject({ droplet_guid: newer })
  await expect(page.getByRole('region', { name: 'Facts' })).toContainText(newer)
})

test('a droplet that is gone is said to be', async ({ page, ownApp, signIn, admin }) => {
  const app = await ownApp()
  const old = await admin.makeDroplet(app)
  const task = await makeTask(admin, app, { command: 'true', droplet_guid: old })
  await admin.ask('DELETE', `/v3/droplets/${old}`)
  await signIn('developer')
  await page.goto(`/tasks/${task.guid}`)
  await expect(page.getByRole('region', { name: 'Facts' })).toContainText('Deleted since')
  await runAgain(page).click()
  await expect(question(page)).toContainText('The droplet that it ran is gone')
  await expect(question(page)).toContainText(app.dropletGuid)
})

test('a refusal stands in the dialog and leads to the form', async ({ page, ownApp, signIn, admin }) => {
  const app = await ownApp()
  const task = await makeTask(admin, app, { command: 'true', name: 'too-much', memory_in_mb: 256 })
  await admin.makeSpaceQuota(app, { total_memory_in_mb: 64 })
  await signIn('developer')
  await page.goto(`/tasks/${task.guid}`)
  await runAgain(page).click()
  await question(page).getByRole('button', { name: 'Run again' }).click()
  const alert = question(page).getByRole('alert')
  await expect(alert).toContainText('The task was not created')
  await expect(alert).toContainText('memory_in_mb exceeds space memory quota')
  await alert.getByRole('link', { name: 'Run it with changes' }).click()
  await expect(page.getByLabel('Memory')).toHaveValue('256 MB')
  expect(await app.tasks()).toHaveLength(1)
})

test('an outcome nobody knows settles on its own page', async ({ page, ownApp, signIn, admin, wire }) => {
  const app = await ownApp()
  const task = await makeTask(admin, app, { command: 'sleep 1', name: 'unclear' })
  await signIn('developer')
  await page.goto(`/tasks/${task.guid}`)
  await runAgain(page).click()
  await expect(question(page)).toBeVisible()
  const path = `/v3/apps/${app.guid}/tasks`
  await wire.fault('GET', `${path}?label_selector`, NOTHING_FOUND, 2)
  await wire.fault('POST', path, { kind: 'cut-after' })
  await question(page).getByRole('button', { name: 'Run again' }).click()
  await expect(question(page).getByRole('status', { name: 'Finding out what happened' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: /unclear #2/ })).toBeVisible({ timeout: 30_000 })
  expect(await wire.count('POST', path)).toBe(1)
  expect(await app.tasks()).toHaveLength(2)
})

test('who may not read the command may not run it again', async ({ page, ownApp, signIn, admin }) => {
  const app = await ownApp()
  const task = await makeTask(admin, app, { command: 'true', name: 'secret' })
  await signIn('supporter')
  await page.goto(`/tasks/${task.guid}`)
  await expect(runAgain(page)).toBeDisabled()
  await expect(runAgain(page)).toHaveAccessibleDescription(/needs the command/)
  await page.getByRole('link', { name: 'Run again with changes' }).click()
  await expect(
    page.getByText('command: it is shown to those who may read the app’s secrets. Type it.'),
  ).toBeVisible()
  await expect(page.getByLabel('Command')).toHaveValue('')
})

test('a session that ended is renewed over the question', async ({
  page,
  context,
  ownApp,
  signIn,
  admin,
}) => {
  const app = await ownApp()
  const task = await makeTask(admin, app, { command: 'true', name: 'signed-out' })
  await signIn('developer')
  await page.goto(`/tasks/${task.guid}`)
  await runAgain(page).click()
  await expect(question(page)).toBeVisible()
  await context.clearCookies()
  await question(page).getByRole('button', { name: 'Run again' }).click()
  const signInDialog = page.getByRole('dialog', { name: 'Sign in' })
  await signInDialog.getByLabel('Password').fill(process.env.E2E_PASSWORD ?? '')
  await signInDialog.getByRole('button', { name: 'Sign in' }).click()
  await expect(signInDialog).toBeHidden()
  await question(page).getByRole('button', { name: 'Run again' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /signed-out #2/ })).toBeVisible()
  expect(await app.tasks()).toHaveLength(2)
})
