import { openFormPage } from './testing/form-page'
import { expect, test } from './testing/test'

// Here, since the flag is everybody's: on the wire that journeys share, another test's page may get the answer.
test('task creation switched off is known, in the operators’ words', async ({
  page,
  shared: { world, operator },
}) => {
  const app = await world.app()
  const flag = { name: 'task_creation', enabled: false, custom_error_message: 'No tasks until noon' }
  world.wire.fault('GET', '/v3/feature_flags/task_creation', {
    kind: 'answer',
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(flag),
  })
  await openFormPage(page, operator, app)
  const warnings = page.getByRole('note', { name: 'Before you create it' })
  await expect(warnings).toContainText('No tasks until noon')
  await expect(warnings).toContainText('Creating tasks is switched off on this foundation.')
})
