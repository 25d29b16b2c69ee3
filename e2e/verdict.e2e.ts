import { axeFinds } from './testing/axe'
import { expect, test } from './testing/test'

test('a failed task says why, by which lines', async ({ page, ownApp, signIn, admin }) => {
  const app = await ownApp()
  const guid = await admin.makeTask(app, {
    name: 'loads',
    command: `echo starting; echo "Error: Cannot find module 'left-pad'" >&2; echo "Require stack:" >&2; echo "- /home/vcap/app/index.js" >&2; exit 1`,
    memory_in_mb: 16,
  })
  await signIn('developer')
  await page.goto(`/tasks/${guid}`)
  const verdict = page.getByRole('region', { name: 'Verdict' })
  await expect(verdict).toHaveAttribute('data-cause', 'module-missing')
  await expect(verdict.getByRole('heading')).toContainText('left-pad')
  const evidence = verdict.getByRole('list', { name: 'Evidence' })
  await expect(evidence).toContainText('Exited with status 1')
  const line = evidence.getByRole('listitem').filter({ hasText: /^[\d:.]*Error: Cannot find module/ })
  await expect(line).toHaveAttribute('data-evidence', 'for')

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await verdict.getByRole('button', { name: 'Copy for a ticket' }).click()
  await expect(verdict.getByRole('button', { name: 'Copy for a ticket' })).toHaveText(/Copied/)
  const search = page.getByRole('searchbox', { name: 'Search the log' })
  await search.press('ControlOrMeta+V')
  await expect(search).toHaveValue(/module-missing, \w+.*left-pad/)
  await expect(search).toHaveValue(new RegExp(guid))
  await search.fill('')
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme })
    expect(await axeFinds(page, theme)).toEqual([])
  }
})

test('more memory is one press away', async ({ page, ownApp, signIn, admin }) => {
  const app = await ownApp()
  const guid = await admin.makeTask(app, {
    name: 'hungry',
    command: `node -e "const all=[];for(;;)all.push(Buffer.alloc(4<<20,1))"`,
    memory_in_mb: 64,
  })
  await signIn('developer')
  await page.goto(`/tasks/${guid}`)
  const verdict = page.getByRole('region', { name: 'Verdict' })
  await expect(verdict).toHaveAttribute('data-cause', 'out-of-memory-limit')
  await expect(verdict).toHaveAttribute('data-grade', 'certain')
  await verdict.getByRole('button', { name: /^Run again with \d+ MB$/ }).click()
  const word = await verdict.getByRole('button', { name: /^Run again with/ }).innerText()
  await expect(page.getByRole('dialog')).toContainText(word.replace('Run again with ', ''))
})

test('a task that ran well has no verdict', async ({ page, ownApp, signIn, admin }) => {
  const app = await ownApp()
  const guid = await admin.makeTask(app, {
    name: 'fine',
    command: 'echo "0 errors, error_handler loaded"; echo Killed the cache',
    memory_in_mb: 16,
  })
  await signIn('developer')
  await page.goto(`/tasks/${guid}`)
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('Succeeded')
  await expect(page.getByRole('region', { name: 'Log' })).toContainText('0 errors')
  await expect(page.getByRole('region', { name: 'Verdict' })).toBeHidden()
})

test('where API and log do not agree, both are told', async ({ page, ownApp, signIn, admin }) => {
  const app = await ownApp()
  const guid = await admin.makeTask(app, {
    name: 'odd',
    command: 'echo page 7; echo Killed',
    memory_in_mb: 16,
  })
  await signIn('developer')
  await page.goto(`/tasks/${guid}`)
  const verdict = page.getByRole('region', { name: 'Verdict' })
  await expect(verdict).toHaveAttribute('data-contradiction', 'succeeded-but-killed')
  await expect(verdict).toHaveAttribute('data-cause', 'none')
  await expect(verdict.getByRole('heading')).toContainText('The API says SUCCEEDED, the log says')
})

test('failures are filtered by their cause', async ({ page, ownApp, signIn, admin }) => {
  const app = await ownApp()
  await admin.makeTask(app, { name: 'gone', command: 'no-such-program', memory_in_mb: 16 })
  await admin.makeTask(app, { name: 'silent', command: 'exit 9', memory_in_mb: 16 })
  await signIn('developer')
  await page.goto(`/apps/${app.guid}?cause=command-not-found`)
  const rows = page.getByRole('table', { name: 'Tasks' }).getByRole('row')
  await expect(rows).toHaveCount(2)
  await expect(rows.nth(1)).toContainText('gone')
  await expect(page.getByRole('search', { name: 'Filter tasks' })).toContainText('Command not found')
  await page.goto(`/apps/${app.guid}?cause=no-such-cause`)
  await expect(page.getByText('cause left out')).toBeVisible()
})
