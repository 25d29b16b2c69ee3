import type { Page } from '@playwright/test'
import { axeFinds } from './testing/axe'
import { createdTask, expect, pressCreate, saveDraft, test } from './testing/test'

const opener = (page: Page) => page.getByRole('button', { name: 'Find a task, an app, a page' })
const palette = (page: Page) => page.getByRole('dialog', { name: 'Command palette' })
const field = (page: Page) => palette(page).getByRole('combobox', { name: 'Go to' })
const group = (page: Page, name: string) => palette(page).getByRole('group', { name, exact: true })
const option = (page: Page, name: string | RegExp) => palette(page).getByRole('option', { name })

const FOREVER = { command: 'sleep 1000', memory_in_mb: 16 }

async function openByKeys(page: Page): Promise<void> {
  await expect(opener(page)).toBeEnabled()
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
}

test('an app is found by part of its organization', async ({ page, ownApp, signIn }) => {
  const app = await ownApp()
  const mark = app.name.replace('app-', '')
  await signIn('developer')
  await page.goto('/tasks')
  await openByKeys(page)
  await page.keyboard.type(`org-${mark.slice(0, 6)}`)
  await expect(group(page, 'Apps').getByRole('option')).toHaveCount(1)
  await expect(option(page, new RegExp(`${app.name} org-${mark} / space-${mark}`))).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/apps/${app.guid}`)
  await expect(palette(page)).toBeHidden()
})

test('a task is found by its guid and by its name', async ({ page, ownApp, signIn, admin }) => {
  const app = await ownApp()
  const name = `nightly export of ${app.name}`
  const guid = await admin.makeTask(app, { name, ...FOREVER })
  await signIn('developer')
  await page.goto('/apps')
  await openByKeys(page)
  await field(page).fill(guid)
  await expect(group(page, 'Tasks').getByRole('option', { name })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/tasks/${guid}`)

  await page.goto('/apps')
  await openByKeys(page)
  await field(page).fill(name)
  await expect(group(page, 'Tasks').getByRole('option', { name })).toContainText('RUNNING')
  await option(page, name).click()
  await expect(page).toHaveURL(`/tasks/${guid}`)

  // By part of it, or of the guid: this page knows the task.
  await openByKeys(page)
  for (const part of [guid.slice(0, 8), `export ${app.name}`]) {
    await field(page).fill(part)
    await expect(group(page, 'Tasks').getByRole('option', { name })).toBeVisible()
  }
})

test('a submission is found by its id and by its name', async ({ page, ownApp, openForm }) => {
  const app = await ownApp()
  await openForm(app)
  await page.getByLabel('Command').fill('true')
  await page.getByLabel('Name', { exact: true }).fill(`rotate-${app.name}`)
  await pressCreate(page)
  await expect(createdTask(page)).toContainText('SUCCEEDED')
  await openByKeys(page)
  await field(page).fill(`rotate-${app.name.slice(0, 10)}`)
  await expect(group(page, 'Submissions').getByRole('option')).toHaveCount(1)
  await group(page, 'Submissions').getByRole('option').click()
  await expect(page).toHaveURL(/\/submissions\/[0-9a-f-]+$/)
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await page.goto('/apps')
  await openByKeys(page)
  await field(page).fill(id)
  await expect(group(page, 'Submissions').getByRole('option', { name: `rotate-${app.name}` })).toBeVisible()
})

