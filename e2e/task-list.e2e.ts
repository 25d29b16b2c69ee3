import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { axeFinds } from './testing/axe'
import { expect, test } from './testing/test'

const table = (page: Page) => page.getByRole('table', { name: 'Tasks' })
const rowOf = (page: Page, name: string) => table(page).getByRole('row').filter({ hasText: name })
const filters = (page: Page) => page.getByRole('search', { name: 'Filter tasks' })
const selection = (page: Page) => page.getByRole('region', { name: 'Selection' })

const FOREVER = { command: 'sleep 1000', memory_in_mb: 16 }

test('filters stand in the address and in the bar', async ({ page, ownApp, signIn, admin }) => {
  const app = await ownApp()
  const labels = (env: string) => ({ metadata: { labels: { env } } })
  await admin.makeTask(app, { name: 'migrate', ...FOREVER, ...labels('prod') })
  await admin.makeTask(app, { name: 'report', command: 'exit 3', memory_in_mb: 16, ...labels('prod') })
  await admin.makeTask(app, { name: 'cleanup', command: 'exit 3', memory_in_mb: 16, ...labels('dev') })
  await signIn('developer')
  await page.goto(`/tasks?app_guids=${app.guid}`)
  await expect(rowOf(page, 'report')).toContainText('Exited with status 3')
  await expect(rowOf(page, 'migrate')).toContainText('RUNNING')

  await filters(page).getByRole('link', { name: 'Failed', exact: true }).click()
  await expect(page).toHaveURL(/states=FAILED/)
  await expect(rowOf(page, 'migrate')).toBeHidden()
  await filters(page).getByRole('button', { name: 'Filter' }).click()
  const form = page.getByRole('dialog', { name: 'More filters' })
  await form.getByLabel('Label key').fill('env')
  await form.getByLabel('Values', { exact: true }).fill('prod,test')
  await form.getByRole('button', { name: 'Add' }).click()
  await expect(form.getByLabel('Label selector')).toHaveValue('env in (prod,test)')
  await expect(form.getByLabel('Label selector')).toHaveAccessibleDescription(/env is prod or test/)
  await form.getByLabel('Created after').fill('1h')
  await form.getByRole('button', { name: 'Show tasks' }).click()
  await expect(page).toHaveURL(/label_selector=env\+in\+%28prod%2Ctest%29/)
  await expect(rowOf(page, 'report')).toBeVisible()
  await expect(rowOf(page, 'cleanup')).toBeHidden()
  await expect(filters(page)).toContainText(app.name)

  await page.reload()
  await expect(rowOf(page, 'report')).toBeVisible()
  await filters(page).getByRole('link', { name: 'Remove filter labels' }).click()
  await expect(rowOf(page, 'cleanup')).toBeVisible()
  expect(await axeFinds(page, 'light')).toEqual([])
})

test('a filter that makes no sense is said beside its field', async ({ page, ownApp, signIn }) => {
  const app = await ownApp()
  await signIn('developer')
  await page.goto(`/tasks?app_guids=${app.guid}&created_ats[gt]=yesterday&colour=red`)
  await expect(page.getByRole('status').filter({ hasText: 'colour left out' })).toContainText(
    'created_ats[gt]',
  )
  await filters(page).getByRole('button', { name: 'Filter' }).click()
  const form = page.getByRole('dialog', { name: 'More filters' })
  await form.getByLabel('Label selector').pressSequentially('env = prod')
  await expect(form.getByLabel('Label selector')).toHaveAccessibleDescription(/No blanks around =/)
  await form.getByLabel('Created after').fill('soon')
  await form.getByRole('button', { name: 'Show tasks' }).click()
  await expect(form.getByLabel('Created after')).toHaveAttribute('aria-invalid', 'true')
  await page.goto('/tasks?app_guids=no-such-app&space_guids=no-such-space&states=running')
  const doubts = page.getByRole('status').filter({ hasText: 'does not exist, or you may not see it' })
  await expect(doubts).toContainText('no-such-app')
  await expect(doubts).toContainText('no-such-space')
  await expect(doubts).toContainText('The API writes RUNNING.')
  await page.goto(`/tasks?app_guids=${app.guid}&page=9`)
  await expect(page.getByText('There is no page 9')).toBeVisible()
  await expect(page.getByText('0 tasks', { exact: true })).toBeHidden()
  await page.getByRole('link', { name: 'First page' }).click()
  await expect(page).toHaveURL(new RegExp(`/tasks\\?app_guids=${app.guid}$`))
})

