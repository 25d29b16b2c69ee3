import { createdTask, expect, formAnswers, pressCreate, signInByHand, test } from './testing/test'

test('a typed command runs, and its end is seen', async ({ page, ownApp }) => {
  const app = await ownApp()
  await signInByHand(page, 'developer')
  await page.goto(`/apps/${app.guid}/tasks/new`)
  await formAnswers(page)
  await page.getByLabel('Command').fill('echo hello from a task')
  await page.getByLabel('Name').fill('greeting')
  await page.getByLabel('Memory').fill('0.25 GB')

  await pressCreate(page)

  const created = createdTask(page)
  await expect(created).toContainText('greeting')
  await expect(created).toContainText('SUCCEEDED')
  await expect(created.getByText('hello from a task', { exact: true })).toBeVisible()
  const tasks = await app.tasks()
  expect(tasks).toMatchObject([{ name: 'greeting', command: 'echo hello from a task', memory_in_mb: 256 }])

  await created.getByRole('link', { name: 'Open task' }).click()
  await expect(page.getByRole('heading', { name: /greeting/ })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Log' })).toContainText('hello from a task')
  await page.goto('/tasks')
  await expect(page.getByRole('row', { name: new RegExp(`SUCCEEDED greeting.*${app.name}`) })).toBeVisible()
})

test('an app is found by any part of its place', async ({ page, ownApp, signIn }) => {
  const app = await ownApp()
  await signIn('developer')
  await page.goto('/tasks/new')
  await page.getByLabel('Command').fill('true')

  await page.getByRole('combobox', { name: 'App' }).fill(app.name.replace('app-', 'space-'))
  await page.getByRole('option', { name: new RegExp(app.name) }).click()

  await expect(page).toHaveURL(`/apps/${app.guid}/tasks/new`)
  await expect(page.getByLabel('Command')).toHaveValue('true')
  await pressCreate(page)
  await expect(createdTask(page)).toContainText('SUCCEEDED')
  expect(await app.tasks()).toHaveLength(1)
})

test('a template process gives whatever the form leaves empty', async ({ page, ownApp, openForm, admin }) => {
  const app = await ownApp({ web: 'sleep 1000', worker: 'echo from the worker' })
  const worker = app.processes.find(({ type }) => type === 'worker')
  await admin.ask('POST', `/v3/processes/${worker?.guid}/actions/scale`, {
    memory_in_mb: 96,
    disk_in_mb: 128,
    instances: 0,
  })
  await openForm(app)

  await page.getByRole('combobox', { name: 'Template process' }).click()
  await page.getByRole('option', { name: /worker.*96 MB, 128 MB disk.*echo from the worker/ }).click()

  await expect(page.getByLabel('Memory')).toHaveAttribute('placeholder', '96 MB')
  await expect(page.getByLabel('Command')).toHaveAttribute('placeholder', 'echo from the worker')
  await expect(page.getByRole('region', { name: 'What will run' })).toContainText('echo from the worker')
  await pressCreate(page)
  await expect(createdTask(page)).toContainText('SUCCEEDED')
  expect(await app.tasks()).toMatchObject([
    { command: 'echo from the worker', memory_in_mb: 96, disk_in_mb: 128 },
  ])
})

test('a process of type task is offered first', async ({ page, ownApp, openForm }) => {
  const app = await ownApp({ web: 'sleep 1000', task: 'echo a task', another: 'true' })
  await openForm(app)
  await page.getByRole('combobox', { name: 'Template process' }).click()
  await expect(page.getByRole('option').first()).toContainText('echo a task')
})

test('labels and annotations arrive, typed with the keyboard alone', async ({ page, ownApp, openForm }) => {
  const app = await ownApp()
  await openForm(app)
  await page.getByLabel('Command').fill('true')

  const labels = page.getByRole('group', { name: 'Labels', exact: true })
  await labels.getByRole('button', { name: 'Add label' }).focus()
  await page.keyboard.press('Enter')
  // A row comes with its code, which the first one loads.
  for (const [field, text] of [
    ['Key 1', 'team'],
    ['Value 1', 'core'],
    ['Key 2', 'example.com/change'],
    ['Value 2', 'CHG-1'],
  ] as const) {
    await expect(labels.getByLabel(field)).toBeFocused()
    await page.keyboard.type(text)
    if (field !== 'Value 2') await page.keyboard.press('Enter')
  }
  const annotations = page.getByRole('group', { name: 'Annotations', exact: true })
  await annotations.getByRole('button', { name: 'Add annotation' }).click()
  await annotations.getByLabel('Key 1').fill('note')
  await annotations.getByLabel('Value 1').fill('two lines\nof <b>text</b> "quoted"')
  await page.keyboard.press('Control+Enter')

  await expect(createdTask(page)).toContainText('SUCCEEDED')
  const [task] = await app.tasks()
  expect(task?.metadata.annotations).toEqual({ note: 'two lines\nof <b>text</b> "quoted"' })
  expect(task?.metadata.labels).toMatchObject({ team: 'core', 'example.com/change': 'CHG-1' })
  expect(task?.metadata.labels['task-console-submission']).toMatch(/^[0-9a-f-]{36}$/)
})

test('what is empty is not sent', async ({ page, ownApp, openForm, wire }) => {
  const app = await ownApp()
  await openForm(app)
  await page.getByLabel('Command').fill('true')
  await pressCreate(page)
  await expect(createdTask(page)).toBeVisible()
  const body = await wire.lastBody('POST', `/v3/apps/${app.guid}/tasks`)
  expect(Object.keys(body)).toEqual(['command', 'metadata'])
})

test('a failing task shows its reason in plain sight', async ({ page, ownApp, openForm }) => {
  const app = await ownApp()
  await openForm(app)
  await page.getByLabel('Command').fill('echo about to fail; exit 3')
  await page.getByLabel('Name').fill('failing')
  await pressCreate(page)

  await expect(createdTask(page)).toContainText('FAILED')
  await expect(createdTask(page)).toContainText('APP/TASK/failing: Exited with status 3')
  await expect(createdTask(page).getByText('about to fail', { exact: true })).toBeVisible()

  await page.getByRole('link', { name: 'Open task' }).click()
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText('Exited with status 3')
})

test('a running task is cancelled after a question', async ({ page, ownApp, openForm }) => {
  const app = await ownApp()
  await openForm(app)
  await page.getByLabel('Command').fill('sleep 600')
  await pressCreate(page)
  await expect(createdTask(page)).toContainText('RUNNING')

  await createdTask(page).getByRole('button', { name: 'Cancel task' }).click()
  const question = page.getByRole('dialog')
  await question.getByRole('button', { name: 'Cancel task' }).click()

  await expect(createdTask(page)).toContainText('task was cancelled')
  // Somebody wanted it: that is no failure, here or on the task's page.
  await expect(createdTask(page)).toContainText(/Cancelled at \d\d:\d\d:\d\d by developer/)
  await expect(page.getByText('Failure reason')).toBeHidden()
  await createdTask(page).getByRole('link', { name: 'Open task' }).click()
  const timeline = page.getByRole('region', { name: 'Timeline' })
  await expect(timeline).toContainText('Cancelled')
  await expect(timeline).not.toContainText('Failed')
  await expect(page).toHaveTitle(/^cancelled /)
  expect(await app.tasks()).toMatchObject([{ state: 'FAILED' }])
})
