import { expect, test } from './testing/test'

test('an API without JSON is told on the page that needed it', async ({ page, signIn, wire, ownApp }) => {
  const app = await ownApp()
  await signIn('developer')
  await wire.fault('GET', `/v3/apps/${app.guid}`, {
    kind: 'answer',
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '<html>sign in</html>',
  })
  await page.goto(`/apps/${app.guid}`)
  await expect(page.getByRole('alert').filter({ hasText: 'The app could not be read' })).toContainText(
    'not JSON',
  )
  // Heading and frame stay, with when it is tried again.
  await expect(page.getByRole('heading', { name: 'App', exact: true })).toBeVisible()
  await expect(page.getByText(/Tried again at \d\d:\d\d:\d\d/)).toBeVisible()
  await page.getByRole('link', { name: 'Read again' }).click()
  await expect(page.getByRole('heading', { name: app.name, exact: true })).toBeVisible()
})

test('a page whose API was away heals by itself', async ({ page, signIn, wire, ownApp }) => {
  const app = await ownApp()
  await signIn('developer')
  await wire.fault('GET', `/v3/apps/${app.guid}`, { kind: 'answer', status: 502, body: 'Bad Gateway' })
  await page.clock.install()
  await page.goto(`/apps/${app.guid}`)
  await expect(page.getByText(/Tried again at \d\d:\d\d:\d\d/)).toBeVisible()
  await page.clock.fastForward(16_000)
  await expect(page.getByRole('heading', { name: app.name, exact: true })).toBeVisible()
})

test('a log cache that fails says so', async ({ page, ownApp, openForm, wire }) => {
  const app = await ownApp()
  await openForm(app)
  await wire.fault(
    'GET',
    `/log-cache/api/v1/read/${app.guid}`,
    { kind: 'answer', status: 500, body: 'no' },
    50,
  )
  await page.getByLabel('Command').fill('echo unheard')
  await page.getByRole('button', { name: 'Create task' }).click()
  const created = page.getByRole('region', { name: 'Created task' })
  await expect(created).toContainText('The log cache could not be read: it answered 500')
  await created.getByRole('link', { name: 'Open task' }).click()
  await expect(page.getByRole('region', { name: 'Log' })).toContainText('it answered 500')
})

test('an API that refuses is quoted with its request id', async ({ page, signIn, wire, ownApp }) => {
  const app = await ownApp()
  await signIn('developer')
  await wire.fault('GET', `/v3/apps/${app.guid}`, {
    kind: 'answer',
    status: 503,
    headers: { 'content-type': 'application/json', 'x-vcap-request-id': 'request-of-this-page' },
    body: JSON.stringify({
      errors: [{ code: 10015, title: 'CF-ServiceUnavailable', detail: 'Database connection failure' }],
    }),
  })
  await page.goto(`/apps/${app.guid}/tasks/new`)
  const alert = page.getByRole('alert').filter({ hasText: 'The app could not be read' })
  await expect(alert).toContainText('Database connection failure')
  await expect(alert).toContainText('request-of-this-page')
})

test('a task that is gone or hidden is said so', async ({ page, signIn }) => {
  await signIn('developer')
  await page.goto('/tasks/00000000-0000-4000-8000-000000000000')
  await expect(page.getByRole('heading', { name: 'You may not see this task, or it is gone' })).toBeVisible()
})

test('a task that ended meanwhile leaves nothing to cancel', async ({ page, signIn, ownApp, admin }) => {
  const app = await ownApp()
  await signIn('developer')
  const made = { command: 'sleep 1000', memory_in_mb: 64, disk_in_mb: 64 }
  await admin.ask('POST', `/v3/apps/${app.guid}/tasks`, made)
  const [task] = await app.tasks()
  await page.goto(`/tasks/${task?.guid}`)
  await page.getByRole('button', { name: 'Cancel task' }).click()
  const question = page.getByRole('dialog', { name: 'Cancel this task?' })
  await expect(question.getByRole('button', { name: 'Cancel task' })).toBeEnabled()
  await admin.ask('POST', `/v3/tasks/${task?.guid}/actions/cancel`)
  const answer = page.getByRole('dialog', { name: 'The task has ended' })
  await expect(answer.getByRole('button')).toHaveText(['Close'])
  await answer.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('button', { name: 'Cancel task' })).toBeHidden()
})

