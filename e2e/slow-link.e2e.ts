import type { Locator, Page } from '@playwright/test'
import { createdTask, expect, formAnswers, pressCreate, refusal, saveDraft, test } from './testing/test'

/** Holds back what makes the page answer, as a slow link does; gives what lets it come. */
async function holdScripts(page: Page): Promise<() => void> {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/_next/static/**/*.js', async (route) => {
    await released
    await route.continue()
  })
  return release
}

/** Types at the end of what stands there. It must be in sight: what is still to be revealed takes no focus. */
async function typeInto(field: Locator, text: string): Promise<void> {
  await expect(field).toBeVisible()
  await field.press('End')
  await field.pressSequentially(text)
}

test('all up to the outcome is there with the form', async ({ page, ownApp, openForm }) => {
  const app = await ownApp()
  await openForm(app)
  // From here on nothing more arrives of what the pages are made of.
  await page.route('**/_next/static/**', (route) => route.abort())
  await page.getByLabel('Command').fill('echo here at once')
  await expect(page.getByRole('button', { name: /^Use echo/ })).toBeVisible()
  await page.getByRole('button', { name: 'Add label' }).click()
  await page.keyboard.type('team')
  await page.getByLabel('Memory').fill('12 apples')
  const panel = page.getByRole('region', { name: 'What will run' })
  await expect(panel).toContainText('can’t be sent')
  await expect(panel).toContainText('Left out of every copy: memory 12 apples.')
  await pressCreate(page)
  await expect(refusal(page)).toBeFocused()
  await page.getByLabel('Memory').fill('64M')
  await pressCreate(page)
  await expect(createdTask(page)).toContainText('SUCCEEDED')
  await expect(createdTask(page)).toContainText('here at once')
})

test('what is typed before the page is awake stays', async ({ page, ownApp, openForm }) => {
  const app = await ownApp()
  await openForm(app)
  await saveDraft(page, 'echo drafted')

  const release = await holdScripts(page)
  await page.reload({ waitUntil: 'domcontentloaded' })
  await typeInto(page.getByLabel('Command'), 'echo early')
  await typeInto(page.getByLabel('Memory'), '64M')
  release()
  await formAnswers(page)
  await expect(page.getByText(/What you typed at \d\d:\d\d is kept/)).toBeVisible()
  await expect(page.getByLabel('Command')).toHaveValue('echo early')
  await expect(page.getByLabel('Memory')).toHaveValue('64M')
  await expect(page.getByText('10 / 4\u2009096')).toBeVisible()

  await pressCreate(page)
  await expect(createdTask(page)).toContainText('SUCCEEDED')
  expect(await app.tasks()).toMatchObject([{ command: 'echo early', memory_in_mb: 64 }])
})

test('what is typed over a link before it is awake stays', async ({ page, ownApp, signIn }) => {
  const app = await ownApp()
  await signIn('developer')
  const release = await holdScripts(page)
  await page.goto(`/apps/${app.guid}/tasks/new?command=echo+linked&name=linked`, {
    waitUntil: 'domcontentloaded',
  })
  // The link's values are there from the start.
  await expect(page.getByLabel('Name')).toHaveValue('linked')
  await typeInto(page.getByLabel('Command'), ' early')
  await typeInto(page.getByLabel('Disk'), '1G')
  release()
  await formAnswers(page)
  await expect(page.getByText('Filled in from the link')).toBeVisible()
  await expect(page.getByLabel('Command')).toHaveValue('echo linked early')
  await expect(page.getByLabel('Disk')).toHaveValue('1G')
  await expect(page.getByLabel('Name')).toHaveValue('linked')
})

test('an app typed before the page is awake is found', async ({ page, ownApp, signIn }) => {
  const app = await ownApp()
  await signIn('developer')
  const release = await holdScripts(page)
  await page.goto('/tasks/new', { waitUntil: 'domcontentloaded' })
  await typeInto(page.getByRole('combobox', { name: 'App' }), app.name)
  release()
  await formAnswers(page)
  await expect(page.getByRole('combobox', { name: 'App' })).toHaveValue(app.name)
  await page.keyboard.press('ArrowDown')
  await page.getByRole('option', { name: new RegExp(app.name) }).click()
  await expect(page).toHaveURL(`/apps/${app.guid}/tasks/new`)
})

test('an earlier press is shown first, and typing is kept', async ({ page, ownApp, openForm, wire }) => {
  const app = await ownApp()
  await openForm(app)
  await page.getByLabel('Command').fill('echo first')
  await wire.fault('POST', `/v3/apps/${app.guid}/tasks`, { kind: 'hold', ms: 3_000 })
  await pressCreate(page)
  await expect.poll(() => wire.count('POST', `/v3/apps/${app.guid}/tasks`)).toBe(1)

  const release = await holdScripts(page)
  await page.reload({ waitUntil: 'domcontentloaded' })
  await typeInto(page.getByLabel('Command'), 'echo second')
  release()
  await expect(createdTask(page)).toContainText('echo first', { timeout: 20_000 })
  await page.getByRole('button', { name: 'Create another like this' }).click()
  await expect(page.getByLabel('Command')).toHaveValue('echo second')
  await pressCreate(page)
  await expect(createdTask(page)).toContainText('echo second')
  expect((await app.tasks()).map(({ command }) => command).sort()).toEqual(['echo first', 'echo second'])
})
