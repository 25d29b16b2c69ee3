import { describe, expect, it } from 'vitest'
import { emptyValues, type Row, type TaskFormValues } from '../fields'
import type { Problem } from '../problem'
import { attribute } from './attribute'

const unprocessable = { code: 10008, title: 'CF-UnprocessableEntity' }

function filled(change: Partial<TaskFormValues>): TaskFormValues {
  return { ...emptyValues('a'), command: 'true', ...change }
}

function row(id: string, key: string, value: string): Row {
  return { id, key, value }
}

function problemsOf(detail: string, values: TaskFormValues): Problem[] {
  return attribute({ status: 422, errors: [{ ...unprocessable, detail }] }, { values }).problems
}

function shown(problems: Problem[]): string[] {
  return problems.map(({ at, message }) => {
    const where = at.kind === 'field' ? at.field : at.kind === 'group' ? at.list : at.kind
    return `${at.kind === 'row' ? `${at.list} ${at.rowId} ${at.part}` : where}: ${message}`
  })
}

describe('rows', () => {
  const says = (value: string) => `Metadata label value error: '${value}' contains invalid characters`

  it('a rule we do not know still finds the row whose value is quoted', () => {
    const labels = [row('1', 'team', 'core'), row('2', 'env', 'prod-eu')]
    expect(shown(problemsOf(says('prod-eu'), filled({ labels })))).toEqual([
      `labels 2 value: ${says('prod-eu')}`,
    ])
  })

  it('one message for two equal rows is of the group', () => {
    const labels = [row('1', 'a', 'same'), row('2', 'b', 'same')]
    expect(shown(problemsOf(says('same'), filled({ labels })))).toEqual([`labels: ${says('same')}`])
    expect(shown(problemsOf(`${says('same')}, ${says('same')}`, filled({ labels })))).toEqual([
      `labels 1 value: ${says('same')}`,
      `labels 2 value: ${says('same')}`,
    ])
  })

  it('a text too long is found by its beginning, however short the limit', () => {
    const annotations = [row('1', 'a', 'abcdefgh'), row('2', 'b', 'abcdefghij'), row('3', 'c', 'other')]
    const detail = "Metadata annotation value error: 'abcdefgh...' is greater than 9 characters"
    expect(shown(problemsOf(detail, filled({ annotations })))).toEqual([`annotations 2 value: ${detail}`])
  })

  it('a prefix that another foundation reserves is found by the prefix', () => {
    const labels = [row('1', 'team', 'x'), row('2', 'Northwind.example/change', 'x')]
    const detail = "Metadata label key error: prefix 'northwind.example' is reserved"
    expect(shown(problemsOf(detail, filled({ labels })))).toEqual([`labels 2 key: ${detail}`])
  })

  it('keys like integers come first, as in the JSON that was sent', () => {
    const labels = [row('z', 'z', 'a b'), row('ten', '10', 'a b')]
    const detail = `${says('a b')}, ${says('a b')}`
    expect(shown(problemsOf(detail, filled({ labels }))).map((line) => line.slice(0, 10))).toEqual([
      'labels ten',
      'labels z v',
    ])
  })

  it('a message about the label of the console is of the form', () => {
    const submissionLabel = { key: 'a b', value: '1' }
    const detail = "Metadata label key error: 'a b' contains invalid characters"
    const refusal = { status: 422, errors: [{ ...unprocessable, detail }] }
    const { problems } = attribute(refusal, { values: filled({}), submissionLabel })
    expect(problems).toMatchObject([{ at: { kind: 'form' }, message: detail, error: { detail } }])
  })

  it('two ways to read a detail leave it whole', () => {
    const one = 'z'
    const both = `${one}' contains invalid characters, Metadata label value error: '${one}`
    const labels = [row('1', 'a', both), row('2', 'b', one)]
    const detail = says(both)
    const values = filled({ labels })
    // The Cloud Controller can only mean the first row; elsewhere nobody can tell.
    expect(shown(problemsOf(detail, values))).toEqual([`labels 1 value: ${detail}`])
    const prefix = "x' must be in valid dns format, Metadata label key error: prefix 'x"
    const elsewhere = filled({ labels: [row('1', `${prefix}/k`, ''), row('2', 'x/k', '')] })
    const doubtful = `Metadata label key error: prefix '${prefix}' must be in valid dns format`
    expect(shown(problemsOf(doubtful, elsewhere))).toEqual([`form: ${doubtful}`])
  })
})

