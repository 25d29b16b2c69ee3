import { afterAll, beforeAll, expect, it } from 'vitest'
import { listTaskViews, saveTaskView } from './task-views'
import { type TestConsole, testConsole, testSession } from './testing/console'

let here: TestConsole

beforeAll(async () => {
  here = await testConsole()
}, 60_000)
afterAll(() => here.database.close())

it('keeps a hundred views, and one of them can still be replaced', async () => {
  const session = testSession(here, 'http://api.example.org', 'dana')
  const save = (name: string, address: string) => saveTaskView(here.db, session, { name, address })
  for (let at = 0; at < 100; at += 1) expect(await save(`view ${at}`, 'states=FAILED')).toBe('saved')
  expect(await save('one more', 'states=FAILED')).toBe('too-many')
  expect(await save('view 7', 'states=RUNNING')).toBe('saved')
  const views = await listTaskViews(here.db, session)
  expect(views).toHaveLength(100)
  expect(views.find(({ name }) => name === 'view 7')?.address).toBe('states=RUNNING')
})
