import type { Page } from '@playwright/test'
import { createdTask, expect, formAnswers, test } from './testing/test'

/** Opens the dialog, pastes and fills in, all by keyboard. */
async function pasteByKeyboard(page: Page, text: string): Promise<void> {
  await page.evaluate((all) => navigator.clipboard.writeText(all), text)
  await page.getByRole('button', { name: 'Paste a cf, curl or JSON line' }).focus()
  await page.keyboard.press('Enter')
  const field = page.getByRole('dialog').getByRole('textbox', { name: 'Line or body' })
  await expect(field).toBeVisible()
  await field.focus()
  await page.keyboard.press('Control+v')
  await expect(field).not.toHaveValue('')
  await page.keyboard.press('Control+Enter')
}

const noticeOf = (page: Page) =>
  page.getByRole('status').filter({ hasText: 'Filled in from what was pasted' })

test('a pasted script fills the form and names the rest', async ({ page, ownApp, openForm, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const app = await ownApp({ web: 'sleep 1000', worker: 'true' })
  await openForm(app)
  await pasteByKeyboard(
    page,
    [
      '#!/bin/bash',
      '# Migrates the shop',
      'cf target -o acme -s prod',
      `APP=${app.name}`,
      '',
      'cf run-task $APP \\',
      `  --command "echo 'from a script' $1" \\`,
      '  --name migrate-$(date +%s) -m 64M   # nightly',
      'cf logs $APP --recent',
    ].join('\n'),
  )
  const notice = noticeOf(page)
  await expect(notice).toBeFocused()
  await expect(notice).toContainText('Filled in from what was pasted: App, Command, Name, Memory.')
  await expect(notice.getByRole('listitem')).toHaveText([
    '# nightly: a comment',
    'cf target -o acme -s prod: not read',
    'cf logs $APP --recent: not read',
  ])
  await expect(notice).toContainText(
    'A shell would have replaced $1 and $(date +%s): they are sent as they stand.',
  )
  await expect(notice).toContainText('$APP: read as set in the lines before.')
  await expect(page.getByLabel('Command')).toHaveValue("echo 'from a script' $1")
  await expect(page.getByLabel('Name')).toHaveValue('migrate-$(date +%s)')
  await expect(page.getByLabel('Memory')).toHaveValue('64M')

  await page.getByLabel('Name').focus()
  await page.keyboard.press('Control+Enter')
  await expect(createdTask(page)).toContainText('SUCCEEDED')
  expect(await app.tasks()).toMatchObject([
    { command: "echo 'from a script' $1", name: 'migrate-$(date +%s)', memory_in_mb: 64 },
  ])
})

test('a pasted comment or half a command is not taken', async ({ page, ownApp, openForm, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const app = await ownApp({ web: 'sleep 1000', worker: 'true' })
  await openForm(app)
  await pasteByKeyboard(page, `cf run-task ${app.name} --process worker   # comment`)
  const notice = noticeOf(page)
  await expect(notice).toContainText('Filled in from what was pasted: App, Template process.')
  await expect(page.getByLabel('Command')).toHaveValue('')

  await pasteByKeyboard(page, 'cf run-task <app> --command rake db:migrate -k 96M')
  await expect(notice).toContainText('Filled in from what was pasted: Disk.')
  await expect(notice.getByRole('listitem')).toHaveText([
    'app <app>: choose the app it stands for',
    'rake db:migrate: more than one word; put the command in quotes',
  ])
  await expect(page.getByLabel('Command')).toHaveValue('')
  await expect(page.getByText('pasted', { exact: true })).toHaveCount(1) // the disk; the app is the page's
  await expect(page.getByRole('combobox', { name: 'App' })).toHaveValue(app.name)
})

test('labels pasted from a manifest are those under its metadata', async ({
  page,
  ownApp,
  signIn,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const app = await ownApp()
  await signIn('developer')
  await page.goto(`/apps/${app.guid}/tasks/new`)
  await formAnswers(page)
  const manifest =
    'applications:\n- name: shop\n  memory: 1G\n  metadata:\n    labels:\n      env: "prod" # ours\n      build: 007\n      nested: {a: b}\n'
  await page.evaluate((all) => navigator.clipboard.writeText(all), manifest)
  const labels = page.getByRole('group', { name: 'Labels', exact: true })
  await labels.getByRole('button', { name: 'Add label' }).focus()
  await page.keyboard.press('Enter')
  await expect(labels.getByLabel('Key 1')).toBeFocused()
  await page.keyboard.press('Control+v')
  await expect(labels.getByRole('status')).toHaveText('2 rows pasted. Left out: nested: {a: b}')
  await expect(labels.getByLabel('Key 1')).toHaveValue('env')
  await expect(labels.getByLabel('Value 1')).toHaveValue('prod')
  await expect(labels.getByLabel('Value 2')).toHaveValue('007')
})
