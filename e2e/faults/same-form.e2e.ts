import { createdTask, formAnswers, pressCreate, refusal } from '../testing/test'
import { keepOnePage, openFormPage } from './testing/form-page'
import { document, heldAfter, makeGate } from './testing/on-the-wire'
import { expect, expectUpstream, test } from './testing/test'

test('a restored page pressed again shows the first outcome', { tag: ['@F04', '@F07'] }, async ({
  page,
  context,
  shared: { world, operator },
}) => {
  const app = await world.app()
  const address = await keepOnePage(context, operator, app)
  const other = await context.newPage()
  for (const tab of [page, other]) {
    await tab.goto(address)
    await formAnswers(tab)
    await tab.getByLabel('Command').fill('echo one form')
  }
  for (const tab of [page, other]) {
    await pressCreate(tab)
    await expect(createdTask(tab)).toContainText('echo one form')
    await expect(createdTask(tab)).not.toContainText('was not sent')
  }
  await expectUpstream(app, { tasks: 1 })
})

test('a restored page that was changed says what was not sent', { tag: '@F05' }, async ({
  page,
  context,
  shared: { world, operator },
}) => {
  const app = await world.app()
  const address = await keepOnePage(context, operator, app)
  const other = await context.newPage()
  for (const tab of [page, other]) {
    await tab.goto(address)
    await formAnswers(tab)
  }
  await page.getByLabel('Command').fill('echo first')
  await other.getByLabel('Command').fill('echo typed since')
  await pressCreate(page)
  await expect(createdTask(page)).toContainText('echo first')
  await pressCreate(other)
  await expect(createdTask(other)).toContainText('what you typed since was not sent')
  await expect(createdTask(other)).toContainText('echo first')
  await expect(createdTask(other).getByText('first', { exact: true })).toBeVisible() // it moves the buttons
  await expectUpstream(app, { tasks: 1 })
  await other.getByRole('button', { name: 'Create another like this' }).click()
  await expect(other.getByLabel('Command')).toHaveValue('echo typed since')
})

test('two forms of the same content are two tasks', { tag: '@F08' }, async ({
  page,
  context,
  shared: { world, operator },
}) => {
  const app = await world.app({ web: 'true' })
  const other = await context.newPage()
  await openFormPage(page, operator, app)
  await page.getByLabel('Command').fill('sleep 20')
  await pressCreate(page)
  await expect(createdTask(page)).toContainText('#1')
  await openFormPage(other, operator, app)
  await other.getByLabel('Command').fill('sleep 20')
  await expect(other.getByText('You sent for this app lately')).toBeVisible()
  await pressCreate(other)
  await expect(createdTask(other)).toContainText('#2')
  await expectUpstream(app, { tasks: 2, posts: 2 })
})

test('a double click on a refusal is one request', { tag: '@F89' }, async ({
  page,
  shared: { world, operator },
}) => {
  const app = await world.app()
  await openFormPage(page, operator, app)
  app.onCreate(document(422, 10008, 'CF-UnprocessableEntity', 'Something is wrong'), 5)
  await page.getByLabel('Command').fill('echo once')
  await page.getByRole('button', { name: 'Create task' }).dblclick()
  await expect(refusal(page)).toContainText('Something is wrong')
  await expect(page.getByLabel('Command')).toHaveValue('echo once')
  await expectUpstream(app, { tasks: 0, posts: 1 })
})

test('a double click on an acceptance is one task', { tag: '@F89' }, async ({
  page,
  shared: { world, operator },
}) => {
  const app = await world.app()
  await openFormPage(page, operator, app)
  await page.getByLabel('Command').fill('echo once')
  await page.getByRole('button', { name: 'Create task' }).dblclick()
  await expect(createdTask(page)).toContainText('echo once')
  await expectUpstream(app, { tasks: 1 })
})

test('reloaded without an answer, the first task comes first', { tag: '@F87' }, async ({
  page,
  shared: { world, operator },
}) => {
  const app = await world.app()
  await openFormPage(page, operator, app)
  const answer = makeGate()
  app.onCreate(heldAfter(answer))
  await page.getByLabel('Command').fill('echo went through')
  await pressCreate(page)
  await answer.arrived
  await page.reload()
  answer.open()
  await expect(createdTask(page)).toContainText('echo went through')
  await expectUpstream(app, { tasks: 1 })
})