test('rows come, change and go while one watches', async ({ page, ownApp, signIn, admin }) => {
  const app = await ownApp()
  await admin.makeTask(app, { name: 'first', ...FOREVER })
  await signIn('developer')
  await page.goto(`/tasks?app_guids=${app.guid}&states=PENDING,RUNNING,CANCELING`)
  await expect(rowOf(page, 'first')).toContainText('RUNNING')
  const second = await admin.makeTask(app, { name: 'second', ...FOREVER })
  await expect(rowOf(page, 'second')).toContainText('RUNNING')
  await admin.ask('POST', `/v3/tasks/${second}/actions/cancel`)
  await expect(rowOf(page, 'second')).toBeHidden()
  await expect(rowOf(page, 'first')).toBeVisible()
})

test('rows are selected by keys and cancelled together', async ({ page, ownApp, signIn, admin }) => {
  const app = await ownApp()
  for (const name of ['one', 'two', 'three', 'four']) await admin.makeTask(app, { name, ...FOREVER })
  await admin.makeTask(app, { name: 'over', command: 'true', memory_in_mb: 16 })
  await signIn('developer')
  await page.goto(`/tasks?app_guids=${app.guid}`)
  await expect(rowOf(page, 'over')).toContainText('SUCCEEDED')
  await expect(rowOf(page, 'one')).toContainText('RUNNING')
  await expect(page.getByRole('checkbox', { name: /Select over/ })).toBeEnabled()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await expect(selection(page)).toContainText('1 selected')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Shift+X')
  await expect(selection(page)).toContainText('3 selected')
  await page.keyboard.press('Escape')
  await expect(selection(page)).toBeHidden()
  await page.keyboard.press('Shift+K')
  await expect(selection(page)).toContainText('2 selected')
  await page.keyboard.press('Escape')
  await page.getByRole('checkbox', { name: /Select over/ }).click()
  await page.getByRole('checkbox', { name: /Select three/ }).click({ modifiers: ['Shift'] })

  await selection(page).getByRole('button', { name: 'Cancel tasks' }).click()
  const dialog = page.getByRole('dialog', { name: 'Cancel 2 tasks?' })
  await expect(dialog).toContainText('1 more have ended already')
  await dialog.getByRole('button', { name: 'Cancel 2 tasks' }).click()
  await expect(dialog.getByRole('status')).toContainText('2 of 2 tasks, 0 not cancelled')
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(rowOf(page, 'over').getByRole('link')).toBeFocused()
  await expect(page).toHaveURL(/app_guids/)
  await expect(rowOf(page, 'three')).toContainText(/cancelled|CANCELING/)
  await expect(rowOf(page, 'one')).toContainText('RUNNING')
})

test('all that match are cancelled, refusals told of each', async ({ page, ownApp, signIn, admin, wire }) => {
  const app = await ownApp()
  const guids: string[] = []
  for (let at = 0; at < 5; at += 1) guids.push(await admin.makeTask(app, { name: `t-${at}`, ...FOREVER }))
  await signIn('developer')
  await page.goto(`/tasks?app_guids=${app.guid}&per_page=3`)
  await page.getByRole('checkbox', { name: 'Select all tasks of this page' }).click()
  await wire.fault('POST', `/v3/tasks/${guids[4]}/actions/cancel`, {
    kind: 'answer',
    status: 503,
    body: '{"errors":[{"code":170020,"title":"CF-TaskWorkersUnavailable","detail":"Task workers are unavailable: execution expired"}]}',
  })
  await selection(page).getByRole('button', { name: 'Cancel all that match' }).click()
  const dialog = page.getByRole('dialog', { name: 'Cancel 5 tasks?' })
  await dialog.getByRole('button', { name: 'Cancel 5 tasks' }).click()
  await expect(dialog.getByRole('status')).toContainText('5 of 5 tasks, 1 not cancelled')
  await expect(dialog.getByRole('listitem').filter({ hasText: 't-4' })).toContainText(
    'Task workers are unavailable',
  )
})

