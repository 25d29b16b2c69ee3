import MarkdownIt from 'markdown-it'
import { marked } from 'marked'
import { describe, expect, it } from 'vitest'
import { causeOf } from '@/lib/submission/cause'
import type { SubmissionRecord } from '../../submission/submission'
import { unsettled } from '../../submission/testing/unsettled'
import { emptyValues, type TaskFormValues } from '../fields'
import { hostileTexts } from '../testing/hostile-texts'
import { asTicket } from './as-ticket'
import { leaveSecretsOut, looksSecret } from './secrets'

const ID = '019ab3ee-02c4-7b10-9c3e-6f2b7d1a0c55'
const record = (more: Partial<SubmissionRecord> = {}): SubmissionRecord => ({
  ...unsettled,
  id: ID,
  outcome: 'rejected',
  recordedAt: '2026-11-23T20:35:02.107Z',
  answeredAt: '2026-11-23T20:35:02.313Z',
  status: 422,
  requestId: 'r-1::2',
  ...more,
})
const error = (detail: string) => ({ code: 10008, title: 'CF-UnprocessableEntity', detail })
const form = (more: Partial<TaskFormValues>): TaskFormValues => ({ ...emptyValues('an-app'), ...more })
const row = (key: string, value: string) => ({ id: key, key, value })

/** Both with the extensions that ticket systems have, and with HTML let through. */
const RENDERERS: [string, (text: string) => string][] = [
  ['marked', (text) => marked.parse(text, { async: false, gfm: true, breaks: true })],
  ['markdown-it', (text) => new MarkdownIt({ html: true, linkify: true, breaks: true }).render(text)],
]

describe.each(RENDERERS)('through %s', (_name, render) => {
  // @S34
  it.each(hostileTexts('markdown'))('$id is inert wherever it stands: $why', ({ value }) => {
    const ticket = asTicket({
      submission: record({
        errors: [error(value)],
        cause: causeOf('answer-says-nothing', value),
        requestId: value,
        outcome: 'unknown',
      }),
      taskName: value,
      app: { guid: value, name: value },
      place: value,
      userName: value,
      values: form({ command: value, name: value, user: value, labels: [row(value, value)] }),
    })
    const html = render(ticket)
    expect(html.match(/<(?!\/?(?:p|strong|ul|li|pre|code|br)\b)[a-z][^>]*>/gi)).toBeNull()
    // What is outside of code is ours, word for word.
    const ours = html.replace(/<code[^>]*>[\s\S]*?<\/code>/g, '').replace(/<[^>]*>/g, ' ')
    expect(ours.replace(/\s+/g, ' ').trim()).toBe(
      'Task submission unknown Submission: Name: App: Place: Who: Recorded: Answered: Status: Request id: Cause: As the API said: As asked for, secrets left out:',
    )
    expect(html).toContain(ID)
  })
})

it('has all hostile texts to try', () => {
  expect(hostileTexts('markdown').map(({ id }) => id)).toEqual(['H52', 'H53', 'H54', 'H55', 'H56', 'H57'])
})

it('begins no line of ours or theirs with a quick action outside of a fence', () => {
  const ticket = asTicket({ submission: record(), taskName: '/close\n/label ~admin' })
  expect(ticket).toContain('- Name: `/closeU+000A/label ~admin`')
})

it('leaves every annotation and what looks secret out, and keeps ids', () => {
  const ticket = asTicket({
    submission: record({ errors: [error("annotation 'a long note' and DB_PASSWORD=hunter2 are wrong")] }),
    values: form({
      command: 'DB_PASSWORD=hunter2 bin/run --token hunter2 --day 2026-11-22',
      labels: [row('team', 'core'), row('api-key', 'hunter2')],
      annotations: [row('note', 'a long note'), row('empty', '')],
    }),
  })
  expect(ticket).not.toMatch(/hunter2|a long note/)
  expect(ticket).toContain(ID)
  expect(ticket).toContain('r-1::2')
  expect(ticket).toContain('command: DB_PASSWORD=[left out] bin/run --token [left out] --day 2026-11-22')
  expect(ticket).toContain('label: team=core\nlabel: api-key=[left out]\nannotation: note=[left out]')
})

