import { expect, fillInSignIn, signInByHand, test } from './test'

test('signing in leads back to the page that was asked for', async ({ page, ownApp }) => {
  const app = await ownApp()
  await page.goto(`/apps/${app.guid}/tasks/new`)
  await expect(page.getByRole('heading', { name: /Sign in/ })).toBeVisible()

  await fillInSignIn(page, 'developer')

  await expect(page).toHaveURL(`/apps/${app.guid}/tasks/new`)
  await expect(page.getByRole('heading', { name: 'Create task' })).toBeVisible()
})

test('a wrong password is told in the words of UAA and keeps the name', async ({ page }) => {
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

test('the session cookie is out of reach for scripts and holds no token', async ({ page, context }) => {
  await signInByHand(page, 'developer')
  const cookies = (await context.cookies()).filter((cookie) => cookie.name.startsWith('task-console'))
  expect(cookies).toHaveLength(1)
  expect(cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  expect(cookies[0]?.value).toMatch(/^[A-Za-z0-9_-]{43}$/)
})