test('tasks that left the page are cancelled too, and what was not asked is told', async ({
  page,
  ownApp,
  signIn,
  admin,
  wire,
}) => {
  const app = await ownApp()
  const guids: string[] = []
  for (let at = 0; at < 3; at += 1) guids.push(await admin.makeTask(app, { name: `s-${at}`, ...FOREVER }))
  await signIn('developer')
  await page.goto(`/tasks?app_guids=${app.guid}&states=PENDING,RUNNING,CANCELING`)
  await expect(table(page).getByRole('row')).toHaveCount(4)
  await page.getByRole('checkbox', { name: 'Select all tasks of this page' }).click()
  await admin.ask('POST', `/v3/tasks/${guids[2]}/actions/cancel`)
  await expect(selection(page)).toContainText('3 selected, 1 no longer on this page')
  await wire.fault('POST', `/v3/tasks/${guids[1]}/actions/cancel`, { kind: 'hold', ms: 20_000 })
  await selection(page).getByRole('button', { name: 'Cancel tasks' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('listitem').filter({ hasText: /s-[01]/ })).toHaveCount(2)
  await dialog.getByRole('button', { name: /Cancel \d tasks/ }).click()
  await dialog.getByRole('button', { name: 'Stop here' }).click()
  await expect(dialog.getByRole('status').filter({ hasText: 'were not asked for' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(dialog).toBeHidden()
})

test('pages, order, columns and views keep the address', async ({ page, ownApp, signIn, admin }) => {
  const app = await ownApp()
  for (let at = 0; at < 5; at += 1)
    await admin.makeTask(app, { name: `row-${at}`, command: 'true', memory_in_mb: 16 })
  await signIn('developer')
  await page.goto(`/tasks?app_guids=${app.guid}&per_page=2`)
  await expect(table(page).getByRole('row')).toHaveCount(3)
  await page.getByRole('link', { name: 'Next' }).click()
  await expect(page).toHaveURL(/page=2/)
  await page.getByRole('link', { name: 'Previous' }).click()
  await expect(page).not.toHaveURL(/[?&]page=/)
  await table(page).getByRole('link', { name: 'Created' }).click()
  await expect(page).toHaveURL(/order_by=created_at/)
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Labels' }).click()
  await expect(table(page).getByRole('columnheader', { name: 'Labels' })).toBeHidden()
  await page.keyboard.press('Escape')

  const view = `oldest of ${app.name}`
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('menuitem', { name: 'Save this view' }).click()
  await page.getByLabel('View name').fill(view)
  await page.getByRole('button', { name: 'Save view' }).click()
  await page.goto('/tasks')
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('menuitemradio', { name: view }).click()
  await expect(page).toHaveURL(/order_by=created_at/)
  await expect(filters(page)).toContainText(app.name)
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('menuitem', { name: 'Delete views' }).click()
  await page.getByRole('button', { name: `Delete ${view}` }).click()
  await expect(page.getByRole('button', { name: `Delete ${view}` })).toBeHidden()
})

test('what is shown is exported, safe for spreadsheets', async ({ page, ownApp, signIn, admin }) => {
  const app = await ownApp()
  await admin.makeTask(app, { name: '=HYPERLINK("x")', command: 'true', memory_in_mb: 16 })
  await admin.makeTask(app, { name: 'other', command: 'true', memory_in_mb: 16 })
  await signIn('developer')
  await page.goto(`/tasks?app_guids=${app.guid}`)
  await expect(rowOf(page, 'other')).toContainText('SUCCEEDED')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'CSV' }).click()
  const text = await readFile(await (await download).path(), 'utf8')
  expect(text).toContain(`"'=HYPERLINK(""x"")"`)
  expect(text.trimEnd().split('\r\n')).toHaveLength(3)
  await page.getByRole('checkbox', { name: /Select other/ }).click()
  const second = page.waitForEvent('download')
  await selection(page).getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'JSON' }).click()
  const rows = JSON.parse(await readFile(await (await second).path(), 'utf8'))
  expect(rows).toEqual([expect.objectContaining({ name: 'other', state: 'SUCCEEDED', app: app.name })])
})

test('on a phone rows are selected and exported, too', async ({ page, ownApp, signIn, admin }) => {
  const app = await ownApp()
  await admin.makeTask(app, { name: 'one', command: 'exit 1', memory_in_mb: 16 })
  await admin.makeTask(app, { name: 'two', ...FOREVER })
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn('developer')
  await page.goto(`/tasks?app_guids=${app.guid}`)
  await page.getByRole('checkbox', { name: /Select two/ }).click()
  await expect(selection(page)).toContainText('1 selected')
  await expect(rowOf(page, 'one').getByRole('link')).toBeInViewport()
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(page.getByRole('menuitem', { name: 'CSV' })).toBeVisible()
  expect(await axeFinds(page, 'light')).toEqual([])
})

