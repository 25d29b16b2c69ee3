import { emptyList } from './faults/testing/on-the-wire'
import { createdTask, expect, fillInSignIn, pressCreate, test } from './testing/test'

test('a cut connection runs one task, and the page finds it', { tag: '@F43' }, async ({
  page,
  ownApp,
  openForm,
  wire,
}) => {
  const app = await ownApp()
  const create = `/v3/apps/${app.guid}/tasks`
  await openForm(app)
  await page.getByLabel('Command').fill('echo once')
  await wire.fault('POST', create, { kind: 'cut-after' })

  await pressCreate(page)

  await expect(createdTask(page)).toContainText('SUCCEEDED')
  expect(await app.tasks()).toHaveLength(1)
  expect(await wire.count('POST', create)).toBe(1)
})

test('a request that never arrived is not sent again', { tag: '@F42' }, async ({
  page,
  ownApp,
  openForm,
  wire,
}) => {
  const app = await ownApp()
  const create = `/v3/apps/${app.guid}/tasks`
  await openForm(app)
  await page.getByLabel('Command').fill('echo never')
  await wire.fault('POST', create, { kind: 'cut-before' })

  await pressCreate(page)

  await expect(page.getByRole('status', { name: 'Finding out what happened' })).toBeVisible()
  await expect(
    page.getByRole('img', { name: /^2 looks, after \d+, \d+ s, found nothing; the next is at/ }),
  ).toBeVisible()
  await expect(page.getByRole('region', { name: 'Submission' })).toContainText(/2 looks\d+ s, \d+ s/)
  await expect(page.getByText(/by \d\d:\d\d:00 at the latest/)).toBeVisible()
  await expect(page.getByText('echo never')).toBeVisible()
  expect(await app.tasks()).toHaveLength(0)
  expect(await wire.count('POST', create)).toBe(1)
})

test('Look now finds the task sooner', async ({ page, ownApp, openForm, wire }) => {
  const app = await ownApp()
  const tasks = `/v3/apps/${app.guid}/tasks`
  await openForm(app)
  await page.getByLabel('Command').fill('true')
  await wire.fault('POST', tasks, { kind: 'cut-after' })
  await wire.fault('GET', `${tasks}?label_selector`, emptyList, 3)

  await pressCreate(page)

  await expect(page.getByRole('img', { name: /^3 looks/ })).toBeVisible({ timeout: 20_000 })
  const looked = performance.now()
  await page.getByRole('button', { name: 'Look now' }).click()
  await expect(createdTask(page)).toBeVisible()
  expect(performance.now() - looked).toBeLessThan(3_500) // the next look is as long after the third as that was after the request
})

test('a double click is one task', { tag: '@F06' }, async ({ page, ownApp, openForm }) => {
  const app = await ownApp()
  await openForm(app)
  await page.getByLabel('Command').fill('true')
  await page.getByRole('button', { name: 'Create task' }).dblclick()
  await expect(createdTask(page)).toContainText('SUCCEEDED')
  expect(await app.tasks()).toHaveLength(1)
})

test('before the page is awake it can’t be pressed', { tag: '@F06' }, async ({ page, ownApp, signIn }) => {
  const app = await ownApp()
  await signIn('developer')
  await page.route('**/_next/static/**/*.js', (route) => route.abort())
  await page.goto(`/apps/${app.guid}/tasks/new`)
  await page.getByLabel('Command').fill('echo secret')
  await expect(page.getByRole('button', { name: 'Create task', exact: true })).toBeDisabled()
  await page.getByLabel('Name', { exact: true }).press('Enter')
  await expect(page).toHaveURL(`/apps/${app.guid}/tasks/new`)
})

test('a session ended meanwhile asks to sign in, keeping everything', async ({
  page,
  context,
  ownApp,
  openForm,
}) => {
  const app = await ownApp()
  await openForm(app)
  await page.getByLabel('Command').fill('echo still here')
  await page.getByRole('button', { name: 'Add label' }).click()
  await page.getByLabel('Key 1').fill('team')
  await page.getByLabel('Value 1').fill('core')
  await context.clearCookies()

  await pressCreate(page)
  const dialog = page.getByRole('dialog', { name: 'Sign in' })
  await expect(dialog).toBeVisible()
  await fillInSignIn(page, 'developer')
  await expect(dialog).toBeHidden()

  await expect(page.getByRole('status').filter({ hasText: 'You are signed in again' })).toBeVisible()
  await expect(page.getByRole('alert').filter({ hasText: 'No answer' })).toBeHidden()
  await expect(page.getByLabel('Command')).toHaveValue('echo still here')
  await expect(page.getByLabel('Value 1')).toHaveValue('core')
  // Nor does it come later: nothing of that press was ever recorded.
  await page.reload()
  await expect(page.getByText(/^Restored what you typed/)).toBeVisible()
  await expect(page.getByRole('alert').filter({ hasText: 'No answer' })).toBeHidden()
  await expect(page.getByLabel('Value 1')).toHaveValue('core')
  await pressCreate(page)
  await expect(createdTask(page)).toContainText('SUCCEEDED')
  expect(await app.tasks()).toHaveLength(1)
})

