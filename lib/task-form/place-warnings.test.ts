import { expect, it } from 'vitest'
import { type PlaceFindings, placeWarnings } from './place-warnings'

const texts = (found: Partial<PlaceFindings>): string[] =>
  placeWarnings({ space: 'production', organization: 'acme', ...found }).map(({ text, said }) =>
    said === undefined ? text : `${text} (${said})`,
  )

it('what is not known is not warned of', () => expect(texts({})).toEqual([]))

it('a missing role is named with its space and with who has it', () => {
  expect(texts({ missing: { kind: 'role', developers: ['ada', 'ben'] } })).toEqual([
    'You may not create tasks here. Creating tasks takes the role space developer in the space production. Who has it: ada, ben.',
  ])
  expect(texts({ missing: { kind: 'role' } })[0]).toContain('A space manager can give it.')
})

it('a sign-in that may only read is said', () => {
  expect(texts({ missing: { kind: 'scope' } })[0]).toContain('may only read')
})

it('the operators’ own words stand beside ours', () => {
  expect(texts({ switchedOff: { message: 'Maintenance until noon' } })).toEqual([
    'Creating tasks is switched off on this foundation. An administrator can switch it on. (Maintenance until noon)',
  ])
})

it.each([
  ['organization', 'The organization acme is suspended'],
  ['space', 'The space production is suspended'],
] as const)('a suspended %s is named', (suspended, text) => {
  expect(texts({ suspended })[0]).toContain(text)
})
