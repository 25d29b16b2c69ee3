import { createdTask, expect, expectRefusedField, pressCreate, refusal, test } from './test'

test('a form without a command is told so without asking the API', async ({ page, ownApp, signIn, wire }) => {
  const app = await ownApp()
  await signIn('developer')
  await page.goto(`/apps/${app.guid}/tasks/new`)

  await pressCreate(page)

  await expect(refusal(page)).toBeFocused()
  await expectRefusedField(page, 'Command', 'Enter a command, or choose a template process.')
  await refusal(page).getByRole('link', { name: 'Command' }).click()
  await expect(page.getByLabel('Command')).toBeFocused()
  expect(await wire.count('POST', `/v3/apps/${app.guid}/tasks`)).toBe(0)
})

test('a quota that is exceeded lands on Memory, and the corrected form runs', async ({
  page,
  ownApp,
  signIn,
  admin,
}) => {
  const app = await ownApp()
  const quota = await admin.makeSpaceQuota(app, { total_memory_in_mb: 512 })
  expect(quota).toBeTruthy()
  await signIn('developer')
  await page.goto(`/apps/${app.guid}/tasks/new`)
  await page.getByLabel('Command').fill('echo after all')
  await page.getByLabel('Memory').fill('2 GB')
  await pressCreate(page)

  await expect(refusal(page)).toBeFocused()
  await expect(refusal(page)).toContainText('CF-UnprocessableEntity')
  await expectRefusedField(page, 'Memory', 'memory_in_mb exceeds space memory quota')
  await expect(page.getByLabel('Command')).toHaveValue('echo after all')

  await page.getByLabel('Memory').fill('64')
  await expect(page.getByLabel('Memory')).not.toHaveAttribute('aria-invalid', 'true')
  await pressCreate(page)
  await expect(createdTask(page)).toContainText('SUCCEEDED')
  expect(await app.tasks()).toHaveLength(1)
})

/** What our own form would not let out: answered on the wire as the Cloud Controller does. */
const ANSWERS: {
  what: string
  field: string
  fill: [string, string][]
  status: number
  code: number
  title: string
  detail: string
}[] = [
  {
    what: 'a missing command',
    field: 'Command',
    fill: [],
    status: 422,
    code: 10008,
    title: 'CF-UnprocessableEntity',
    detail: 'command presence',
  },
  {
    what: 'a memory that is not positive',
    field: 'Memory',
    fill: [['Memory', '16']],
    status: 422,
    code: 10008,
    title: 'CF-UnprocessableEntity',
    detail: 'Memory in mb must be greater than 0',
  },
  {
    what: 'a disk that is not positive',
    field: 'Disk',
    fill: [['Disk', '16']],
    status: 422,
    code: 10008,
    title: 'CF-UnprocessableEntity',
    detail: 'Disk in mb must be greater than 0',
  },
  {
    what: 'a log rate below -1',
    field: 'Log rate limit',
    fill: [['Log rate limit', '16']],
    status: 422,
    code: 10008,
    title: 'CF-UnprocessableEntity',
    detail: 'Log rate limit in bytes per second must be greater than -2',
  },
]

for (const { what, field, fill, status, code, title, detail } of ANSWERS) {
  test(`${what} lands on ${field}`, async ({ page, ownApp, signIn, wire }) => {
    const app = await ownApp()
    await wire.fault('POST', `/v3/apps/${app.guid}/tasks`, {
      kind: 'answer',
      status,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ errors: [{ code, title, detail }] }),
    })
    await signIn('developer')
    await page.goto(`/apps/${app.guid}/tasks/new`)
    await page.getByLabel('Command').fill('true')
    for (const [label, value] of fill) await page.getByLabel(label).fill(value)
    await pressCreate(page)
    await expect(refusal(page)).toBeVisible()
    await expectRefusedField(page, field, detail)
  })
}

test('what cannot be attributed stands whole, with code, title and request id', async ({
  page,
  ownApp,
  signIn,
  wire,
}) => {
  const app = await ownApp()
  const errors = [{ code: 999, title: 'CF-Unheard', detail: 'Batch window is closed until 22:00 UTC' }]
  await wire.fault('POST', `/v3/apps/${app.guid}/tasks`, {
    kind: 'answer',
    status: 422,
    headers: { 'content-type': 'application/json', 'x-vcap-request-id': 'request-of-this-test' },
    body: JSON.stringify({ errors }),
  })
  await signIn('developer')
  await page.goto(`/apps/${app.guid}/tasks/new`)
  await page.getByLabel('Command').fill('true')
  await pressCreate(page)
  await expect(refusal(page)).toContainText('Batch window is closed until 22:00 UTC')
  await expect(refusal(page)).toContainText('422 999 CF-Unheard')
  await expect(refusal(page)).toContainText('request-of-this-test')
})

test('a role that may not create is told, with what was typed kept', async ({ page, ownApp, signIn }) => {
  const app = await ownApp()
  await signIn('auditor')
  await page.goto(`/apps/${app.guid}/tasks/new`)
  await page.getByLabel('Command').fill('echo no')
  await pressCreate(page)
  await expect(refusal(page)).toContainText('You are not authorized to perform the requested action')
  await expect(page.getByLabel('Command')).toHaveValue('echo no')
  expect(await app.tasks()).toHaveLength(0)
})
