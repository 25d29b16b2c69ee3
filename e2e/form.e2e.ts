import { createdTask, expect, pressCreate, refusal, test } from './testing/test'

test('a command left empty is no error until the press', async ({ page, ownApp, openForm }) => {
  await openForm(await ownApp())
  await page.getByLabel('Command').focus()
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused()
  await expect(page.getByLabel('Command')).not.toHaveAttribute('aria-invalid')
  await page.getByRole('button', { name: 'Create task' }).click()
  await expect(page.getByLabel('Command')).toHaveAttribute('aria-invalid', 'true')
})

test('a free name is offered, and taken with one press', async ({ page, ownApp, openForm, admin }) => {
  const app = await ownApp()
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '')
  await admin.ask('POST', `/v3/apps/${app.guid}/tasks`, { command: 'true', name: `migrate-${day}` })
  await openForm(app)
  await page.getByLabel('Command').fill('bin/migrate --all')

  await page.getByRole('button', { name: /^Use migrate-\d{8}-2$/ }).click()

  await expect(page.getByLabel('Name')).toHaveValue(`migrate-${day}-2`)
  await expect(page.getByText('suggested, unique in this app')).toBeVisible()
  await page.getByLabel('Name').fill(`MIGRATE-${day}`)
  await expect(page.getByText('used before in this app')).toBeVisible()
})

test('a pasted cf run-task line fills the form and can be undone', async ({ page, ownApp, openForm }) => {
  const app = await ownApp({ web: 'sleep 1000', worker: 'true' })
  await openForm(app)
  await page.getByLabel('Command').fill('typed before')
  const paste = async (text: string) => {
    await page.getByRole('button', { name: 'Paste a cf, curl or JSON line' }).click()
    await page.getByRole('dialog').getByRole('textbox').fill(text)
    await page.getByRole('dialog').getByRole('button', { name: 'Fill in the form' }).click()
  }
  await paste("cf run-task 'unclosed")
  await expect(page.getByRole('dialog')).toContainText("A quote (') is opened and not closed.")
  await page.getByRole('dialog').getByRole('button', { name: 'Not now' }).click()

  await paste(
    `cf run-task ${app.name} --command 'echo "it''s"' --name pasted -m 64M -k 96M --process worker --nonsense`,
  )
  await expect(page.getByRole('dialog')).toBeHidden()
  const status = page.getByRole('status').filter({ hasText: 'Filled in from what was pasted' })
  await expect(status).toContainText('--nonsense: no such flag of cf run-task')
  await expect(page.getByLabel('Command')).toHaveValue('echo "its"')
  await expect(page.getByLabel('Memory')).toHaveValue('64M')
  await expect(page.getByRole('combobox', { name: 'Template process' })).toContainText('worker')

  await status.getByRole('button', { name: 'Take back' }).click()
  await expect(page.getByLabel('Command')).toHaveValue('typed before')
  await expect(page.getByLabel('Memory')).toHaveValue('')
})

test('a pasted JSON body or curl line fills the form', async ({ page, ownApp, signIn }) => {
  const app = await ownApp()
  await signIn('developer')
  await page.goto('/tasks/new')
  const body = {
    command: 'true',
    memory_in_mb: 64,
    metadata: { labels: { team: 'core', 'task-console-submission': 'x' }, annotations: { note: 'a\nb' } },
  }
  await page.getByRole('button', { name: 'Paste a cf, curl or JSON line' }).click()
  await page
    .getByRole('dialog')
    .getByRole('textbox')
    .fill(
      `curl -X POST https://api.example.org/v3/apps/${app.guid}/tasks -H "Authorization: bearer abc" -d '${JSON.stringify(body)}'`,
    )
  await page.getByRole('dialog').getByRole('button', { name: 'Fill in the form' }).click()

  await expect(page.getByRole('combobox', { name: 'App' })).toHaveValue(app.name)
  await expect(page).toHaveURL(`/apps/${app.guid}/tasks/new`)
  await expect(page.getByRole('group', { name: 'Labels', exact: true }).getByLabel('Key 1')).toHaveValue(
    'team',
  )
  await expect(page.getByRole('group', { name: 'Labels', exact: true })).toContainText('1 of 49')
  await pressCreate(page)
  await expect(createdTask(page)).toContainText('SUCCEEDED')
  expect(await app.tasks()).toMatchObject([{ memory_in_mb: 64, metadata: { annotations: { note: 'a\nb' } } }])
})

