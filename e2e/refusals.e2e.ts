import type { OwnApp } from './testing/foundation-admin'
import {
  createdTask,
  expect,
  expectRefusedField,
  pressCreate,
  refusal,
  test,
  type Wire,
} from './testing/test'

type ApiAnswer = { status: number; code: number; title: string; detail: string }

/** The next creation of a task of this app is answered so, and never arrives. */
const answerCreate = (wire: Wire, app: OwnApp, { status, ...error }: ApiAnswer) =>
  wire.fault('POST', `/v3/apps/${app.guid}/tasks`, {
    kind: 'answer',
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ errors: [error] }),
  })

test('a form without a command is told without the API', async ({ page, ownApp, openForm, wire }) => {
  const app = await ownApp()
  await openForm(app)

  await pressCreate(page)

  await expect(refusal(page)).toBeFocused()
  await expectRefusedField(page, 'Command', 'Enter a command, or choose a template process.')
  await refusal(page).getByRole('link', { name: 'Command' }).click()
  await expect(page.getByLabel('Command')).toBeFocused()
  expect(await wire.count('POST', `/v3/apps/${app.guid}/tasks`)).toBe(0)
})

test('an exceeded quota lands on Memory, and the correction runs', async ({
  page,
  ownApp,
  openForm,
  admin,
}) => {
  const app = await ownApp()
  const quota = await admin.makeSpaceQuota(app, { total_memory_in_mb: 512 })
  expect(quota).toBeTruthy()
  await openForm(app)
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

const unprocessable = (detail: string) => ({
  status: 422,
  code: 10008,
  title: 'CF-UnprocessableEntity',
  detail,
})
const notFound = (code: number, title: string, detail: string) => ({ status: 404, code, title, detail })

/** What our own form would not let out, or only a race could cause: answered on the wire as the Cloud Controller does. */
const ANSWERS: {
  what: string
  field: string
  fill?: [string, string]
  says(app: OwnApp): { status: number; code: number; title: string; detail: string }
}[] = [
  { what: 'a missing command', field: 'Command', says: () => unprocessable('command presence') },
  {
    what: 'a memory that is not positive',
    field: 'Memory',
    fill: ['Memory', '16'],
    says: () => unprocessable('Memory in mb must be greater than 0'),
  },
  {
    what: 'a disk that is not positive',
    field: 'Disk',
    fill: ['Disk', '16'],
    says: () => unprocessable('Disk in mb must be greater than 0'),
  },
  {
    what: 'a log rate below -1',
    field: 'Log rate limit',
    fill: ['Log rate limit', '16'],
    says: () => unprocessable('Log rate limit in bytes per second must be greater than -2'),
  },
  {
    what: 'a quota that is exceeded',
    field: 'Memory',
    fill: ['Memory', '16'],
    says: () => unprocessable('memory_in_mb exceeds organization memory quota'),
  },
]

for (const { what, field, fill, says } of ANSWERS) {
  test(`${what} lands on ${field}`, async ({ page, ownApp, openForm, wire }) => {
    const app = await ownApp()
    await answerCreate(wire, app, says(app))
    await openForm(app)
    await page.getByLabel('Command').fill('true')
    if (fill) await page.getByLabel(fill[0]).fill(fill[1])
    await pressCreate(page)
    await expect(refusal(page)).toBeVisible()
    await expectRefusedField(page, field, says(app).detail)
  })
}

test('all that is wrong with one field stands there', async ({ page, ownApp, openForm, wire }) => {
  const app = await ownApp()
  const said = ['memory_in_mb exceeds space memory quota', 'memory_in_mb exceeds space instance memory quota']
  await answerCreate(wire, app, unprocessable(`${said.join(', ')}, name format`))
  await openForm(app)
  await page.getByLabel('Command').fill('true')
  await page.getByLabel('Memory').fill('16')
  await pressCreate(page)
  for (const message of said) await expectRefusedField(page, 'Memory', message)
  await expectRefusedField(page, 'Name', 'name format')
  await expect(refusal(page).getByRole('link')).toHaveCount(3)
})

test('a droplet that is gone lands on Droplet', async ({ page, ownApp, openForm, admin }) => {
  const app = await ownApp()
  const older = await admin.makeDroplet(app)
  await openForm(app)
  await page.getByLabel('Command').fill('true')
  await page.getByRole('combobox', { name: 'Droplet' }).click()
  await page.getByRole('option', { name: new RegExp(older.slice(0, 8)) }).click()
  await admin.ask('DELETE', `/v3/droplets/${older}`)
  await pressCreate(page)
  await expectRefusedField(page, 'Droplet', 'Droplet not found')
})

test('a template process that is gone lands on Template process', async ({
  page,
  ownApp,
  openForm,
  wire,
}) => {
  const app = await ownApp()
  const guid = app.processes[0]?.guid ?? ''
  await answerCreate(
    wire,
    app,
    notFound(350003, 'CF-ProcessNotFound', `The process could not be found: ${guid}`),
  )
  await openForm(app)
  await page.getByLabel('Command').fill('true')
  await page.getByRole('combobox', { name: 'Template process' }).click()
  await page.getByRole('option', { name: /web/ }).click()
  await pressCreate(page)
  await expectRefusedField(page, 'Template process', 'The process could not be found')
})

test('bad labels and annotations land on their rows', async ({ page, ownApp, openForm, wire }) => {
  const app = await ownApp()
  const detail = [
    "Metadata label key error: prefix 'example.com' is reserved",
    "Metadata label value error: 'prod-eu' contains invalid characters",
    "Metadata annotation value error: 'a long n...' is greater than 5000 characters",
  ]
  await answerCreate(wire, app, unprocessable(detail.join(', ')))
  await openForm(app)
  await page.getByLabel('Command').fill('true')
  const labels = page.getByRole('group', { name: 'Labels', exact: true })
  const annotations = page.getByRole('group', { name: 'Annotations', exact: true })
  await labels.getByRole('button', { name: 'Add label' }).click()
  await labels.getByLabel('Key 1').fill('example.com/owner')
  await labels.getByRole('button', { name: 'Add label' }).click()
  await labels.getByLabel('Key 2').fill('env')
  await labels.getByLabel('Value 2').fill('prod-eu')
  await annotations.getByRole('button', { name: 'Add annotation' }).click()
  await annotations.getByLabel('Key 1').fill('note')
  await annotations.getByLabel('Value 1').fill('a long note that a foundation of its own does not take')
  await pressCreate(page)
  await expect(refusal(page)).toBeVisible()
  await expect(labels.getByLabel('Value 2')).toHaveAccessibleDescription(/contains invalid characters/)
  await expect(labels.getByLabel('Key 1')).toHaveAccessibleDescription(/is reserved/)
  await expect(labels.getByLabel('Value 1')).not.toHaveAttribute('aria-invalid', 'true')
  await expect(annotations.getByLabel('Value 1')).toHaveAccessibleDescription(/greater than 5000 characters/)
})

test('what cannot be attributed stands whole', async ({ page, ownApp, openForm, wire }) => {
  const app = await ownApp()
  const errors = [{ code: 999, title: 'CF-Unheard', detail: 'Batch window is closed until 22:00 UTC' }]
  await wire.fault('POST', `/v3/apps/${app.guid}/tasks`, {
    kind: 'answer',
    status: 422,
    headers: { 'content-type': 'application/json', 'x-vcap-request-id': 'request-of-this-test' },
    body: JSON.stringify({ errors }),
  })
  await openForm(app)
  await page.getByLabel('Command').fill('true')
  await pressCreate(page)
  await expect(refusal(page)).toContainText('Batch window is closed until 22:00 UTC')
  await expect(refusal(page)).toContainText('422 999 CF-Unheard')
  await expect(refusal(page)).toContainText('request-of-this-test')
})

test('a role that may not create is told and keeps everything', async ({ page, ownApp, openForm }) => {
  const app = await ownApp()
  await openForm(app, 'auditor')
  await page.getByLabel('Command').fill('echo no')
  await pressCreate(page)
  await expect(refusal(page)).toContainText('You are not authorized to perform the requested action')
  await expect(page.getByLabel('Command')).toHaveValue('echo no')
  expect(await app.tasks()).toHaveLength(0)
})
