import { expect, it } from 'vitest'
import vectors from '../task-form/testing/metadata-vectors.json'
import { readSelector, sayRequirement, selects, writeRequirement } from './label-selector'

const selectors = vectors.flatMap(({ kind, input, ok }) =>
  kind === 'label-selector' ? [{ input: String(input), ok }] : [],
)

it.each(selectors)('%j is read as the API reads it', ({ input, ok }) => {
  expect('requirements' in readSelector(input)).toBe(ok)
})

it.each([
  ['env', { env: 'prod' }, true],
  ['env', {}, false],
  ['!env', {}, true],
  ['!env', { env: '' }, false],
  ['env=prod', { env: 'prod' }, true],
  ['env==prod', { env: 'dev' }, false],
  ['env!=prod', {}, true],
  ['env!=prod', { env: 'prod' }, false],
  ['env in (a,b)', { env: 'b' }, true],
  ['env notin (a,b)', { env: 'b' }, false],
  ['env notin (a,b)', {}, true],
  ['env=', { env: '' }, false],
  ['env!=', { env: '' }, true],
  ['env in ()', { env: '' }, false],
  ['env=prod,!tier', { env: 'prod', tier: '1' }, false],
  ['Team=a', { team: 'a' }, false],
] as const)('%j on %j is %s', (text, labels, fits) => {
  const read = readSelector(text)
  expect('requirements' in read && selects(read.requirements, labels)).toBe(fits)
})

it.each([
  ['env = prod', 'No blanks around =.'],
  ['env in (a, b)', 'A value has up to 63'],
  ['env IN (a)', 'env in (a,b)'],
  ['nodot/env', 'domain name'],
  ['', 'Enter a condition'],
])('says what is wrong with %j', (text, said) => {
  const read = readSelector(text)
  expect('why' in read && read.why).toContain(said)
})

it('writes what it reads, and says it', () => {
  const read = readSelector('a,!b,c=d,e!=f,g in (h,i),j notin (k,l)')
  const requirements = 'requirements' in read ? read.requirements : []
  expect(requirements.map(writeRequirement).join(',')).toBe('a,!b,c=d,e!=f,g in (h,i),j notin (k,l)')
  expect(requirements.map(sayRequirement)).toEqual([
    'has a',
    'has no b',
    'c is d',
    'e is not f',
    'g is h or i',
    'j is not k or l',
  ])
})
