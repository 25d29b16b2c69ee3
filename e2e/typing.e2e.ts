import { eachKey, typeByKeys } from './testing/by-keyboard'
import { createdTask, expect, test } from './testing/test'

/** A field, what is typed into it, what arrives upstream. */
const TYPED: [string, string, Record<string, unknown>][] = [
  ['Command', 'echo "typed $HOME" && true', { command: 'echo "typed $HOME" && true' }],
  ['Name', 'nightly report', { name: 'nightly report' }],
  ['User', 'vcap', { user: 'vcap' }],
  ['Memory', '64M', { memory_in_mb: 64 }],
  ['Memory', '0.125 GB', { memory_in_mb: 128 }],
  ['Disk', '1G', { disk_in_mb: 1024 }],
  ['Log rate limit', '16K', { log_rate_limit_in_bytes_per_second: 16384 }],
  ['Log rate limit', '-1', { log_rate_limit_in_bytes_per_second: -1 }],
]

for (const [name, text, body] of TYPED)
  test(`${text} typed into ${name}, key by key, is what arrives`, async ({
    page,
    ownApp,
    openForm,
    wire,
  }) => {
    const app = await ownApp()
    await openForm(app)
    if (name !== 'Command') await typeByKeys(page, 'textbox', 'Command', 'true')
    const field = await typeByKeys(page, 'textbox', name, text)
    await page.keyboard.press('Tab')
    await expect(field).toHaveValue(text)
    await page.keyboard.press('Control+Enter')
    await expect(createdTask(page)).toBeVisible()
    expect(await wire.lastBody('POST', `/v3/apps/${app.guid}/tasks`)).toMatchObject(body)
  })

for (const [group, add] of [
  ['Labels', 'Add label'],
  ['Annotations', 'Add annotation'],
] as const)
  test(`rows of ${group} typed key by key are what arrives`, async ({ page, ownApp, openForm, wire }) => {
    const app = await ownApp()
    await openForm(app)
    await typeByKeys(page, 'textbox', 'Command', 'true')
    const rows = page.getByRole('group', { name: group, exact: true })
    await rows.getByRole('button', { name: add }).focus()
    await page.keyboard.press('Enter')
    await eachKey(page, rows.getByLabel('Key 1'), 'example.com/team')
    await page.keyboard.press('Tab')
    await eachKey(page, rows.getByLabel('Value 1'), 'core')
    await page.keyboard.press('Enter')
    await eachKey(page, rows.getByLabel('Key 2'), 'env')
    await page.keyboard.press('Enter')
    await eachKey(page, rows.getByLabel('Value 2'), 'prod')
    await page.keyboard.press('Control+Enter')
    await expect(createdTask(page)).toBeVisible()
    expect(await wire.lastBody('POST', `/v3/apps/${app.guid}/tasks`)).toMatchObject({
      metadata: { [group.toLowerCase()]: { 'example.com/team': 'core', env: 'prod' } },
    })
  })

test('template process and droplet are chosen by their letters', async ({
  page,
  ownApp,
  openForm,
  wire,
  admin,
}) => {
  const app = await ownApp({ web: 'sleep 1000', worker: 'true' })
  const other = await admin.makeDroplet(app, { web: 'true', worker: 'true' })
  await openForm(app)
  await expect(page.getByRole('combobox', { name: 'Template process' })).toHaveText('None, type a command')
  await page.getByRole('combobox', { name: 'Template process' }).focus()
  await page.keyboard.type('wor')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Template process' })).toContainText('worker')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('combobox', { name: 'Droplet' })).toBeFocused()
  await page.keyboard.type(other.slice(0, 3))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Droplet' })).toContainText(other.slice(0, 8))
  await page.keyboard.press('Control+Enter')
  await expect(createdTask(page)).toBeVisible()
  expect(await wire.lastBody('POST', `/v3/apps/${app.guid}/tasks`)).toMatchObject({
    droplet_guid: other,
    template: { process: { guid: app.processes.find(({ type }) => type === 'worker')?.guid } },
  })
})