test('lines pasted into a key spread over rows', async ({ page, ownApp, openForm, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openForm(await ownApp())
  const paste = async (group: string, add: string, text: string) => {
    await page.evaluate((all) => navigator.clipboard.writeText(all), text)
    const rows = page.getByRole('group', { name: group, exact: true })
    await rows.getByRole('button', { name: add }).click()
    await expect(rows.getByLabel(/^Key/).last()).toBeFocused()
    await page.keyboard.press('Control+v')
  }
  const labels = page.getByRole('group', { name: 'Labels', exact: true })
  await paste('Labels', 'Add label', 'team=core\nenv=prod\nnonsense')
  await expect(labels.getByLabel('Key 2')).toHaveValue('env')
  await expect(labels.getByLabel('Value 2')).toHaveValue('prod')
  await expect(labels.getByLabel('Value 2')).toBeFocused()
  await expect(labels.getByRole('status')).toHaveText('2 rows pasted. Left out: nonsense')
  await paste('Labels', 'Add label', 'example.com/owner: dana')
  await expect(labels.getByLabel('Key 3')).toHaveValue('example.com/owner')
  await paste('Labels', 'Add label', 'plain-key')
  await expect(labels.getByLabel('Key 4')).toHaveValue('plain-key')

  const annotations = page.getByRole('group', { name: 'Annotations', exact: true })
  await paste('Annotations', 'Add annotation', '{"note":"a\\nb","size":3}')
  await expect(annotations.getByLabel('Value 1')).toHaveValue('a\nb')
  await expect(annotations.getByLabel('Value 2')).toHaveValue('3')
})

test('the request is shown as sent, and copied for other programs', async ({
  page,
  ownApp,
  openForm,
  wire,
}) => {
  const app = await ownApp()
  await openForm(app)
  await page.getByLabel('Command').fill('echo "a b"')
  await page.getByLabel('Memory').fill('64M')
  const panel = page.getByRole('region', { name: 'What will run' })
  await expect(panel.getByRole('tabpanel')).toContainText('"memory_in_mb": 64')
  const shown: unknown = JSON.parse(
    (await panel.getByRole('tabpanel').innerText()).replace(/The grey label.*$/s, ''),
  )
  await panel.getByRole('tab', { name: 'cf' }).click()
  await expect(panel.getByRole('tabpanel')).toContainText(
    `cf run-task ${app.name} --command='echo "a b"' -m=64M`,
  )
  await panel.getByRole('tab', { name: 'cf' }).press('ArrowRight')
  await expect(panel.getByRole('tab', { name: 'curl' })).toBeFocused()
  await expect(panel.getByRole('tabpanel')).toContainText('$(cf oauth-token)')
  await page.getByLabel('User').fill('vcap')
  await panel.getByRole('tab', { name: 'cf' }).click()
  await expect(panel.getByRole('tabpanel')).toContainText('cf run-task has no flag for user.')
  await page.getByLabel('User').fill('')
  await pressCreate(page)
  await expect(createdTask(page)).toBeVisible()
  expect(await wire.lastBody('POST', `/v3/apps/${app.guid}/tasks`)).toEqual(shown)
})

test('a template says what it gives and what is typed instead', async ({ page, ownApp, openForm }) => {
  await openForm(await ownApp({ web: 'sleep 1000', worker: 'echo from the worker' }))
  await page.getByRole('combobox', { name: 'Template process' }).click()
  await page.getByRole('option', { name: /worker/ }).click()
  const template = page.getByRole('combobox', { name: 'Template process' })
  await expect(template).toHaveAccessibleDescription(/^Gives command, memory, disk/)
  await expect(page.getByLabel('Memory')).toHaveAccessibleDescription(/^Template: /)
  await page.getByLabel('Memory').fill('64M')
  await expect(page.getByLabel('Memory')).toHaveAccessibleDescription(/^Instead of the template’s /)
  await expect(template).toHaveAccessibleDescription(/^Gives command, disk.*the rest is typed/)
})

test('rules of keys and values are said while one types', async ({ page, ownApp, openForm }) => {
  await openForm(await ownApp())
  await page.getByRole('button', { name: 'Add label' }).click()
  const key = page.getByLabel('Key 1')
  for (const [typed, said] of [
    ['team-', 'Begin and end with a letter or a digit.'],
    ['example/team', 'The prefix before / is a domain name'],
    ['example.com/team', 'Prefix example.com, name team'],
    ['te\u200bam', 'There is an invisible character in it (U+200B).'],
  ] as const) {
    await key.fill(typed)
    await expect(key).toHaveAccessibleDescription(new RegExp(said.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
  }
})

test('what is typed before the rules arrive is no error yet', async ({ page, ownApp, openForm }) => {
  await openForm(await ownApp())
  let letGo = () => {}
  const isLetGo = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route('**/_next/static/**/*.js', async (route) => {
    const response = await route.fetch()
    if ((await response.text()).includes('Begin and end with a letter')) await isLetGo
    await route.fulfill({ response })
  })
  await page.getByRole('button', { name: 'Add label' }).click()
  const key = page.getByLabel('Key 1')
  await key.fill('team-')
  letGo()
  await expect(key).toHaveAccessibleDescription('Begin and end with a letter or a digit.')
  await expect(key).not.toHaveAttribute('aria-invalid', 'true')
  await key.fill('team')
  await expect(key).toHaveAccessibleDescription('')
  await key.fill('team-')
  await key.press('Tab')
  await expect(key).toHaveAttribute('aria-invalid', 'true')
})

test('keys that this app used before are offered', async ({ page, ownApp, openForm, admin }) => {
  const app = await ownApp()
  const metadata = { labels: { 'cost-center': '17' }, annotations: { runbook: 'https://example.com' } }
  await admin.ask('POST', `/v3/apps/${app.guid}/tasks`, { command: 'true', metadata })
  await openForm(app)
  await page.getByLabel('Command').focus()
  const labels = page.getByRole('group', { name: 'Labels', exact: true })
  await labels.getByRole('button', { name: 'cost-center' }).click()
  await expect(labels.getByLabel('Key 1')).toHaveValue('cost-center')
  await expect(labels.getByLabel('Value 1')).toBeFocused()
  await expect(labels.getByRole('button', { name: 'cost-center' })).toHaveCount(0)
})

test('secrets, open quotes and unseen characters are told, and block nothing', async ({
  page,
  ownApp,
  openForm,
}) => {
  const app = await ownApp()
  await openForm(app)
  const command = page.getByLabel('Command')
  await command.fill('deploy --password=hunter22')
  await expect(command).toHaveAccessibleDescription(/looks like a secret/)
  await command.fill('echo "open')
  await expect(command).toHaveAccessibleDescription(/A quote \("\) is opened and not closed/)
  await command.fill('true \u202e# gnp.exe')
  await expect(command).toHaveAccessibleDescription(/invisible character in it \(U\+202E\)/)
  await page.getByLabel('Name').fill('dep\u043boy')
  await expect(page.getByLabel('Name')).toHaveAccessibleDescription(/of two scripts/)
  await pressCreate(page)
  await expect(createdTask(page)).toContainText('SUCCEEDED')
  expect(await app.tasks()).toMatchObject([{ command: 'true \u202e# gnp.exe', name: 'dep\u043boy' }])
  await expect(refusal(page)).toBeHidden()
})
