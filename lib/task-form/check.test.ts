import { describe, expect, it } from 'vitest'
import { checkForm } from './check'
import { emptyValues, type TaskFormValues } from './fields'
import { KORIFI_RULES } from './korifi-rules'

const settings = { submissionLabel: 'task-console-submission' }

function filled(change: Partial<TaskFormValues>): TaskFormValues {
  return { ...emptyValues('0b0c0d0e-0000-4000-8000-000000000001'), command: 'true', ...change }
}

function row(id: string, key: string, value: string) {
  return { id, key, value }
}

describe('what the API would accept is accepted', () => {
  it.each<[string, Partial<TaskFormValues>]>([
    ['a command alone', {}],
    ['a template alone', { command: '', template: '99999999-0000-4000-8000-000000000001' }],
    ['a template of another app', { template: 'process-of-another-app' }],
    ['a command of 4096 emoji', { command: '\u{1F600}'.repeat(4096) }],
    ['a command of several lines', { command: 'a\nb\r\n\tc' }],
    ['a name of 100000 characters', { name: 'n'.repeat(100_000) }],
    ['a name of printable oddities', { name: '\u00a0\u00ad\u200b\u202e\ue000 \u{1F680}' }],
    ['a name that ends with a line break', { name: 'migrate\n' }],
    ['a user of blanks', { user: '  ' }],
    ['a user of 255 characters', { user: '\u{1F600}'.repeat(255) }],
    ['the largest memory', { memory: '2147483647' }],
    ['the largest log rate', { logRate: '9223372036854775807' }],
    ['sizes of blanks, which are none', { memory: ' ', disk: ' ', logRate: ' ' }],
    [
      '250 labels, of which the foundation knows the limit',
      { labels: Array.from({ length: 250 }, (_, at) => row(`${at}`, `k${at}`, '')) },
    ],
    ['a label of the reserved key in other case', { labels: [row('1', 'Task-Console-Submission', 'v')] }],
    ['an annotation of the reserved key', { annotations: [row('1', 'task-console-submission', 'v')] }],
    ['an annotation key that is wrong beside a blank value', { annotations: [row('1', '-', ' ')] }],
    ['rows left empty', { labels: [row('1', '', ''), row('2', '', '')] }],
  ])('%s', (_, change) => {
    const values = filled(change)
    expect(checkForm(values, settings)).toEqual({ kind: 'ok', values })
  })
})

describe('what the API would refuse is told beforehand', () => {
  it.each<[string, Partial<TaskFormValues>, string, string]>([
    ['no app', { app: '' }, 'app', 'Choose an app.'],
    ['a path for an app', { app: '../x' }, 'app', 'Choose an app.'],
    [
      'neither command nor template',
      { command: '' },
      'command',
      'Enter a command, or choose a template process.',
    ],
    ['a blank command', { command: ' \n' }, 'command', 'Enter more than blanks.'],
    ['a command of wide blanks', { command: '\u3000\u00a0\x85' }, 'command', 'Enter more than blanks.'],
    ['a name of no-break spaces', { name: '\u00a0\u00a0' }, 'name', 'Enter more than blanks.'],
    [
      'a blank command beside a template',
      { command: ' ', template: 'p' },
      'command',
      'Enter more than blanks.',
    ],
    [
      'a long command',
      { command: '\u{1F600}'.repeat(4097) },
      'command',
      'Use at most 4096 characters, not 4097.',
    ],
    ['NUL in the command', { command: 'a\0b' }, 'command', 'Remove the NUL character.'],
    [
      'half a surrogate pair',
      { command: 'a\udfffb' },
      'command',
      'Remove the broken character (half of a surrogate pair).',
    ],
    ['a blank name', { name: '  ' }, 'name', 'Enter more than blanks.'],
    ['a tab in the name', { name: 'a\tb' }, 'name', 'Remove line breaks, tabs and other control characters.'],
    [
      'U+0085 in the name',
      { name: 'a\u0085b' },
      'name',
      'Remove line breaks, tabs and other control characters.',
    ],
    [
      'two line breaks at the end',
      { name: 'a\n\n' },
      'name',
      'Remove line breaks, tabs and other control characters.',
    ],
    ['a long user', { user: 'u'.repeat(256) }, 'user', 'Use at most 255 characters, not 256.'],
    ['a long droplet', { droplet: 'd'.repeat(201) }, 'droplet', 'Use at most 200 characters, not 201.'],
    ['no memory', { memory: '0' }, 'memory', 'Enter at least 1 MB.'],
    ['a negative disk', { disk: '-1' }, 'disk', 'Enter at least 1 MB.'],
    ['a log rate below unlimited', { logRate: '-2' }, 'logRate', 'Enter 0 or more, or -1 for unlimited.'],
  ])('%s', (_, change, field, message) => {
    expect(checkForm(filled(change), settings)).toEqual({
      kind: 'wrong',
      problems: [{ at: { kind: 'field', field }, message }],
    })
  })
})