describe('several errors', () => {
  const says = "Metadata label value error: 'same' contains invalid characters"
  const severally = (details: string[], values: TaskFormValues) =>
    shown(
      attribute({ status: 422, errors: details.map((detail) => ({ ...unprocessable, detail })) }, { values })
        .problems,
    )
  const labels = [row('1', 'a', 'same'), row('2', 'b', 'same')]

  it('equal texts in errors of their own are of their rows in order', () => {
    expect(severally([says, says], filled({ labels }))).toEqual([
      `labels 1 value: ${says}`,
      `labels 2 value: ${says}`,
    ])
    expect(severally([says, 'Colour must be blue', says], filled({ labels }))).toEqual([
      `labels 1 value: ${says}`,
      'form: Colour must be blue',
      `labels 2 value: ${says}`,
    ])
  })

  it('an error ends where it ends, whatever a value imitates', () => {
    const both = "z' contains invalid characters, Metadata label value error: 'z"
    const imitating = [row('1', 'a', both), row('2', 'b', 'z')]
    const one = "Metadata label value error: 'z' contains invalid characters"
    expect(severally([one, one], filled({ labels: imitating }))).toEqual([
      `labels 2 value: ${one}`,
      `labels 2 value: ${one}`,
    ])
  })

  it('what one error says of nothing known leaves the others alone', () => {
    expect(severally(['Colour must be blue', 'name format'], filled({}))).toEqual([
      'form: Colour must be blue',
      'name: name format',
    ])
  })
})

describe('echoes', () => {
  const permitted = "' not allowed, permitted users are: 'vcap')"

  it('the user that was typed is taken as a whole', () => {
    const user = "x' not allowed, permitted users are: 'vcap'), name format"
    const detail = `name format, user invalid (requested user '${user}${permitted}`
    expect(shown(problemsOf(detail, filled({ user })))).toEqual([
      'name: name format',
      `user: user invalid (requested user '${user}${permitted}`,
    ])
  })

  it('the user of a template is the field User too, one that nobody asked for is not', () => {
    const detail = `user invalid (requested user 'root${permitted}`
    expect(shown(problemsOf(detail, filled({ template: 'p' })))).toEqual([`user: ${detail}`])
    expect(shown(problemsOf(detail, filled({ user: 'nobody' })))).toEqual([`form: ${detail}`])
    expect(shown(problemsOf(detail, filled({})))).toEqual([`form: ${detail}`])
  })

  it.each([
    ['a\x7fb', String.raw`a\x7fb`],
    ['a\x07\vb', String.raw`a\a\vb`],
    ['\u202eb\u00a0', String.raw`\u202eb\u00a0`],
    ['a "b" \\', String.raw`a \"b\" \\`],
    ['\u{e0001}é🚀', String.raw`\U000e0001é🚀`],
    ['as JSON does\u202e', 'as JSON does\u202e'],
  ])('Korifi quotes %j as Go does', (value, quoted) => {
    const detail = `metadata.labels is invalid: Invalid value: "${quoted}": a valid label must be so, and so`
    const labels = [row('1', 'a', 'fine'), row('2', 'b', value)]
    expect(shown(problemsOf(detail, filled({ labels })))).toEqual([`labels 2 value: ${detail}`])
  })

  it('the user of a template may imitate messages, and more may follow', () => {
    const imitating = `user invalid (requested user 'x${permitted}, name format${permitted}`
    expect(shown(problemsOf(imitating, filled({ template: 'p' })))).toEqual([`user: ${imitating}`])
    const detail = `user invalid (requested user 'root${permitted}`
    expect(shown(problemsOf(`${detail}, Colour must be blue`, filled({ template: 'p' })))).toEqual([
      `user: ${detail}`,
      'form: Colour must be blue',
    ])
  })

  it('an organization is complained about once, whatever its name imitates', () => {
    const name = "x'., log_rate_limit cannot be unlimited in organization 'y"
    const detail = `log_rate_limit cannot be unlimited in organization '${name}'.`
    expect(shown(problemsOf(detail, filled({})))).toEqual([`logRate: ${detail}`])
  })

  it('names of organizations may imitate messages', () => {
    const unlimited = (where: string) => `log_rate_limit cannot be unlimited in ${where}.`
    const memory = 'memory_in_mb exceeds space memory quota'
    const imitating = unlimited(
      `organization 'a'., ${memory}, log_rate_limit cannot be unlimited in organization 'b'`,
    )
    expect(shown(problemsOf(`${imitating}, ${memory}`, filled({})))).toEqual([
      `logRate: ${imitating}`,
      `memory: ${memory}`,
    ])
    const two = [unlimited("organization 'tight'"), unlimited("space 'both'"), memory]
    expect(shown(problemsOf(two.join(', '), filled({})))).toEqual([
      `logRate: ${two[0]}`,
      `logRate: ${two[1]}`,
      `memory: ${two[2]}`,
    ])
  })

  it('a process that was not asked for is not of this form', () => {
    const detail = 'The process could not be found: p'
    const error = { code: 350003, title: 'CF-ProcessNotFound', detail }
    const of = (template: string) =>
      shown(attribute({ status: 404, errors: [error] }, { values: filled({ template }) }).problems)
    expect(of('p')).toEqual([`template: ${detail}`])
    expect(of('q')).toEqual([`form: ${detail}`])
  })
})

