import { createdTask, fillInSignIn, formAnswers, pressCreate } from '../testing/test'
import type { ConsoleUnderTest } from './testing/console'
import { openProxy, type ReverseProxy } from './testing/proxy'
import { expect, test } from './testing/test'
import { World } from './testing/world'

test.describe.configure({ mode: 'default', timeout: 60_000 })

let world: World
let proxy: ReverseProxy
let console: ConsoleUnderTest

test.beforeAll(async () => {
  world = await World.open()
  proxy = await openProxy()
  console = await world.console({ PUBLIC_URL: proxy.address, PORT: proxy.consolePort })
})

test.afterAll(async () => {
  await world?.end()
  await proxy?.stop()
})

test('a form too large for the proxy says so', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: proxy.address })
  const app = await world.app()
  await page.goto(`${proxy.address}/apps/${app.guid}/tasks/new`)
  await fillInSignIn(page, 'developer')
  await formAnswers(page)
  await page.getByLabel('Command').fill('echo large')
  // 70 values as long as the API takes them, of four bytes a character.
  const rows = Array.from({ length: 70 }, (_, at) => `note-${at}=${'𝒂'.repeat(5_000)}`).join('\n')
  await page.evaluate((text) => navigator.clipboard.writeText(text), rows)
  const annotations = page.getByRole('group', { name: 'Annotations', exact: true })
  await annotations.getByRole('button', { name: 'Add annotation' }).click()
  await expect(annotations.getByLabel(/^Key/).last()).toBeFocused()
  await page.keyboard.press('Control+v')
  await expect(annotations.getByRole('status')).toHaveText('70 rows pasted.')
  await pressCreate(page)

  const alert = page.getByRole('alert', { name: 'The task was not created' })
  await expect(alert).toContainText(
    'This form is 1.4 MB; the proxy in front of the console takes less. Nothing was sent.',
  )
  await expect(alert).toBeFocused()
  expect(app.posts()).toBe(0)

  await page.getByRole('button', { name: 'Discard draft' }).click()
  await page.getByLabel('Command').fill('echo small')
  await pressCreate(page)
  await expect(createdTask(page)).toContainText('SUCCEEDED')
  expect(app.posts()).toBe(1)
})

test('a proxy that drops the port is told which setting to change', async () => {
  proxy.sendHost('127.0.0.1')
  for (const path of ['/', '/tasks']) {
    const answer = await fetch(proxy.address + path)
    expect(answer.status).toBe(421)
    expect(await answer.text()).toMatch(/another port than PUBLIC_URL/)
  }
  expect(console.output().match(/"cause":"port of host"/g)).toHaveLength(1)
})
