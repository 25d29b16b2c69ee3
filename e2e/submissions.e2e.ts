import type { Page } from '@playwright/test'
import { axeFinds } from './testing/axe'
import type { FoundationAdmin, OwnApp } from './testing/foundation-admin'
import { createdTask, expect, formAnswers, pressCreate, refusal, test } from './testing/test'

/** Submits a task that the space's quota refuses, and gives its submission's address. */
async function submitRefused(
  page: Page,
  app: OwnApp,
  admin: FoundationAdmin,
  command = 'echo secret-of-mine',
) {
  await admin.makeSpaceQuota(app, { total_memory_in_mb: 512 })
  await page.getByLabel('Command').fill(command)
  await page.getByLabel('Name', { exact: true }).fill(`nightly-${app.name}`)
  await page.getByLabel('Memory').fill('2 GB')
  await page.getByRole('button', { name: 'Add label' }).click()
  await page.getByLabel('Key 1').fill('team')
  await page.getByLabel('Value 1').fill('core')
  await pressCreate(page)
  await expect(refusal(page)).toBeFocused()
}

const rowOf = (page: Page, app: OwnApp) => page.getByRole('row', { name: new RegExp(`nightly-${app.name}`) })

const openOwn = async (page: Page, app: OwnApp) => {
  await page.goto(`/submissions?app=${app.name}`)
  await rowOf(page, app).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: `nightly-${app.name}` })).toBeVisible()
}

test('support finds a refusal by its error and creates it again', async ({
  page,
  ownApp,
  openForm,
  admin,
}) => {
  const app = await ownApp()
  await openForm(app)
  await submitRefused(page, app, admin)

  await page.getByRole('link', { name: 'Submissions' }).click()
  await page.getByRole('button', { name: 'Filter' }).click()
  const filters = page.getByRole('dialog', { name: 'Filter submissions' })
  await filters.getByLabel('Error text').fill('exceeds space memory')
  await filters.getByLabel('App').fill(app.name)
  await filters.getByRole('button', { name: 'Show submissions' }).click()
  await expect(page).toHaveURL(/error=exceeds\+space\+memory/)
  await expect(page.getByRole('link', { name: 'Remove filter error' })).toBeVisible()
  await expect(rowOf(page, app)).toContainText('memory_in_mb exceeds space memory quota')
  await expect(rowOf(page, app)).toContainText('422')
  await rowOf(page, app).getByRole('link').click()

  const answered = page.getByRole('region', { name: 'What was answered' })
  await expect(answered).toContainText('CF-UnprocessableEntity')
  await expect(
    answered.getByRole('definition').filter({ hasText: 'exceeds space memory quota' }),
  ).toBeVisible()
  const asked = page.getByRole('region', { name: 'What was asked' })
  await expect(asked).toContainText('team=core')
  await asked.getByRole('tab', { name: 'JSON' }).click()
  await expect(asked).toContainText('"memory_in_mb": 2048')

  await page.getByRole('link', { name: 'Create again with changes' }).click()
  await formAnswers(page)
  await expect(page.getByText('Filled in from an earlier submission')).toBeVisible()
  await expect(page.getByLabel('Command')).toHaveValue('echo secret-of-mine')
  await expect(page.getByLabel('Value 1')).toHaveValue('core')
  await expect(page.getByLabel('Key 2')).toBeHidden()
  await page.getByLabel('Memory').fill('64')
  await pressCreate(page)
  await expect(createdTask(page)).toContainText('SUCCEEDED')
  expect(await app.tasks()).toHaveLength(1)
})

