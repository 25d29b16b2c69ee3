import type { Page } from '@playwright/test'
import { expect, test } from './testing/test'

const log = (page: Page) => page.getByRole('region', { name: 'Log' })
const output = (page: Page) => log(page).getByRole('log')

test('lines come while a task runs, streams apart', async ({ page, ownApp, signIn, admin }) => {
  const app = await ownApp()
  const guid = await admin.makeTask(app, {
    name: 'talks',
    command:
      'echo first word; for i in $(seq 400); do [ -e stop ] && break; echo "tick $i"; echo "warn $i" >&2; sleep 0.3; done',
    memory_in_mb: 16,
  })
  await signIn('developer')
  await page.goto(`/tasks/${guid}`)
  await expect(output(page)).toContainText('first word')
  await expect(output(page)).toContainText('tick 4')
  await expect(output(page)).toContainText(`creating container for instance ${guid}`)

  await log(page).getByRole('button', { name: 'stderr' }).click()
  await expect(output(page)).toContainText('warn 2')
  await expect(output(page)).not.toContainText('tick 2')
  await log(page).getByRole('button', { name: 'Container' }).click()
  await expect(output(page)).not.toContainText('warn 2')
  await expect(output(page)).toContainText('creating container')
})

test('a log is searched, jumped in, linked and downloaded', async ({ page, ownApp, signIn, admin }) => {
  const app = await ownApp()
  const guid = await admin.makeTask(app, {
    name: 'long-log',
    command:
      'for i in $(seq 300); do echo "row $i"; done; echo "Error: table orders is gone"; for i in $(seq 300); do echo "clean $i"; done; exit 1',
    memory_in_mb: 16,
  })
  await signIn('developer')
  await page.goto(`/tasks/${guid}`)
  await expect(output(page)).toContainText('clean 300')

  const search = log(page).getByRole('searchbox', { name: 'Search the log' })
  await search.pressSequentially('row 2')
  await expect(log(page).getByRole('status')).toHaveText('1 of 111')
  await search.press('Enter')
  await search.press('Enter')
  await expect(log(page).getByRole('status')).toHaveText('2 of 111')
  await search.fill('')

  await log(page).getByRole('button', { name: 'First error' }).click()
  const error = output(page).getByRole('listitem').filter({ hasText: 'table orders is gone' })
  await expect(error).toBeInViewport()
  await error.getByRole('link').click()
  await expect(page).toHaveURL(/#line-\d+$/)
  await page.reload()
  await expect(error).toBeInViewport()

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    log(page).getByRole('link', { name: 'Download the log' }).click(),
  ])
  const text = await (await file.createReadStream()).toArray()
  expect(Buffer.concat(text).toString()).toContain(' OUT Error: table orders is gone\n')
})

test('thousands of lines are read on demand', async ({ page, ownApp, signIn, admin }) => {
  const app = await ownApp()
  const guid = await admin.makeTask(app, {
    name: 'huge',
    command: 'seq 5000',
    memory_in_mb: 16,
    log_rate_limit_in_bytes_per_second: -1,
  })
  await signIn('developer')
  await page.goto(`/tasks/${guid}`)
  await expect(output(page)).toContainText('5000')
  await log(page).getByRole('button', { name: 'Read all' }).click()
  await expect(log(page)).toContainText(/5\u2009\d\d\d lines.*complete/)
  await output(page).focus()
  await output(page).press('Home')
  await expect(output(page)).toContainText('creating container')
  expect(await output(page).getByRole('listitem').count()).toBeLessThan(200)
})

test('what a program prints does nothing to the page', async ({ page, ownApp, signIn, admin }) => {
  const app = await ownApp()
  const guid = await admin.makeTask(app, {
    name: 'hostile',
    command: [
      `printf '<img src=x onerror="document.title=1"><script>document.title=2</script>\\n'`,
      `printf '\\033[31mred\\033[0m \\033]0;title\\007 \\033[2Jgone\\n'`,
      `printf 'broken \\377\\376 bytes\\n'`,
      `printf '{"level":"error","msg":"said as JSON","port":5432}\\n'`,
      `head -c 60000 /dev/zero | tr '\\0' 'x'`,
    ].join('; '),
    memory_in_mb: 16,
    log_rate_limit_in_bytes_per_second: -1,
  })
  await signIn('developer')
  await page.goto(`/tasks/${guid}`)
  await expect(output(page)).toContainText('<script>document.title=2</script>')
  await expect(output(page)).toContainText('red')
  await expect(output(page)).toContainText('error said as JSON  port=5432')
  await expect(output(page).getByRole('button', { name: 'Show the whole line' })).toBeVisible()
  await expect(page).toHaveTitle(/hostile/)
})

test('lines that another task of the name may have written say so', async ({
  page,
  ownApp,
  signIn,
  admin,
}) => {
  const app = await ownApp()
  const twin = { name: 'twins', command: 'echo mine; sleep 3', memory_in_mb: 16 }
  const [guid] = [await admin.makeTask(app, twin), await admin.makeTask(app, twin)]
  await signIn('developer')
  await page.goto(`/tasks/${guid}`)
  await expect(log(page)).toContainText('may be of another task')
})
