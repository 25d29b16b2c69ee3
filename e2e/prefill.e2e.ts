import { hostileTexts } from './testing/hostile-inputs'
import { createdTask, expect, formAnswers, pressCreate, test } from './testing/test'

const filledStatus = /Filled in from the link/

test('an address fills in every field and sends nothing', async ({ page, ownApp, signIn, wire }) => {
  const app = await ownApp({ web: 'sleep 1000', worker: 'echo from the worker' })
  const search = new URLSearchParams({
    app: app.guid,
    command: 'echo "from a runbook"',
    name: 'from-a-link',
    memory: '96M',
    disk: '128M',
    log_rate: '16K',
    process: 'worker',
    droplet: app.dropletGuid,
    user: 'vcap',
    'label.team': 'core',
    'label.example.com/change': 'CHG-1',
    'annotation.note': 'two lines\nof text',
  })
  await signIn('developer')
  await page.goto(`/tasks/new?${search}`)

  await expect(page.getByRole('status').filter({ hasText: filledStatus })).toContainText(
    'Nothing is sent before',
  )
  await expect(page.getByRole('combobox', { name: 'App' })).toHaveValue(app.name)
  await expect(page.getByRole('combobox', { name: 'Template process' })).toContainText('worker')
  await expect(page.getByLabel('Command')).toHaveValue('echo "from a runbook"')
  await expect(page.getByLabel('Memory')).toHaveValue('96M')
  await expect(page.getByText('from the link', { exact: true })).toHaveCount(9)
  await page.getByLabel('Name', { exact: true }).focus()
  await expect(page.getByText('from the link, unique in this app')).toBeVisible()
  const labels = page.getByRole('group', { name: 'Labels', exact: true })
  await expect(labels.getByLabel('Key 2')).toHaveValue('example.com/change')
  await expect(labels).toContainText('2 of 49, 2 from the link')
  await page.getByLabel('Memory').fill('64M')
  await expect(page.getByText('from the link', { exact: true })).toHaveCount(8)
  expect(await wire.count('POST', `/v3/apps/${app.guid}/tasks`)).toBe(0)

  await pressCreate(page)
  await expect(createdTask(page)).toContainText('SUCCEEDED')
  expect(await app.tasks()).toMatchObject([
    {
      name: 'from-a-link',
      memory_in_mb: 64,
      disk_in_mb: 128,
      metadata: {
        labels: { team: 'core', 'example.com/change': 'CHG-1' },
        annotations: { note: 'two lines\nof text' },
      },
    },
  ])
})

test('the page of an app takes the same address', async ({ page, ownApp, signIn }) => {
  const app = await ownApp()
  await signIn('developer')
  await page.goto(
    `/apps/${app.guid}/tasks/new?command=true&process=cron&app=another&colour=red&label.a=b&label.a=c&memory=12%20apples`,
  )
  const status = page.getByRole('status').filter({ hasText: filledStatus })
  await expect(status).toContainText('process: the app has no process of type cron')
  await expect(status).toContainText('app: this is the form of another app')
  await expect(status).toContainText('colour: no field of this form')
  await expect(status).toContainText('label.a: given twice, the first counts')
  await expect(page.getByRole('combobox', { name: 'App' })).toHaveValue(app.name)
  await expect(page.getByLabel('Memory')).toHaveValue('12 apples')
  await pressCreate(page)
  await expect(page.getByLabel('Memory')).toHaveAttribute('aria-invalid', 'true')
  expect(await app.tasks()).toHaveLength(0)
})

test('an address survives signing in', async ({ page, ownApp, signIn }) => {
  const app = await ownApp()
  await signIn('developer')
  await page.context().clearCookies()
  await page.goto(`/tasks/new?app=${app.guid}&command=echo+1%262&label.team=core`)
  await expect(page.getByLabel('Username')).toBeVisible()
  expect(decodeURIComponent(page.url())).toContain('label.team=core')
})

test('the link to a form fills the same form again', async ({ page, ownApp, openForm, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const app = await ownApp()
  await openForm(app)
  await page.getByLabel('Command').fill('echo "a & b" # 100 %')
  await page.getByRole('button', { name: 'Add annotation' }).click()
  await page.getByLabel('Key 1').fill('note')
  await page.getByLabel('Value 1').fill('ü\nline')
  await page.getByRole('button', { name: 'Copy link to this form' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toHaveCount(1)
  const name = page.getByLabel('Name') // the page itself may not read the clipboard
  await name.focus()
  await page.keyboard.press('Control+v')
  const link = await name.inputValue()
  expect(link).toContain('/tasks/new?app=')

  const other = await context.newPage()
  await other.goto(link)
  await expect(other.getByLabel('Command')).toHaveValue('echo "a & b" # 100 %')
  await expect(other.getByLabel('Value 1')).toHaveValue('ü\nline')
  await expect(other.getByRole('combobox', { name: 'App' })).toHaveValue(app.name)
})

test('links made to harm only fill the form', async ({ page, signIn, wire }) => {
  await signIn('developer')
  for (const { value, why } of hostileTexts('prefill')) {
    await page.goto(value)
    const status = page.getByRole('status').filter({ hasText: filledStatus })
    await expect(status, why).toContainText('Left out')
    await expect(page.getByRole('button', { name: 'Create task' })).toBeVisible()
  }
  await expect(page.getByRole('group', { name: 'Labels', exact: true }).getByLabel('Key 2')).toHaveValue(
    '<x>',
  )
  await page.goto('/tasks/new?command=rm+-rf+%2F&app=00000000-0000-0000-0000-000000000000&submit=1')
  await expect(page.getByLabel('Command')).toHaveValue('rm -rf /')
  await expect(page.getByText('from the link', { exact: true })).toHaveCount(1)
  await expect(page.getByText('app: gone, or not one you may see')).toBeVisible()
  expect(await wire.count('POST', '/v3/apps/00000000-0000-0000-0000-000000000000/tasks')).toBe(0)
})

test('hostile texts of an address stand as text', async ({ page, signIn }) => {
  await signIn('developer')
  const texts = [...hostileTexts('text'), ...hostileTexts('shell')].filter(({ value }) => value.length < 1500)
  for (const { id, value, why } of texts.filter((_, index) => index % 4 === 0)) {
    const isReadable = !/[\p{Cs}\0]/u.test(value)
    await page.goto(`/tasks/new?${new URLSearchParams({ command: value, name: 'n' })}`)
    const shown = isReadable ? value.replaceAll(/\r\n?/g, '\n') : ''
    await expect(page.getByLabel('Command'), `${id}: ${why}`).toHaveValue(shown)
  }
})

test('a link may name its app by name', async ({ page, ownApp, admin, signIn }) => {
  const app = await ownApp()
  const twin = await ownApp()
  await admin.ask('PATCH', `/v3/apps/${twin.guid}`, { name: app.name })
  const place = app.name.replace('app-', '')
  await signIn('developer')
  await page.goto(`/tasks/new?app=${app.name}&command=true`)
  await expect(page.getByText('2 apps have this name. Add space and org to the link.')).toBeVisible()
  await page.goto(`/tasks/new?app=${app.name}&space=space-${place}&org=org-${place}&command=true`)
  await formAnswers(page)
  await expect(page.getByRole('combobox', { name: 'App' })).toHaveValue(app.name)
  await pressCreate(page)
  await expect(createdTask(page)).toContainText('SUCCEEDED')
  expect(await app.tasks()).toHaveLength(1)
  expect(await twin.tasks()).toHaveLength(0)
})