test('a colleague sees that it was submitted, and nothing secret', { tag: '@S09' }, async ({
  page,
  context,
  ownApp,
  openForm,
  signIn,
  admin,
}) => {
  const app = await ownApp()
  await openForm(app)
  await submitRefused(page, app, admin)
  await openOwn(page, app)
  const address = page.url()
  await context.clearCookies()
  await signIn('auditor')

  await page.goto(`/submissions?app=${app.name}`)
  await expect(rowOf(page, app)).toContainText('developer')
  await expect(rowOf(page, app)).toContainText('shown to those who may read the app’s secrets')
  const list = await page.request.get(`/api/submissions?app=${app.name}`)
  const details = await page.request.get(`${new URL(address).pathname.replace('/', '/api/')}/details`)
  const document = await page.request.get(address)
  for (const answer of [list, details, document]) {
    expect(answer.status()).toBe(200)
    const text = await answer.text()
    expect(text).toContain(`nightly-${app.name}`)
    expect(text).not.toMatch(/secret-of-mine|exceeds space memory/)
  }
  await page.goto(`/submissions?app=${app.name}&q=secret-of-mine`)
  await expect(page.getByText('No submission fits these filters')).toBeVisible()
  await page.goto(address)
  await expect(page.getByText('What the API said is shown to those')).toBeVisible()
  // Which error it was, and what it means, tells an auditor why.
  await expect(page.getByText('10008 CF-UnprocessableEntity')).toBeVisible()
  await expect(page.getByText('The API refused a value of the task, or a quota')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Create again with changes' })).toBeHidden()
  await page.goto(`/apps/${app.guid}/tasks/new?again=${address.split('/').at(-1)}`)
  await expect(page.getByText('you may not see what it asked for')).toBeVisible()
  await expect(page.getByLabel('Command')).toHaveValue('')
})

test('how its task ended stays with a submission', async ({ page, context, ownApp, openForm, signIn }) => {
  await openForm(await ownApp())
  await page.getByLabel('Command').fill('echo said at last; exit 7')
  await pressCreate(page)
  await expect(createdTask(page)).toContainText('said at last')
  await createdTask(page).getByRole('link', { name: 'Open task' }).click()
  // Kept is what somebody saw: whoever leaves before the end saw none.
  await expect(page.getByRole('region', { name: 'Verdict' })).toBeVisible()
  await page.getByRole('region', { name: 'Submission' }).getByRole('link').click()
  const ended = page.getByRole('region', { name: 'How it ended' })
  const keeps = async () => {
    await expect(ended).toContainText('Exited with status 7')
    await expect(ended.getByRole('log')).toContainText('said at last')
  }
  await keeps()
  const address = page.url()
  await context.clearCookies()
  await signIn('auditor')
  await page.goto(address)
  await expect(page.getByText('shown to those who may read the app’s secrets').first()).toBeVisible()
  await keeps()
})

test('a stranger is told what a missing one tells', { tag: '@S08' }, async ({
  page,
  context,
  ownApp,
  openForm,
  signIn,
  admin,
}) => {
  const app = await ownApp()
  await openForm(app)
  await submitRefused(page, app, admin)
  await openOwn(page, app)
  const { pathname } = new URL(page.url())
  await context.clearCookies()
  await signIn('manager')

  const missing = '/submissions/01a2157f-7a3b-7f16-8c2e-825da9faa9d2'
  const kinds: Record<string, string>[] = [
    {},
    { RSC: '1' },
    { RSC: '1', 'Next-Router-Prefetch': '1' },
    { RSC: '1', 'Next-Router-Segment-Prefetch': '/_tree' },
  ]
  for (const headers of kinds)
    for (const query of ['', '?_rsc=1']) {
      const [his, none] = await Promise.all(
        [pathname, missing].map((path) => page.request.get(`${path}${query}`, { headers })),
      )
      expect(his?.status()).toBe(none?.status())
      expect(await his?.text()).not.toMatch(new RegExp(`secret-of-mine|nightly-${app.name}`))
    }
  for (const path of [pathname, missing]) {
    const details = await page.request.get(`${path.replace('/', '/api/')}/details`)
    expect(details.status()).toBe(404)
    await page.goto(path)
    await expect(
      page.getByRole('heading', { name: 'You may not see this submission, or it is gone' }),
    ).toBeVisible()
  }
  await page.goto(`/submissions?app=${app.name}`)
  await expect(page.getByText('No submission fits these filters')).toBeVisible()
})

test('the filtered list is exported as CSV and JSON', { tag: ['@S33', '@S36'] }, async ({
  page,
  request,
  ownApp,
  openForm,
  admin,
}) => {
  const app = await ownApp()
  await openForm(app)
  await submitRefused(page, app, admin, '=1+1')
  await page.goto(`/submissions?app=${app.name}`)

  await page.getByRole('button', { name: 'Export' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^submissions-[0-9TZ-]+\.csv$/)

  const csv = await page.request.get(`/api/submissions/export/csv?app=${app.name}`)
  expect(csv.headers()).toMatchObject({
    'content-type': 'text/csv; charset=utf-8; header=present',
    'cache-control': 'no-store',
    'content-disposition': expect.stringMatching(/^attachment; filename="submissions-[0-9TZ-]+\.csv"$/),
  })
  const lines = (await csv.text()).trimEnd().split('\r\n')
  expect(lines).toHaveLength(2)
  expect(lines[1]).toContain(`"'=1+1"`)
  const json = await page.request.get(`/api/submissions/export/json?app=${app.name}`)
  expect(await json.json()).toMatchObject([{ command: '=1+1', app_guid: app.guid, status: 422 }])

  expect((await page.request.get('/api/submissions/export/csv?colour=red')).status()).toBe(400)
  expect((await page.request.get('/api/submissions/export/xml')).status()).toBe(404)
  const elsewhere = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }
  const foreign = await page.request.get('/api/submissions/export/csv', { headers: elsewhere })
  expect(foreign.status()).toBe(403)
  for (const path of ['/api/submissions', '/api/submissions/export/csv', '/api/submissions/x/details'])
    expect((await request.get(path)).status(), path).toBe(401)
})

test('a submission is copied for a ticket without secrets', { tag: '@S34' }, async ({
  page,
  context,
  ownApp,
  openForm,
  admin,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const app = await ownApp()
  await openForm(app)
  await submitRefused(page, app, admin, 'DB_PASSWORD=hunter2 bin/run')
  await openOwn(page, app)
  await page.getByRole('button', { name: 'Copy for a ticket' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeAttached()
  const id = page.url().split('/').at(-1) ?? ''
  // The page itself may not read the clipboard.
  await page.goto('/tasks/new')
  await formAnswers(page)
  await page.getByLabel('Command').press('ControlOrMeta+V')
  await expect(page.getByLabel('Command')).toHaveValue(/command: DB_PASSWORD=\[left out\] bin\/run/)
  const ticket = await page.getByLabel('Command').inputValue()
  expect(ticket).toContain(id)
  expect(ticket).not.toContain('hunter2')
})

test('the list follows an open submission and says unknown filters', async ({
  page,
  ownApp,
  openForm,
  wire,
}) => {
  const app = await ownApp()
  await openForm(app)
  await page.getByLabel('Command').fill('echo found')
  await page.getByLabel('Name', { exact: true }).fill(`nightly-${app.name}`)
  await wire.fault('POST', `/v3/apps/${app.guid}/tasks`, { kind: 'cut-after' })
  await pressCreate(page)
  await expect(
    createdTask(page).or(page.getByRole('status', { name: 'Finding out what happened' })),
  ).toBeVisible()
  await page.goto(`/submissions?app=${app.name}&status=9x&colour=red`)
  await expect(page.getByText('Filter HTTP left out: A status such as 422.')).toBeVisible()
  await expect(page.getByText('Filter colour left out')).toBeVisible()
  await expect(rowOf(page, app)).toContainText('found by its label')
  await page.keyboard.press('j')
  await expect(rowOf(page, app).getByRole('link')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Steps' })).toContainText('Accepted')
  await expect(page.getByRole('link', { name: 'Open task' })).toBeVisible()
})

for (const theme of ['light', 'dark'] as const)
  test(`axe finds nothing on the journal in the ${theme} theme`, async ({
    page,
    ownApp,
    openForm,
    admin,
  }) => {
    await page.emulateMedia({ colorScheme: theme })
    const app = await ownApp()
    await openForm(app)
    await submitRefused(page, app, admin)
    await page.goto(`/submissions?app=${app.name}`)
    await expect(rowOf(page, app)).toBeVisible()
    expect(await axeFinds(page, theme)).toEqual([])
    await page.getByRole('button', { name: 'Filter' }).click()
    await expect(page.getByRole('dialog', { name: 'Filter submissions' })).toBeVisible()
    expect(await axeFinds(page, theme)).toEqual([])
    await page.goto('/submissions?app=no-such-app')
    await expect(page.getByText('No submission fits these filters')).toBeVisible()
    expect(await axeFinds(page, theme)).toEqual([])
    await openOwn(page, app)
    expect(await axeFinds(page, theme)).toEqual([])
  })
