import type { Page } from '@playwright/test'
import { createdTask, expect, formAnswers, pressCreate, test } from './testing/test'

/** Buttons and links that look like one, with the height that a finger can touch. */
async function heights(page: Page): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  const buttons = await page.getByRole('main').getByRole('button').all()
  for (const button of buttons) {
    const box = await button.boundingBox()
    if (box) found.set(await button.evaluate((element) => element.textContent ?? ''), Math.round(box.height))
  }
  return found
}

test('on a phone all that is pressed is 44 high', async ({ page, ownApp, openForm, admin }) => {
  const app = await ownApp()
  await admin.ask('POST', `/v3/apps/${app.guid}/tasks`, {
    command: 'true',
    metadata: { labels: { team: 'core' } },
  })
  await page.setViewportSize({ width: 390, height: 844 })
  await openForm(app)
  await page.getByLabel('Command').fill('echo on a phone')
  await expect(page.getByRole('button', { name: 'team', exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Use echo/ })).toBeVisible()
  await page.getByRole('button', { name: 'Add label' }).click()
  await expect(page.getByText('Draft saved')).toBeAttached()
  const low = [...(await heights(page))].filter(([, height]) => height < 44)
  expect(low).toEqual([])

  // Not beside the button that sends.
  await expect(page.getByRole('button', { name: 'Discard draft' })).toBeHidden()
  await page.getByRole('button', { name: 'More for this form' }).click()
  await page.getByRole('menuitem', { name: 'Discard draft' }).click()
  await expect(page.getByLabel('Command')).toHaveValue('')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByLabel('Command')).toHaveValue('echo on a phone')
})

test('printed, a task is its facts, without frame and buttons', async ({ page, ownApp, openForm }) => {
  await openForm(await ownApp())
  await page.getByLabel('Command').fill('echo for the record')
  await page.getByLabel('Name').fill('on-paper')
  await pressCreate(page)
  await expect(createdTask(page)).toContainText('SUCCEEDED')
  await createdTask(page).getByRole('link', { name: 'Open task' }).click()
  await expect(page.getByRole('region', { name: 'Log' })).toContainText('for the record')
  const submission = page.getByRole('region', { name: 'Submission' }).getByRole('link')
  await expect(submission).toBeVisible()
  const isPaper = async () => {
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByRole('heading', { name: /on-paper/ })).toBeVisible()
    await expect(page.getByRole('button')).toHaveCount(0)
    await expect(page.getByRole('navigation', { name: 'Main' })).toHaveCount(0)
    await expect(page.getByRole('banner')).toHaveCount(0)
    await expect(page.getByText('echo for the record').first()).toBeVisible()
    await page.emulateMedia({ media: 'screen' })
  }
  await isPaper()
  await submission.click()
  await expect(page.getByRole('heading', { name: 'What was asked' })).toBeVisible()
  await isPaper()
})

test('the tab tells what became of the task', async ({ page, ownApp, openForm }) => {
  await openForm(await ownApp())
  await page.getByLabel('Command').fill('exit 3')
  await page.getByLabel('Name').fill('watched')
  await pressCreate(page)
  await expect(page).toHaveTitle('FAILED watched · CF Task Console')
  const icon = () =>
    page.evaluate(() => document.head.innerHTML.match(/rel="icon"[^>]*href="(data:[^"]*)"/)?.[1])
  expect(await icon()).toContain('svg')
  await page.getByRole('button', { name: 'Create another like this' }).click()
  await expect(page.getByLabel('Command')).toBeFocused()
  await expect(page).toHaveTitle('Create task · CF Task Console')
  expect(await icon()).toBeUndefined()
})

test('an address that leads nowhere keeps the frame', async ({ page, signIn }) => {
  await signIn('developer')
  const answer = await page.goto('/nowhere/at/all')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
})

test('apps are searched by any part of their place', async ({ page, ownApp, signIn }) => {
  const app = await ownApp()
  await ownApp()
  await signIn('developer')
  await page.goto('/apps')
  await page
    .getByRole('searchbox', { name: 'Find apps' })
    .pressSequentially(app.name.replace('app-', 'space-'))
  const rows = page.getByRole('table', { name: 'Apps' }).getByRole('row')
  await expect(rows).toHaveCount(2)
  await expect(page.getByRole('searchbox', { name: 'Find apps' })).toBeFocused()
  await page.getByRole('searchbox', { name: 'Find apps' }).fill('no such app anywhere')
  await expect(page.getByText('No app fits')).toBeVisible()
  await page.getByRole('link', { name: 'Show all apps' }).click()
  await page.getByRole('searchbox', { name: 'Find apps' }).fill(app.name)
  await expect(rows).toHaveCount(2)
  await rows.last().click({ position: { x: 500, y: 18 } }) // beside its name
  await expect(page.getByRole('heading', { name: app.name, exact: true })).toBeVisible()
})

test('what a copy button copied is said beside it', async ({ page, context, ownApp, openForm }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openForm(await ownApp())
  await page.getByLabel('Command').fill('true')
  await formAnswers(page)
  await page.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Copy', exact: true }).getByText('Copied')).toBeVisible()
})
