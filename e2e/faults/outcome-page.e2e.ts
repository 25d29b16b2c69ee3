import { createdTask, fillInSignIn, pressCreate, refusal } from '../testing/test'
import { LOST_AFTER_MS } from './testing/console'
import { openFormPage } from './testing/form-page'
import { document, emptyList, processedThen, withoutLabel } from './testing/on-the-wire'
import { expect, expectUpstream, test } from './testing/test'

const ALWAYS = Number.POSITIVE_INFINITY
const LABEL = 'task-console-submission'

test('a lost one keeps the form and is sent again on press', { tag: ['@F39', '@F42'] }, async ({
  page,
  shared: { world, operator },
}) => {
  const app = await world.app()
  await openFormPage(page, operator, app)
  app.onCreate({ kind: 'cut-before' })
  await page.getByLabel('Command').fill('echo at last')
  await pressCreate(page)
  const status = page.getByRole('status', { name: 'Finding out what happened' })
  await expect(status).toBeVisible()
  await expect(page.getByText('echo at last')).toBeVisible()
  const lost = page.getByRole('alert').filter({ hasText: 'The request did not arrive' })
  await expect(lost).toBeVisible({ timeout: LOST_AFTER_MS + 15_000 })
  await expect(page.getByLabel('Command')).toHaveValue('echo at last')

  // Once it was seen it is offered and stands in nobody's way.
  await page.reload()
  await expect(page.getByText(/^What you pressed at \d\d:\d\d did not arrive/)).toBeVisible()
  await expect(lost).toBeHidden()
  await page.getByRole('button', { name: 'Show it' }).click()
  await expect(lost).toBeFocused()
  await lost.getByRole('button', { name: 'Send again' }).click()
  await expect(createdTask(page)).toContainText('echo at last')
  await expectUpstream(app, { tasks: 1, posts: 2 })
})

test('what can’t be found out is sent again only when asked', { tag: ['@F72', '@F73'] }, async ({
  page,
  shared: { world, operator },
}) => {
  const app = await world.app()
  await openFormPage(page, operator, app)
  app.onCreate(withoutLabel(LABEL, true))
  await page.getByLabel('Command').fill('echo twice by decision')
  await page.getByLabel('Name', { exact: true }).fill('by-decision')
  await pressCreate(page)
  const doubt = page.getByRole('alert').filter({ hasText: 'It could not be found out' })
  await expect(doubt).toBeVisible({ timeout: LOST_AFTER_MS + 15_000 })
  await expect(doubt.getByRole('link', { name: 'by-decision' })).toBeVisible()
  await expect(page.getByLabel('Command')).toHaveValue('echo twice by decision')
  await doubt.getByRole('button', { name: 'Send again anyway' }).click()
  await expectUpstream(app, { tasks: 1 })
  await page.getByRole('dialog').getByRole('button', { name: 'Send again anyway' }).click()
  await expect(createdTask(page)).toContainText('by-decision')
  await expectUpstream(app, { tasks: 2, posts: 2 })
})

test('two tasks with one id are shown, and either can be cancelled', { tag: '@F74' }, async ({
  page,
  shared: { world, operator },
}) => {
  const app = await world.app()
  await openFormPage(page, operator, app)
  app.onCreate({ kind: 'cut-after' })
  const show = app.onLook(emptyList, ALWAYS)
  await page.getByLabel('Command').fill('sleep 30')
  await pressCreate(page)
  await expect(page.getByRole('status', { name: 'Finding out what happened' })).toBeVisible()
  const [first] = await app.tasks()
  await world.admin.ask('POST', app.create, {
    command: 'sleep 30',
    metadata: { labels: { [LABEL]: first?.metadata.labels[LABEL] } },
  })
  show()
  const alert = page.getByRole('alert').filter({ hasText: 'Two tasks carry this submission' })
  await expect(alert).toBeVisible()
  await expect(alert.getByRole('link')).toHaveCount(2)
  await expect(alert.getByRole('button', { name: /Cancel/ }).first()).toBeVisible()
  await expectUpstream(app, { tasks: 2, posts: 1 })
})

test('a quota refusal of a task that exists never comes first', { tag: '@F59' }, async ({
  page,
  shared: { world, operator },
}) => {
  const app = await world.app()
  await openFormPage(page, operator, app)
  const detail = 'memory_in_mb exceeds space memory quota'
  app.onCreate(processedThen(() => document(422, 10008, 'CF-UnprocessableEntity', detail)))
  await page.getByLabel('Command').fill('echo there')
  await pressCreate(page)
  await expect(createdTask(page)).toContainText(detail)
  await expect(refusal(page)).toBeHidden()
  await expectUpstream(app, { tasks: 1 })
})

test('a FAILED task left by a 503 says it may have run', { tag: '@F48' }, async ({
  page,
  shared: { world, operator },
}) => {
  const app = await world.app()
  await openFormPage(page, operator, app)
  const answer = document(503, 170_020, 'CF-TaskWorkersUnavailable', 'Task workers are unavailable')
  app.onCreate(processedThen(() => answer))
  await page.getByLabel('Command').fill('echo maybe')
  await pressCreate(page)
  await expect(createdTask(page)).toContainText('may have started all the same')
  await expectUpstream(app, { tasks: 1 })
})

test('a refused session asks to sign in and keeps the form', { tag: '@F53' }, async ({
  page,
  shared: { world, console },
}) => {
  const app = await world.app()
  const admin = await world.signIn(console, 'admin')
  await openFormPage(page, admin, app)
  app.onCreate(document(401, 1000, 'CF-InvalidAuthToken', 'Invalid Auth Token'))
  const refused = JSON.stringify({ error: 'invalid_token', error_description: 'The token was revoked' })
  const headers = { 'content-type': 'application/json' }
  world.wire.fault('POST', '/uaa/oauth/token', { kind: 'answer', status: 401, headers, body: refused })
  await page.getByLabel('Command').fill('echo after signing in')
  await pressCreate(page)
  const dialog = page.getByRole('dialog', { name: 'Sign in' })
  await expect(dialog).toBeVisible()
  await fillInSignIn(page, 'admin')
  await expect(dialog).toBeHidden()
  await expect(page.getByLabel('Command')).toHaveValue('echo after signing in')
  await expectUpstream(app, { tasks: 0, posts: 1 })
  await pressCreate(page)
  await expect(createdTask(page)).toContainText('echo after signing in')
  await expectUpstream(app, { tasks: 1, posts: 2 })
})

test('a form of an older build says to reload and keeps everything', { tag: '@F11' }, async ({
  page,
  shared: { world, operator },
}) => {
  const app = await world.app()
  await openFormPage(page, operator, app)
  await page.getByLabel('Command').fill('echo of yesterday')
  await page.route('**/tasks/new', (route) =>
    route.request().method() === 'POST'
      ? route.continue({ headers: { ...route.request().headers(), 'next-action': '00'.repeat(21) } })
      : route.fallback(),
  )
  await pressCreate(page)
  await expect(page.getByRole('alert').filter({ hasText: 'The console was updated' })).toBeVisible()
  await expect(page.getByLabel('Command')).toHaveValue('echo of yesterday')
  await page.unroute('**/tasks/new')
  await page.reload()
  await expect(page.getByLabel('Command')).toHaveValue('echo of yesterday')
  await expectUpstream(app, { tasks: 0, posts: 0 })
})
