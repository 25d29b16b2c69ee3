import { expect, it } from 'vitest'
import { suggestName } from './suggest-name'

const now = new Date('2026-11-23T20:41:03Z')

it.each([
  ['bin/rails db:migrate:with_data VERSION=1', '', 'db-migrate-with-data-20261123'],
  ['bundle exec rake orders:export', '', 'orders-export-20261123'],
  ['python -m exports.nightly --date 2026', '', 'exports-nightly-20261123'],
  ['sleep 1', '', 'sleep-20261123'],
  ['A=1 ./seed.sh', '', 'seed-sh-20261123'],
  ['', 'worker', 'worker-20261123'],
  ['', '', 'task-20261123'],
  ['\u{1F680}', '', 'task-20261123'],
])('%j of process %j is named %s', (command, processType, name) => {
  expect(suggestName(command, [], now, processType)).toBe(name)
})

it('a name that is taken, in whatever case, gets a number', () => {
  expect(suggestName('sleep 1', ['SLEEP-20261123'], now)).toBe('sleep-20261123-2')
  expect(suggestName('sleep 1', ['sleep-20261123', 'sleep-20261123-2'], now)).toBe('sleep-20261123-3')
})