it('answers that are never split stay whole', () => {
  const detail = 'Task failed: a, Memory in mb must be greater than 0'
  const error = { code: 170019, title: 'CF-TaskError', detail }
  expect(attribute({ status: 500, errors: [error] }, { values: filled({}) }).problems).toMatchObject([
    { at: { kind: 'form' }, message: detail, error },
  ])
  const server = { ...unprocessable, detail: 'name format' }
  expect(attribute({ status: 503, errors: [server] }, { values: filled({}) }).problems).toMatchObject([
    { at: { kind: 'form' } },
  ])
})

it('the rate limit says how long to wait', () => {
  const error = { code: 10013, title: 'CF-RateLimitExceeded', detail: 'Rate Limit Exceeded' }
  const { problems } = attribute(
    { status: 429, errors: [error], retryAfterMs: 61_000 },
    { values: filled({}) },
  )
  expect(problems).toMatchObject([{ at: { kind: 'form' }, next: 'Wait 2 min, then send it again.' }])
})

it('an error that says nothing is told all the same', () => {
  expect(shown(problemsOf('', filled({})))).toEqual(['form: The API answered 422 and said nothing more.'])
})

describe('a prefix of an older Cloud Controller', () => {
  const prefix = 'The request is semantically invalid: '

  it('leaves every message on its field', () => {
    const detail = `${prefix}Memory in mb must be greater than 0, Disk in mb must be an integer`
    expect(shown(problemsOf(detail, filled({ memory: '0' })))).toEqual([
      `memory: ${prefix}Memory in mb must be greater than 0`,
      'disk: Disk in mb must be an integer',
    ])
  })

  it('leaves what is not known whole', () => {
    const detail = `${prefix}Memory in mb must be greater than 0, and more`
    expect(shown(problemsOf(detail, filled({ memory: '0' })))).toEqual([`form: ${detail}`])
  })

  it('hides no answer that is one message', () => {
    const errors = [
      { code: 10010, title: 'CF-ResourceNotFound', detail: 'The request failed: Droplet not found' },
    ]
    const { problems } = attribute({ status: 404, errors }, { values: filled({ droplet: 'd' }) })
    expect(shown(problems)).toEqual(['droplet: The request failed: Droplet not found'])
  })
})