test('another task like the last is one of its own', async ({ page, ownApp, openForm }) => {
  const app = await ownApp()
  await openForm(app)
  await page.getByLabel('Command').fill('echo again')
  await pressCreate(page)
  await expect(createdTask(page).getByText('again', { exact: true })).toBeVisible()
  await expect(createdTask(page)).toContainText('SUCCEEDED')

  await page.getByRole('button', { name: 'Create another like this' }).click()
  await expect(page.getByLabel('Command')).toHaveValue('echo again')
  await pressCreate(page)

  await expect(createdTask(page)).toContainText('#2')
  expect(await app.tasks()).toHaveLength(2)
})

test('a console that does not answer leaves the form', { tag: '@F02' }, async ({
  page,
  ownApp,
  openForm,
}) => {
  const app = await ownApp()
  await openForm(app)
  await page.getByLabel('Command').fill('echo answered late')
  let cut = 0
  await page.route('**/tasks/new', async (route) => {
    if (route.request().method() !== 'POST' || cut > 0) return route.fallback()
    cut += 1
    await route.fetch()
    await route.abort('connectionreset')
  })

  await pressCreate(page)

  await expect(createdTask(page)).toContainText('SUCCEEDED')
  expect(await app.tasks()).toHaveLength(1)
})

// What a press needs is loaded when the form is first touched: without it there is one line less, and all else is the same.
for (const [when, isUntouched] of [
  ['before the form is touched', true],
  ['after it was filled in', false],
] as const)
  test(`a press without a network, lost ${when}, ends as one task`, { tag: '@F01' }, async ({
    page,
    context,
    ownApp,
    openForm,
  }) => {
    const app = await ownApp()
    await openForm(app)
    if (isUntouched) await context.setOffline(true)
    await page.getByLabel('Command').fill('echo at last')
    await context.setOffline(true)

    await pressCreate(page)

    const alert = page.getByRole('alert').filter({ hasText: 'No answer from the console' })
    await expect(alert).toBeFocused()
    await expect(page.getByLabel('Command')).toHaveValue('echo at last')
    await context.setOffline(false)
    await expect(alert).toContainText('The console has no record of the press')
    await pressCreate(page)
    await expect(createdTask(page)).toContainText('SUCCEEDED')
    expect(await app.tasks()).toHaveLength(1)
  })

test('an answer lost with the session is found after signing in', async ({
  page,
  context,
  ownApp,
  openForm,
}) => {
  const app = await ownApp()
  await openForm(app)
  await page.getByLabel('Command').fill('echo once all the same')
  let cut = 0
  await page.route('**/tasks/new', async (route) => {
    if (route.request().method() !== 'POST' || cut > 0) return route.fallback()
    cut += 1
    await route.fetch()
    await context.clearCookies()
    await route.abort('connectionreset')
  })
  // Whoever asks what became of the press hears nothing before the session has ended.
  await page.route('**/api/submissions/*', async (route) =>
    (await context.cookies()).length > 0 ? route.abort() : route.fallback(),
  )
  await pressCreate(page)

  await expect(page.getByRole('dialog', { name: 'Sign in' })).toBeVisible()
  await page.unroute('**/api/submissions/*')
  await fillInSignIn(page, 'developer')

  await expect(createdTask(page)).toContainText('SUCCEEDED')
  expect(await app.tasks()).toHaveLength(1)
})

test('signing in can wait until the next press', async ({ page, context, ownApp, openForm }) => {
  const app = await ownApp()
  await openForm(app)
  await page.getByLabel('Command').fill('echo later')
  await context.clearCookies()
  await pressCreate(page)
  await page.getByRole('dialog', { name: 'Sign in' }).getByRole('button', { name: 'Not now' }).click()
  await expect(page.getByLabel('Command')).toHaveValue('echo later')

  await pressCreate(page)
  await expect(page.getByRole('dialog', { name: 'Sign in' })).toBeVisible()
  expect(await app.tasks()).toHaveLength(0)
})

test('a form back from the history makes its own task', { tag: '@F04' }, async ({
  page,
  ownApp,
  openForm,
}) => {
  const app = await ownApp()
  await openForm(app)
  await page.getByLabel('Command').fill('echo first')
  await pressCreate(page)
  await expect(createdTask(page).getByText('first', { exact: true })).toBeVisible()
  await expect(createdTask(page)).toContainText('SUCCEEDED')
  await createdTask(page).getByRole('link', { name: 'Open task' }).click()
  await expect(page.getByRole('region', { name: 'Log' })).toBeVisible()

  await page.goBack()
  await expect(page.getByLabel('Command')).toHaveValue('')
  await page.getByLabel('Command').fill('echo second')
  await pressCreate(page)
  await expect(createdTask(page)).toContainText('echo second')
  expect(await app.tasks()).toHaveLength(2)
})

test('an open outcome can be left for a new form', async ({ page, ownApp, openForm, wire }) => {
  const app = await ownApp()
  await openForm(app)
  await page.getByLabel('Command').fill('echo never')
  await wire.fault('POST', `/v3/apps/${app.guid}/tasks`, { kind: 'cut-before' })
  await pressCreate(page)
  await page.getByRole('button', { name: 'Open a new form' }).click()
  await expect(page.getByRole('button', { name: 'Create task', exact: true })).toBeVisible()
})