test('what has the focus is never under a bar', async ({ page, openForm, ownApp }) => {
  await openForm(await ownApp())
  for (const viewport of [
    { width: 1280, height: 640 },
    { width: 390, height: 640 },
  ]) {
    await page.setViewportSize(viewport)
    await page.getByLabel('Command').focus()
    for (const name of ['Add label', 'Add annotation']) {
      const button = page.getByRole('button', { name })
      while (!(await button.evaluate((element) => element === document.activeElement)))
        await page.keyboard.press('Tab')
      const isSeen = await button.evaluate((element) => {
        const { x, y, width, height } = element.getBoundingClientRect()
        return element.contains(document.elementFromPoint(x + width / 2, y + height - 2))
      })
      expect(isSeen, `${name} at ${viewport.width}`).toBe(true)
    }
  }
})

test('one unreadable record does not blank the list', async ({ page, openForm, wire, ownApp }) => {
  const app = await ownApp()
  await openForm(app)
  await page.getByLabel('Command').fill('true')
  await page.getByLabel('Name').fill('readable')
  await page.getByRole('button', { name: 'Create task' }).click()
  await expect(page.getByRole('region', { name: 'Created task' })).toContainText('SUCCEEDED')
  const [task] = await app.tasks()
  await wire.fault(
    'GET',
    `/v3/apps/${app.guid}/tasks`,
    {
      kind: 'answer',
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        pagination: { total_results: 2, total_pages: 1 },
        resources: [
          { guid: 'broken' },
          {
            ...task,
            sequence_id: 1,
            relationships: { app: { data: { guid: app.guid } } },
            created_at: '2026-11-23T20:44:39Z',
            updated_at: '2026-11-23T20:44:39Z',
          },
        ],
      }),
    },
    20,
  )
  await page.goto(`/apps/${app.guid}`)
  await expect(page.getByRole('row', { name: /readable/ })).toBeVisible()
  await expect(page.getByText('1 not shown')).toBeVisible()
})

test('read routes answer nobody without a session', async ({ request, baseURL }) => {
  for (const path of [
    '/api/apps',
    '/api/find?q=x',
    '/api/tasks',
    '/api/tasks/x',
    '/api/apps/x/tasks',
    '/api/apps/x/task-options',
    '/api/submissions/x',
  ]) {
    const answer = await request.get(path)
    expect(answer.status(), path).toBe(401)
    expect(answer.headers()['cache-control']).toBe('no-store')
  }
  expect((await request.get('/api/apps', { headers: { 'sec-fetch-site': 'cross-site' } })).status()).toBe(403)
  expect((await request.get('/healthz', { headers: { host: 'evil.example' } })).status()).toBe(200)
  expect((await request.get('/tasks', { headers: { host: 'evil.example' } })).status()).toBe(421)
  expect(
    (
      await request.post('/tasks', { headers: { origin: 'https://evil.example', 'next-action': 'x' } })
    ).status(),
  ).toBe(403)
  expect((await request.post('/tasks', { headers: { 'next-action': 'x' } })).status()).toBe(403)
  expect(baseURL).toContain('127.0.0.1')
})

test('every document has a policy with a nonce of its own', async ({ request }) => {
  const policies = await Promise.all(
    ['/login', '/login', '/no-such-page'].map(
      async (path) => (await request.get(path)).headers()['content-security-policy'] ?? '',
    ),
  )
  for (const policy of policies) {
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe-inline')
  }
  expect(new Set(policies).size).toBe(3)
})
