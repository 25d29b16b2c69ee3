import { axeFinds } from './testing/axe'
import { tabTo } from './testing/by-keyboard'
import { createdTask, expect, pressCreate, refusal, test } from './testing/test'

test('a task is created by keyboard alone', async ({ page, ownApp, signIn }) => {
  const app = await ownApp({ web: 'sleep 1000', worker: 'echo from the worker' })
  await signIn('developer')
  await page.goto('/tasks/new')
  await expect(page.getByRole('heading', { name: 'Create task' })).toBeVisible()

  await tabTo(page, 'combobox', 'App')
  await page.keyboard.type(app.name)
  await expect(page.getByRole('option', { name: new RegExp(app.name) })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/apps/${app.guid}/tasks/new`)
  await expect(page.getByRole('combobox', { name: 'Template process' })).toBeEnabled()
  await tabTo(page, 'combobox', 'Template process')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.type('w')
  await page.keyboard.press('Escape')
  await tabTo(page, 'textbox', 'Memory')
  await page.keyboard.type('12 apples')
  await tabTo(page, 'button', 'Add label')
  await page.keyboard.press('Enter')
  await page.keyboard.type('team')
  await page.keyboard.press('Enter')
  await page.keyboard.type('core')
  await page.keyboard.press('Control+Enter')

  // Refused by our own rules: the summary has the focus, its links lead to the fields.
  await expect(refusal(page)).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Command')).toBeFocused()
  await page.keyboard.type('echo by keyboard')
  await tabTo(page, 'textbox', 'Memory')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('64M')
  await page.keyboard.press('Control+Enter')

  await expect(createdTask(page)).toContainText('SUCCEEDED')
  expect(await app.tasks()).toMatchObject([{ command: 'echo by keyboard', memory_in_mb: 64 }])
})

test('the focus stays among the rows when one is removed', async ({ page, ownApp, openForm }) => {
  await openForm(await ownApp())
  const labels = page.getByRole('group', { name: 'Labels', exact: true })
  for (const [index, key] of ['a', 'b', 'c'].entries()) {
    await labels.getByRole('button', { name: 'Add label' }).click()
    await expect(labels.getByLabel(`Key ${index + 1}`)).toBeFocused()
    await page.keyboard.type(key)
  }
  await labels.getByRole('button', { name: 'Remove 1' }).focus()
  await page.keyboard.press('Enter')
  await expect(labels.getByLabel('Key 1')).toBeFocused()
  await expect(labels.getByLabel('Key 1')).toHaveValue('b')
  await labels.getByRole('button', { name: 'Remove 2' }).focus()
  await page.keyboard.press('Enter')
  await expect(labels.getByRole('button', { name: 'Add label' })).toBeFocused()
})

for (const theme of ['light', 'dark'] as const)
  test(`axe finds nothing on the form in the ${theme} theme`, async ({ page, ownApp, openForm }) => {
    await page.emulateMedia({ colorScheme: theme })
    const app = await ownApp({ web: 'sleep 1000', worker: 'true' })
    const expectClean = async (what: string) => expect(await axeFinds(page, theme), what).toEqual([])
    await openForm(app)
    await expectClean('empty')

    await page.goto(
      `/apps/${app.guid}/tasks/new?command=echo+%27open&name=dep%D0%BBoy&memory=64M&process=worker&label.team=core&annotation.note=text&nothing=1`,
    )
    await expect(page.getByText("A quote (') is opened and not closed.")).toBeVisible()
    await expect(page.getByRole('tab', { name: 'JSON' })).toBeVisible()
    await expectClean('filled')

    await page.getByLabel('Memory').fill('12 apples')
    await page.getByLabel('Key 1').first().fill('-team')
    await pressCreate(page)
    await expect(refusal(page)).toBeFocused()
    await expectClean('refused')
  })