it('rows are told by their id, key and value apart', () => {
  const labels = [
    row('a', 'team', 'core'),
    row('b', 'a b', 'x y'),
    row('c', 'team', ''),
    row('d', 'task-console-submission', ''),
  ]
  const annotations = [row('e', 'note', 'n'.repeat(5001))]
  expect(checkForm(filled({ labels, annotations }), settings)).toEqual({
    kind: 'wrong',
    problems: [
      {
        at: { kind: 'row', list: 'labels', rowId: 'b', part: 'key' },
        message: 'Use letters, digits, -, _ and . only.',
      },
      {
        at: { kind: 'row', list: 'labels', rowId: 'b', part: 'value' },
        message: 'Use letters, digits, -, _ and . only. Annotations take any text.',
      },
      {
        at: { kind: 'row', list: 'labels', rowId: 'c', part: 'key' },
        message: 'This key is already in row 1. Give each key once.',
      },
      {
        at: { kind: 'row', list: 'labels', rowId: 'd', part: 'key' },
        message: 'The console sets this label itself. Use another key.',
      },
      {
        at: { kind: 'row', list: 'annotations', rowId: 'e', part: 'value' },
        message: 'Use at most 5000 characters, not 5001.',
      },
    ],
  })
})

it.each([
  undefined,
  null,
  'x',
  [],
  {},
  { ...filled({}), extra: '' },
  { ...filled({}), memory: 512 },
  { ...filled({}), labels: [{ id: '1', key: 'a', value: 'b', c: '' }] },
])('another shape is one problem of the form: %j', (values) => {
  const checked = checkForm(values, settings)
  expect(checked).toMatchObject({ kind: 'wrong', problems: [{ at: { kind: 'form' } }] })
})

describe('Korifi', () => {
  const korifi = { rules: KORIFI_RULES }
  it.each<[string, Partial<TaskFormValues>]>([
    ['a long command', { command: 'c'.repeat(5000) }],
    ['a prefix of one part', { labels: [row('1', 'nodot/team', 'core')] }],
    [
      'the key of an annotation in capitals',
      { annotations: [row('1', 'Example.COM/Note', 'n'.repeat(6000))] },
    ],
    ['the reserved prefix in other case', { annotations: [row('1', 'CloudFoundry.org/note', 'n')] }],
  ])('takes %s', (_, change) => expect(checkForm(filled(change), korifi).kind).toBe('ok'))

  it.each<[string, Partial<TaskFormValues>]>([
    ['no command', { command: '', template: 'p' }],
    ['a name', { name: 'n' }],
    ['a memory', { memory: '512' }],
    ['capitals in the prefix of a label', { labels: [row('1', 'Example.com/team', '')] }],
    ['a reserved ending', { labels: [row('1', 'notcloudfoundry.org/a', '')] }],
    ['a wrong key beside a blank value', { annotations: [row('1', '-', ' ')] }],
    ['a wrong value', { labels: [row('1', 'env', 'prod eu')] }],
  ])('does not take %s', (_, change) => expect(checkForm(filled(change), korifi).kind).toBe('wrong'))
})
