import { createdTask, expect, pressCreate, refusal, test } from './testing/test'

const INVALID_TOKEN = {
  kind: 'answer',
  status: 401,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    errors: [{ code: 1000, title: 'CF-InvalidAuthToken', detail: 'Invalid Auth Token' }],
  }),
} as const

test('a token that the API refuses is renewed unseen', async ({ page, ownApp, openForm, wire }) => {
  const app = await ownApp()
  await wire.fault('GET', `/v3/apps/${app.guid}`, INVALID_TOKEN)
  await openForm(app)
  await expect(page.getByRole('combobox', { name: 'App' })).toHaveValue(app.name)
})

test('a press whose token is refused is not sent again', { tag: '@F52' }, async ({
  page,
  ownApp,
  openForm,
  wire,
}) => {
  const app = await ownApp()
  const create = `/v3/apps/${app.guid}/tasks`
  await wire.fault('POST', create, INVALID_TOKEN)
  await openForm(app)
  await page.getByLabel('Command').fill('echo once more')
  await pressCreate(page)

  await expect(refusal(page)).toContainText('it has been renewed')
  await expect(page.getByLabel('Command')).toHaveValue('echo once more')
  expect(await wire.count('POST', create)).toBe(1)

  await page.getByLabel('Name', { exact: true }).fill('second-press')
  await pressCreate(page)
  await expect(createdTask(page)).toContainText('SUCCEEDED')
  expect(await app.tasks()).toHaveLength(1)
})

test('no token, password or secret reaches the browser', async ({ page, context, ownApp, openForm }) => {
  const app = await ownApp()
  const bodies: string[] = []
  page.on('response', async (response) => {
    if (/text|json|component/.test(response.headers()['content-type'] ?? ''))
      bodies.push(await response.text().catch(() => ''))
  })
  await openForm(app)
  await page.getByLabel('Command').fill('true')
  await pressCreate(page)
  await expect(createdTask(page)).toContainText('SUCCEEDED')
  await page.goto('/tasks')

  const everything = [...bodies, JSON.stringify(await context.storageState()), await page.content()].join(
    '\n',
  )
  expect(everything).toContain(app.guid) // the search finds what is there
  expect(everything).not.toMatch(/eyJ[A-Za-z0-9_-]{10,}\.eyJ/) // a JSON Web Token
  expect(everything).not.toContain('access_token')
  expect(everything).not.toContain('a password of these tests')
})