test('a list stays with its age while nothing answers', async ({ page, ownApp, signIn, admin }) => {
  const app = await ownApp()
  const guid = await admin.makeTask(app, { name: 'steady', ...FOREVER })
  await signIn('developer')
  await page.goto(`/apps/${app.guid}`)
  await expect(page).toHaveTitle(new RegExp(`^${app.name}`))
  await expect(rowOf(page, 'steady')).toContainText('sleep 1000')
  await page.route('**/api/apps/*/tasks*', (route) => route.abort())
  await expect(page.getByText('It is tried again')).toBeVisible()
  await expect(rowOf(page, 'steady')).toContainText('RUNNING')
  await admin.ask('POST', `/v3/tasks/${guid}/actions/cancel`)
  await page.unroute('**/api/apps/*/tasks*')
  await expect(page.getByText('It is tried again')).toBeHidden()
  await expect(rowOf(page, 'steady')).toContainText(/cancelled|CANCELING/)
})

test('a session that ended is told, with the way back', async ({ page, context, ownApp, signIn, admin }) => {
  const app = await ownApp()
  await admin.makeTask(app, { name: 'steady', ...FOREVER })
  await signIn('developer')
  const here = `/tasks?app_guids=${app.guid}`
  await page.goto(here)
  await expect(rowOf(page, 'steady')).toContainText('RUNNING')
  await context.clearCookies()
  const said = page.getByRole('status').filter({ hasText: 'Your session ended' })
  await expect(said).not.toContainText('It is tried again')
  await expect(said.getByRole('link', { name: 'Sign in' })).toHaveAttribute(
    'href',
    `/login?next=${encodeURIComponent(here)}`,
  )
})

test('rows that come in while one reads wait behind a line', async ({ page, ownApp, signIn, admin }) => {
  const app = await ownApp()
  for (let at = 0; at < 12; at += 1)
    await admin.makeTask(app, { name: `read-${at}`, command: 'true', memory_in_mb: 16 })
  await page.setViewportSize({ width: 1000, height: 420 })
  await signIn('developer')
  await page.goto(`/tasks?app_guids=${app.guid}`)
  await expect(rowOf(page, 'read-11')).toContainText('SUCCEEDED')
  await page.getByRole('link', { name: /read-0/ }).scrollIntoViewIfNeeded()
  await admin.makeTask(app, { name: 'newcomer', ...FOREVER })
  const line = page.getByRole('button', { name: '1 new' })
  await expect(line).toBeVisible()
  await expect(rowOf(page, 'newcomer')).toBeHidden()
  await line.click()
  await expect(rowOf(page, 'newcomer')).toBeVisible()
  await expect(line).toBeHidden()
})

test('names, labels and filters that are hostile are text', async ({ page, ownApp, signIn, admin }) => {
  const app = await ownApp()
  const name = '<img src=x onerror="document.title=1">\u202egnp.exe, 100 %'
  await admin.makeTask(app, { name, command: 'true', memory_in_mb: 16 })
  await admin.makeTask(app, { name: 'plain', command: 'true', memory_in_mb: 16 })
  await signIn('developer')
  await page.goto(`/tasks?app_guids=${app.guid}&reason=${encodeURIComponent('<script>x</script>')}`)
  await expect(filters(page)).toContainText('<script>x</script>')
  await page.goto(
    `/tasks?app_guids=${app.guid}&names=${encodeURIComponent(name.replaceAll('%', '%25').replaceAll(',', '%2C'))}`,
  )
  await expect(table(page).getByRole('row')).toHaveCount(2)
  await expect(rowOf(page, 'onerror')).toContainText('U+202E')
  expect(await page.evaluate(() => document.images.length)).toBe(0)
})

test('one record that makes the API fail hides no other', async ({ page, ownApp, signIn, admin, wire }) => {
  const app = await ownApp()
  const guids: string[] = []
  for (const name of ['oldest', 'broken', 'third', 'newest'])
    guids.push(await admin.makeTask(app, { name, command: 'true', memory_in_mb: 16 }))
  const failure = {
    kind: 'answer',
    status: 500,
    body: '{"errors":[{"title":"UnknownError","detail":"An unknown error occurred.","code":10001}]}',
  } as const
  // Whatever page has the third row of the list, and the record alone.
  for (const rows of ['page=1&per_page=50', 'page=1&per_page=25', 'page=1&per_page=5', 'page=3&per_page=1'])
    await wire.fault('GET', `/v3/apps/${app.guid}/tasks?${rows}`, failure, 20)
  await wire.fault('GET', `/v3/tasks/${guids[1]}`, failure, 20)
  await signIn('developer')
  await page.goto(`/apps/${app.guid}`)
  await expect(table(page).getByRole('row')).toHaveCount(4)
  await expect(rowOf(page, 'oldest')).toBeVisible()
  const said = page.getByRole('status').filter({ hasText: 'Task 3 of this list not shown' })
  await expect(said).toContainText(`broken, ${guids[1]}`)
})
