import { createdTask, expect, formAnswers, pressCreate, saveDraft, test } from './testing/test'

test('what was typed survives a reload until sent or discarded', async ({ page, ownApp, openForm }) => {
  const app = await ownApp()
  await openForm(app)
  await page.getByLabel('Command').fill('echo kept')
  await page.getByRole('button', { name: 'Add label' }).click()
  await page.getByLabel('Key 1').fill('team')
  await page.getByLabel('Value 1').fill('core')
  await expect(page.getByText('Draft saved')).toBeVisible()

  await page.reload()
  await expect(page.getByLabel('Command')).toHaveValue('echo kept')
  await expect(page.getByLabel('Value 1')).toHaveValue('core')
  await expect(page.getByText(/^Restored what you typed at \d\d:\d\d/)).toBeVisible()

  await page.getByRole('button', { name: 'Discard draft' }).click()
  await expect(page.getByLabel('Command')).toHaveValue('')
  await expect(page.getByLabel('Command')).toBeFocused()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByLabel('Command')).toHaveValue('echo kept')
  await expect(page.getByLabel('Value 1')).toHaveValue('core')
  await page.getByRole('button', { name: 'Discard draft' }).click()
  await expect(page.getByLabel('Command')).toHaveValue('')
  await page.reload()
  await expect(page.getByLabel('Command')).toHaveValue('')

  await saveDraft(page, 'echo sent')
  await pressCreate(page)
  await expect(createdTask(page)).toContainText('SUCCEEDED')
  await page.reload()
  await expect(page.getByLabel('Command')).toHaveValue('')
  expect(await app.tasks()).toHaveLength(1)
})

test('a draft survives signing in, and goes with signing out', async ({ page, ownApp, openForm, signIn }) => {
  const app = await ownApp()
  await openForm(app)
  await saveDraft(page, 'echo kept')
  await page.context().clearCookies()
  await openForm(app)
  await expect(page.getByLabel('Command')).toHaveValue('echo kept')

  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByLabel('Username')).toBeVisible()
  expect(
    await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('draft'))),
  ).toEqual([])
  await signIn('developer')
  await page.goto(`/apps/${app.guid}/tasks/new`)
  await expect(page.getByLabel('Command')).toHaveValue('')
})

test('an address comes before a draft, which can be taken', async ({ page, ownApp, openForm }) => {
  const app = await ownApp()
  await openForm(app)
  await saveDraft(page, 'echo typed')
  await page.goto(`/apps/${app.guid}/tasks/new?command=echo+linked`)
  await expect(page.getByLabel('Command')).toHaveValue('echo linked')
  await expect(page.getByText('what the address names came first')).toBeVisible()
  await page.getByRole('button', { name: 'Use the draft instead' }).click()
  await expect(page.getByLabel('Command')).toHaveValue('echo typed')
})

test('a draft offered beside an address is offered once', async ({ page, ownApp, openForm }) => {
  const app = await ownApp()
  await openForm(app)
  await saveDraft(page, 'echo typed')
  await page.goto(`/apps/${app.guid}/tasks/new?command=echo+linked`)
  await expect(page.getByText('what the address names came first')).toBeVisible()
  await openForm(app)
  await expect(page.getByLabel('Command')).toHaveValue('echo typed')
  await expect(page.getByText(/^Restored what you typed at/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Use the draft instead' })).toBeHidden()
})

test('a full storage of the browser takes no page away', async ({ page, ownApp, openForm }) => {
  const app = await ownApp()
  await openForm(app)
  await saveDraft(page, 'echo typed')
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
    }
  })
  await page.goto(`/apps/${app.guid}/tasks/new?command=echo+linked`)
  await expect(page.getByText('what the address names came first')).toBeVisible()
  await pressCreate(page)
  await expect(createdTask(page)).toContainText('SUCCEEDED')
})

test('what is typed over a link comes back after a reload', async ({ page, ownApp, signIn }) => {
  const app = await ownApp()
  await signIn('developer')
  await page.goto(`/tasks/new?app=${app.guid}&command=echo+linked`)
  await formAnswers(page)
  await saveDraft(page, 'echo mended')
  await expect(page).toHaveURL(`/apps/${app.guid}/tasks/new`)
  await page.reload()
  await expect(page.getByLabel('Command')).toHaveValue('echo mended')
})

test('a tab that died shows what became of its press', async ({ page, ownApp, openForm, wire }) => {
  const app = await ownApp()
  await openForm(app)
  await page.getByLabel('Command').fill('true')
  await wire.fault('POST', `/v3/apps/${app.guid}/tasks`, { kind: 'hold', ms: 4_000 })
  await pressCreate(page)
  await expect.poll(() => wire.count('POST', `/v3/apps/${app.guid}/tasks`)).toBe(1)
  await page.reload()
  // An answer may take its time: for the first seconds nothing is wrong.
  await expect(page.getByRole('status').filter({ hasText: /^Sending$/ })).toBeVisible()
  await expect(page.getByRole('status', { name: 'Finding out what happened' })).toBeHidden()
  await expect(createdTask(page)).toContainText('SUCCEEDED', { timeout: 20_000 })
  expect(await app.tasks()).toHaveLength(1)
})