it('leaves an annotation out whole that begins as another one', () => {
  const ticket = asTicket({
    submission: record({ errors: [error("'abcd-hunter2' is wrong")] }),
    values: form({ annotations: [row('short', 'abcd'), row('long', 'abcd-hunter2')] }),
  })
  expect(ticket).not.toContain('hunter2')
})

it('says nothing of values that are not shown', () => {
  expect(asTicket({ submission: record(), values: null })).not.toContain('asked for')
})

it.each([
  ['A_SECRET=hunter2 run', 'A_SECRET=[left out] run'],
  ['export apiKey="hunter2 hunter2"; run', 'export apiKey=[left out] run'],
  ['PGPASSWORD=\'hunter2 \'"hunter2" psql', 'PGPASSWORD=[left out] psql'],
  ['TOKEN=hunter2\\ hunter2 x', 'TOKEN=[left out] x'],
  ['TOKEN="hunter2 hunter2\nnext', 'TOKEN=[left out]\nnext'],
  ['{"client_secret": "hunter2", "a": 1}', '{"client_secret": [left out] "a": 1}'],
  ['password: hunter2', 'password: [left out]'],
  ['mysql --password hunter2 db', 'mysql --password [left out] db'],
  ['mysql --password=hunter2 db', 'mysql --password=[left out] db'],
  ['psql postgres://dana:hunter2@db/shop', 'psql postgres://[left out]@db/shop'],
  ['curl -H "authorization: bearer hunter2hunter2"', 'curl -H "authorization: [left out] [left out]"'],
  ['say bearer hunter2hunter2 now', 'say bearer [left out] now'],
  ['x eyJhbGciOiJI.eyJzdWIi.c2ln y', 'x [left out] y'],
  ['curl https://hooks.example/x?token=hunter2', 'curl https://hooks.example/x?token=[left out]'],
  ['URL=postgres://db/shop?password=hunter2 run', 'URL=postgres://db/shop?password=[left out] run'],
  ['run --env=DB_PASSWORD=hunter2 now', 'run --env=DB_PASSWORD=[left out] now'],
  ['run --env DB_PASSWORD=hunter2 now', 'run --env DB_PASSWORD=[left out] now'],
  ['{"db":{"password":"hunter2"}}', '{"db":{"password":[left out]'],
  ['{"db": {"password": "hunter2"}}', '{"db": {"password": [left out]'],
  ['CF-UnprocessableEntity: DB_PASSWORD=hunter2 is', 'CF-UnprocessableEntity: DB_PASSWORD=[left out] is'],
  ['psql postgres://dana:p@hunter2@db/shop', 'psql postgres://[left out]@db/shop'],
  ['1PASSWORD=hunter2 op', '1PASSWORD=[left out] op'],
  ['MONKEY=1 KEYBOARD=us sort --keep 3', 'MONKEY=1 KEYBOARD=us sort --keep 3'],
  ['bin/export --day 2026-11-22 MODE=fast', 'bin/export --day 2026-11-22 MODE=fast'],
])('%s', (text, left) => {
  expect(leaveSecretsOut(text)).toBe(left)
  expect(leaveSecretsOut(text)).not.toContain('hunter2')
})

it.each(['DB_PASSWORD', 'clientSecret', 'x.api-key', 'token2', 'AWS_SECRET_ACCESS_KEY', 'userpassword'])(
  '%s looks secret',
  (key) => {
    expect(looksSecret(key)).toBe(true)
  },
)

it('is quick with long text', () => {
  const long = `${'a'.repeat(100_000)}${'A="'.repeat(20_000)}${'password=\\'.repeat(5_000)}`
  const begin = performance.now()
  leaveSecretsOut(long)
  expect(performance.now() - begin).toBeLessThan(5_000)
})
