import { expect, it } from 'vitest'
import { emptyValues } from './fields'
import { hintsOf, holdsSecret, unclosedQuote } from './hints'
import { hostileTexts } from './testing/hostile-texts'

it.each([
  'PASSWORD=hunter2 bin/seed',
  'bin/seed --password hunter2',
  'bin/seed --api-key=abcdef',
  'curl -H "Authorization: token: abcdef"',
  'psql postgres://user:hunter2@db.example/shop',
  'AWS_SECRET_ACCESS_KEY=abcdef run',
  'deploy AKIAABCDEFGHIJKLMNOP',
  'curl -H "Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.x"',
])('%s looks like a secret', (command) => expect(holdsSecret(command)).toBe(true))

it.each([
  'bin/rake db:migrate',
  'bin/seed --password "$PASSWORD"',
  'PASSWORD=$SECRET run',
  'psql $DATABASE_URL',
  'rake tokens:expire',
  'rake secret',
  'bin/reset-password --all',
  'curl https://example.com/a:b',
  'bin/seed --password-file -',
])('%s does not', (command) => expect(holdsSecret(command)).toBe(false))

it.each([
  ["echo 'a", "'"],
  ['echo "a', '"'],
  ["echo it's", "'"],
  ['echo "it\'s" \'', "'"],
])('%s leaves a quote open', (command, quote) => expect(unclosedQuote(command)).toBe(quote))

it.each([
  'echo \'a\' "b"',
  String.raw`echo it\'s`,
  `echo "it's"`,
  "true # don't",
  "cat <<E\nit's\nE",
  `echo "a\\"b"`,
])('%s closes its quotes', (command) => expect(unclosedQuote(command)).toBeUndefined())

it('what turns text around is named', () => {
  expect(hintsOf({ ...emptyValues(), command: 'rm -rf \u202e/pmt', name: 'a\u200bb' })).toEqual([
    { field: 'command', message: 'There is an invisible character in it (U+202E).' },
    { field: 'name', message: 'There is an invisible character in it (U+200B).' },
  ])
})

it('the largest text is looked at in no time', () => {
  const texts = [
    ...hostileTexts('text').map(({ value }) => value),
    "'\\".repeat(50_000),
    'pass'.repeat(20_000),
    '# '.repeat(50_000),
    '--'.repeat(50_000),
    '://a:'.repeat(20_000),
  ]
  const begun = performance.now()
  for (const text of texts) hintsOf({ ...emptyValues(), command: text, name: text })
  expect(performance.now() - begun).toBeLessThan(5_000)
})

it('emoji that are joined hide nothing', () => {
  expect(
    hintsOf({ ...emptyValues(), command: 'echo \u{1F469}\u200d\u{1F4BB} \u{1F3F3}\uFE0F\u200d\u{1F308}' }),
  ).toEqual([])
})

it('a word of two scripts is named', () => {
  expect(hintsOf({ ...emptyValues(), name: 'dep\u043boy' })).toEqual([
    { field: 'name', message: 'The letters of dep\u043boy are of two scripts.' },
  ])
})
