import { expect, pressCreate, refusal, test } from './testing/test'

const FIELDS = [
  'App',
  'Name',
  'Command',
  'Memory',
  'Disk',
  'Log rate limit',
  'Droplet',
  'Template process',
  'User',
]

test('each field is the only thing its name can mean', async ({ page, ownApp, signIn, admin }) => {
  const app = await ownApp()
  await admin.makeSpaceQuota(app, { total_memory_in_mb: 512 })
  await signIn('developer')
  await page.goto(`/apps/${app.guid}/tasks/new`)
  await expect(page.getByRole('meter').first()).toBeVisible() // the panel's parts are there
  for (const field of FIELDS) await expect(page.getByLabel(field), field).toHaveCount(1)

  await expect(page.getByRole('button', { name: 'Create task', exact: true })).toHaveCount(1)
  await expect(page.getByRole('heading', { name: 'Create task', exact: true })).toHaveCount(1)
  for (const group of ['Labels', 'Annotations'])
    await expect(page.getByRole('group', { name: group, exact: true })).toHaveCount(1)

  await page.getByLabel('Command').fill('true')
  await page.getByLabel('Memory').fill('2 GB')
  await pressCreate(page)
  await expect(refusal(page)).toBeVisible()
  for (const field of FIELDS) await expect(page.getByLabel(field), field).toHaveCount(1)
})

test('a task has the regions that are promised', async ({ page, ownApp, openForm }) => {
  const app = await ownApp()
  await openForm(app)
  await page.getByLabel('Command').fill('true')
  await pressCreate(page)
  const created = page.getByRole('region', { name: 'Created task' })
  await expect(created).toContainText('SUCCEEDED') // what comes with the end moves the link
  await created.getByRole('link', { name: 'Open task' }).click()
  for (const region of ['Log', 'Timeline', 'Labels', 'Annotations'])
    await expect(page.getByRole('region', { name: region, exact: true }), region).toHaveCount(1)
})
