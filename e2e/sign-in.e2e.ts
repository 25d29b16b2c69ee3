import type { Page } from '@playwright/test'
import { expect, fillInSignIn, formAnswers, signInByHand, test } from './testing/test'

test('signing in leads back to the page asked for', async ({ page, ownApp }) => {
  const app = await ownApp()
  await page.goto(`/apps/${app.guid}/tasks/new`)
  await expect(page.getByRole('heading', { name: /Sign in/ })).toBeVisible()

  await fillInSignIn(page, 'developer')

  await expect(page).toHaveURL(`/apps/${app.guid}/tasks/new`)
  await expect(page.getByRole('heading', { name: 'Create task' })).toBeVisible()
})

test('a wrong password is told in UAA’s words', async ({ page }) => {
  await page.goto('/login')
  await fillInSignIn(page, 'manager', 'not the password')

  await expect(page.getByRole('alert').filter({ hasText: 'Bad credentials' })).toBeVisible()
  await expect(page.getByLabel('Username')).toHaveValue('manager')
  await expect(page.getByLabel('Password')).toBeFocused()
  await expect(page.getByLabel('Password')).toHaveValue('')
})

test('signing out ends the session on the server', async ({ page, context }) => {
  await signInByHand(page, 'developer')
  const cookies = await context.cookies()

  await page.getByRole('button', { name: /Account/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: /Sign in/ })).toBeVisible()

  await context.addCookies(cookies)
  await page.goto('/tasks')
  await expect(page.getByRole('heading', { name: /Sign in/ })).toBeVisible()
})

test('signing out in one tab clears every tab', { tag: '@S04' }, async ({
  page,
  context,
  ownApp,
  openForm,
}) => {
  const app = await ownApp()
  await openForm(app)
  const other = await context.newPage()
  await other.goto(`/apps/${app.guid}/tasks/new`)
  await formAnswers(other)
  for (const tab of [page, other]) {
    await tab.getByLabel('Command').fill('echo secret')
    await expect(tab.getByText('Draft saved')).toBeVisible()
    // No script of ours knows of these: that they go is what the answer asks of the browser.
    await tab.evaluate(() => {
      sessionStorage.setItem('unknown', 'kept')
      localStorage.setItem('unknown', 'kept')
    })
  }
  await context.addCookies([{ name: 'theme', value: 'dark', url: new URL(page.url()).origin }])
  const kept = (tab: Page) => tab.evaluate(() => ({ ...sessionStorage, ...localStorage }))
  expect(await kept(other)).toMatchObject({ unknown: 'kept' })

  await page.getByRole('button', { name: /Account/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: /Sign in/ })).toBeVisible()
  await expect(page).toHaveURL('/login')

  expect([await kept(page), await kept(other)]).toEqual([{}, {}])
  expect((await context.cookies()).map(({ name }) => name)).toEqual(['theme'])
  await page.goBack()
  await page.goForward()
  await expect(page.getByRole('heading', { name: /Sign in/ })).toBeVisible()
  await expect(page.getByText(app.name)).toBeHidden()
  await other.getByLabel('Command').fill('echo typed later')
  await other.reload()
  await expect(other.getByRole('heading', { name: /Sign in/ })).toBeVisible()
  expect(await kept(other)).toEqual({})
})

test('the sign-in page says when UAA kept the refresh token', async ({ page }) => {
  await page.goto('/login?refresh-token=kept')
  await expect(page.getByText('UAA did not confirm that it revoked your refresh token')).toBeVisible()
})

test('the session cookie holds no token and hides from scripts', async ({ page, context }) => {
  await signInByHand(page, 'developer')
  const cookies = (await context.cookies()).filter((cookie) => cookie.name.startsWith('task-console'))
  expect(cookies).toHaveLength(1)
  expect(cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  expect(cookies[0]?.value).toMatch(/^[A-Za-z0-9_-]{43}$/)
})