test('pages and filters are opened by keyboard alone', async ({ page, signIn }) => {
  await signIn('developer')
  await page.goto('/apps')
  await expect(opener(page)).toBeEnabled()
  // Typed at once, before what reads it has been loaded.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('under way')
  await expect(field(page)).toHaveValue('under way')
  await expect(option(page, 'Under way Tasks')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/tasks\?states=PENDING/)

  await openByKeys(page)
  await page.keyboard.press('End')
  await expect(palette(page).getByRole('option', { selected: true })).toBeVisible()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await expect(option(page, 'Apps')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/apps')

  for (const [key, path] of [
    ['s', '/submissions'],
    ['t', '/tasks'],
    ['a', '/apps'],
    ['o', '/'],
  ] as const) {
    await expect(opener(page)).toBeEnabled()
    await page.keyboard.press('g')
    await page.keyboard.press(key)
    await expect(page).toHaveURL(path)
  }
})

test('actions are the ones that the page has', async ({ page, ownApp, signIn, admin }) => {
  const app = await ownApp()
  const guid = await admin.makeTask(app, { name: 'long', ...FOREVER })
  await signIn('developer')
  await page.goto(`/tasks/${guid}`)
  await openByKeys(page)
  await page.keyboard.type('cancel')
  await expect(option(page, 'Cancel task')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Cancel this task?' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Cancel task' })).toBeFocused()

  await openByKeys(page)
  await page.keyboard.type('theme dark')
  await page.keyboard.press('Enter')
  await openByKeys(page)
  await page.keyboard.type('theme')
  await expect(option(page, 'Theme: dark')).toBeHidden()
  await expect(option(page, 'Theme: light')).toBeVisible()
  await field(page).fill('create this app')
  await expect(option(page, `Create task for this app ${app.name}`)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/apps/${app.guid}/tasks/new`)

  await openByKeys(page)
  await page.keyboard.type('sign out')
  await expect(option(page, 'Sign out')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Username')).toBeVisible()
})

test('the form keeps what is typed, and the focus', async ({ page, ownApp, openForm }) => {
  await openForm(await ownApp())
  await saveDraft(page, 'echo half')
  await page.getByLabel('Command').focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('nothing-of-this-name')
  await expect(field(page)).toHaveValue('nothing-of-this-name')
  await expect(palette(page)).toContainText('Nothing found for nothing-of-this-name')
  await page.keyboard.press('Escape')
  await expect(palette(page)).toBeHidden()
  await expect(page.getByLabel('Command')).toBeFocused()
  await page.keyboard.type(' and ? whole')
  await expect(page.getByLabel('Command')).toHaveValue('echo half and ? whole')
  await expect(page.getByRole('dialog')).toBeHidden()

  await opener(page).click()
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(opener(page)).toBeFocused()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
})

test('every shortcut is listed after a question mark', async ({ page, signIn }) => {
  await signIn('developer')
  await page.goto('/tasks')
  await expect(opener(page)).toBeEnabled()
  await page.keyboard.press('?')
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  for (const words of ['Ctrl K', 'g then o', 'Shift x', 'Ctrl Enter'])
    await expect(dialog.getByRole('definition').filter({ hasText: words }).first()).toBeVisible()
  expect(await axeFinds(page, 'light')).toEqual([])
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await openByKeys(page)
  await page.keyboard.type('shortcuts')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeVisible()
  await expect(palette(page)).toBeHidden()
})

test('a search that fails is said, the rest works', async ({ page, ownApp, signIn, wire }) => {
  const app = await ownApp()
  await signIn('developer')
  await page.goto('/apps')
  await openByKeys(page)
  await wire.fault('GET', `/v3/tasks?names=${app.name}`, {
    kind: 'answer',
    status: 503,
    body: '{"errors":[{"code":10015,"title":"CF-ServiceUnavailable","detail":"Tasks are \u202eaway"}]}',
  })
  await field(page).fill(app.name)
  await expect(palette(page).getByRole('status')).toContainText('Tasks not searched: Tasks are U+202Eaway')
  await expect(group(page, 'Apps').getByRole('option', { name: app.name })).toBeVisible()
})

test('the script of the palette may fail to load', async ({ page, signIn, context }) => {
  await signIn('developer')
  await page.goto('/apps')
  await expect(opener(page)).toBeEnabled()
  await context.setOffline(true)
  await opener(page).click()
  await expect(page.getByText('Not loaded, press again')).toBeVisible()
  await context.setOffline(false)
  await opener(page).click()
  await expect(field(page)).toBeFocused()
})

for (const theme of ['light', 'dark'] as const)
  test(`axe finds nothing in the palette in the ${theme} theme`, async ({ page, ownApp, signIn, admin }) => {
    await page.emulateMedia({ colorScheme: theme })
    const app = await ownApp()
    await admin.makeTask(app, { name: `rep\u202eort-${app.name}`, ...FOREVER })
    await signIn('developer')
    await page.goto(`/tasks?app_guids=${app.guid}`)
    await openByKeys(page)
    expect(await axeFinds(page, theme), 'nothing typed').toEqual([])
    await field(page).fill(app.name)
    await expect(group(page, 'Tasks').getByRole('option', { name: /repU\+202Eort/ })).toBeVisible()
    expect(await axeFinds(page, theme), 'found').toEqual([])
    await field(page).fill('no such thing')
    await expect(palette(page)).toContainText('Nothing found')
    expect(await axeFinds(page, theme), 'nothing found').toEqual([])
  })
