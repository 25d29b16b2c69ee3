import { axeFinds } from './testing/axe'
import { expect, pressCreate, refusal, signInByHand, test } from './testing/test'

test('the first page answers what runs and failed', async ({ page, ownApp, admin }) => {
  const app = await ownApp()
  await admin.makeTask(app, { name: 'long-import', command: 'sleep 1000', memory_in_mb: 16 })
  for (let at = 0; at < 3; at += 1)
    await admin.makeTask(app, { name: 'check', command: 'exit 7', memory_in_mb: 16 })
  await admin.makeTask(app, { name: 'check', command: 'true', memory_in_mb: 16 })
  await signInByHand(page, 'developer')

  const running = page.getByRole('table', { name: 'What runs now' }).getByRole('row')
  await expect(running.filter({ hasText: app.name }).filter({ hasText: 'long-import' })).toBeVisible()
  const group = page
    .getByRole('table', { name: 'What failed' })
    .getByRole('row')
    .filter({ hasText: app.name })
    .filter({ hasText: 'Unknown' })
  await group.getByRole('link', { name: '3', exact: true }).click()
  await expect(page.getByRole('table', { name: 'Tasks' }).getByRole('row')).toHaveCount(4)
  await expect(page).toHaveURL(/app_guids=.*cause=unknown/)
})

test('plots have names, a table, and a range', async ({ page, ownApp, signIn, admin }) => {
  const app = await ownApp()
  await admin.makeTask(app, { name: 'quick', command: 'true', memory_in_mb: 16 })
  await signIn('developer')
  await page.goto('/')
  await page
    .getByRole('navigation', { name: 'Time range' })
    .getByRole('link', { name: '1 h', exact: true })
    .click()
  await expect(page).toHaveURL(/range=1h/)
  for (const [name, column] of [
    ['Success over time', 'Success rate'],
    ['Duration over time', '9 in 10 are faster than'],
  ] as const) {
    const figure = page.getByRole('figure', { name })
    await figure.getByRole('switch', { name: 'Show as table' }).click()
    await expect(figure.getByRole('table', { name })).toContainText(column)
    await expect(figure.getByRole('row')).toHaveCount(13)
    await figure.getByRole('switch', { name: 'Show as table' }).click()
  }
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme })
    expect(await axeFinds(page, theme)).toEqual([])
  }
  await page.goto('/?range=2y')
  await expect(page.getByText('There is no such time range')).toBeVisible()
})

test('refused submissions stand there by their error', async ({ page, ownApp, openForm }) => {
  const app = await ownApp()
  await openForm(app)
  await page.getByLabel('Command').fill('true')
  await page.getByLabel('User').fill(`nobody-${app.name}`)
  await pressCreate(page)
  await expect(refusal(page)).toBeVisible()
  await page.goto('/?range=1h')
  const row = page
    .getByRole('table', { name: 'Refused submissions by error' })
    .getByRole('row')
    .filter({ hasText: `nobody-${app.name}` })
  await row.getByRole('link', { name: '1', exact: true }).click()
  await expect(page.getByRole('table', { name: /Submissions/ }).getByRole('row')).toHaveCount(2)
})

test('the overview keeps its last state while nothing answers', async ({ page, signIn }) => {
  await signIn('developer')
  await page.goto('/')
  await expect(page.getByRole('heading', { name: /run now|runs now/ })).toBeVisible()
  await page.route('**/api/overview*', (route) => route.abort())
  await expect(page.getByText('It is tried again')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('figure', { name: 'Success over time' })).toBeVisible()
  await page.unroute('**/api/overview*')
  await expect(page.getByText('It is tried again')).toBeHidden({ timeout: 30_000 })
})
