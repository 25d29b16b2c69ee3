import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asCf } from '../copies/as-cf'
import { asCurl } from '../copies/as-curl'
import { rightForm } from '../testdata/any-form'
import { toRequest, toRequestText } from '../to-request'
import { emptyValues, type TaskFormValues } from '../values'
import { type Pasted, readPasted } from './read-pasted'
import { readRows } from './read-rows'

const LABEL = 'task-console-submission'
const APP = 'eeeeeeee-0000-4000-8000-000000000001'

function taskOf(pasted: Pasted): Extract<Pasted, { kind: 'task' }> {
  if (pasted.kind === 'wrong') throw new Error(pasted.message)
  return pasted
}

function given(values: TaskFormValues): Partial<TaskFormValues> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value.length > 0))
}

describe('a cf run-task line', () => {
  it.each<[string, Partial<TaskFormValues>]>([
    [
      "cf run-task shop --command 'bin/rake db:migrate' --name migrate -m 512M -k 1G -l 16K",
      { command: 'bin/rake db:migrate', name: 'migrate', memory: '512M', disk: '1G', logRate: '16K' },
    ],
    ['$ cf rt shop -c "echo \\"hi\\" $HOME" -l -1', { command: 'echo "hi" $HOME', logRate: '-1' }],
    ['cf run-task shop "sleep 1" --name=x --wait', { command: 'sleep 1', name: 'x' }],
    ['cf run-task shop \\\n  --command=--app=other \\\n  -m512M', { command: '--app=other', memory: '512M' }],
    ["cf run-task shop --command $'a\\nb\\x41'", { command: 'a\nbA' }],
  ])('%s', (line, values) => {
    const task = taskOf(readPasted(line, LABEL))
    expect(task.appName).toBe('shop')
    expect(given(task.values)).toEqual(values)
  })

  it('without a command it takes the process of type task, as the CLI does', () => {
    expect(taskOf(readPasted('cf run-task shop', LABEL)).processType).toBe('task')
    expect(taskOf(readPasted('cf run-task shop --process worker', LABEL)).processType).toBe('worker')
  })

  it('what is not understood is said', () => {
    const task = taskOf(readPasted('cf run-task shop --command "echo $HOME" --frob 1; rm x', LABEL))
    expect(task.leftOut).toEqual([
      '--frob: no such flag of cf run-task',
      'What a shell would replace ($… or `…`) was taken as it stands.',
      'Only the first command was read.',
    ])
  })
})

describe('a body', () => {
  it('gives every field', () => {
    const body = {
      command: 'true',
      name: 'n',
      memory_in_mb: 512,
      disk_in_mb: '64',
      log_rate_limit_in_bytes_per_second: -1,
      droplet_guid: 'd',
      template: { process: { guid: 'p' } },
      user: 'vcap',
      metadata: { labels: { team: 'core', [LABEL]: 'x' }, annotations: { note: 'a\nb' } },
    }
    const { values, leftOut } = taskOf(readPasted(JSON.stringify(body, null, 2), LABEL))
    expect(toRequest(values)).toEqual({
      ...body,
      disk_in_mb: 64,
      metadata: { ...body.metadata, labels: { team: 'core' } },
    })
    expect(leftOut).toEqual([])
  })

  it('keeps every digit of a log rate, and none that only stands in a text', () => {
    const number = '"log_rate_limit_in_bytes_per_second": 9223372036854775807'
    const { values } = taskOf(readPasted(`{"command": ${JSON.stringify(`{${number}}`)}, ${number}}`, LABEL))
    expect(values.logRate).toBe('9223372036854775807')
    expect(values.command).toBe(`{${number}}`)
  })

  it('says what it has no place for', () => {
    const text = '{"command":["x"],"environment_variables":{},"template":{},"metadata":{"labels":{"a":null}}}'
    expect(taskOf(readPasted(text, LABEL)).leftOut).toEqual([
      'environment_variables: no field of a task',
      'labels a: not a text',
      'command: not a text or number',
      'template: no process guid in it',
    ])
  })
})

it.each([
  ['rm -rf /', 'Paste a cf run-task, cf curl or curl line, or the JSON body of a task.'],
  ['', 'Paste a cf run-task, cf curl or curl line, or the JSON body of a task.'],
  ['{"command":', 'This is not a whole JSON object.'],
  ["cf run-task shop --command 'x", "A quote (') is opened and not closed."],
  ['curl https://api.example.org/v3/apps', 'There is no body in this line (no -d or --data).'],
  [
    'curl -d @task.json https://api.example.org/v3/apps/a/tasks',
    'The body of this line is in a file. Paste the file’s content.',
  ],
])('%j is no task', (text, message) => expect(readPasted(text, LABEL)).toEqual({ kind: 'wrong', message }))

describe('what the console copies it can read', () => {
  it('as curl and cf curl, with the app', () => {
    fc.assert(
      fc.property(rightForm, (values) => {
        const { values: read, leftOut } = taskOf(readPasted(asCurl(values, 'https://api.example.org'), LABEL))
        expect(toRequestText(read)).toBe(toRequestText(values))
        expect(read.app).toBe(values.app)
        expect(leftOut.filter((line) => line.includes('first command'))).toEqual([])
      }),
    )
  })

  it('as cf run-task or cf curl', () => {
    fc.assert(
      fc.property(rightForm, (values) => {
        const copy = asCf(values, { appName: "o'shop", processType: 'worker' })
        const task = taskOf(readPasted(copy.line, LABEL))
        const template =
          copy.kind === 'run-task' && task.processType === 'worker' ? values.template : task.values.template
        expect(toRequest({ ...task.values, template })).toEqual(toRequest(values))
      }),
    )
  })

  it('never carries a token or a raw control character', () => {
    const copy = asCurl({ ...emptyValues(APP), command: 'a\x1b[2J\u202eb\nc' }, 'https://api.example.org')
    expect(copy).toBe(
      [
        `curl -X POST 'https://api.example.org/v3/apps/${APP}/tasks' \\`.replaceAll("'", ''),
        '  -H "Authorization: $(cf oauth-token)" \\',
        "  -H 'Content-Type: application/json' \\",
        String.raw`  --data-raw '{"command":"a\u001b[2J\u202eb\nc"}'`,
      ].join('\n'),
    )
  })
})

describe('cf copies', () => {
  const values = {
    ...emptyValues(APP),
    command: '--app=other -h',
    memory: '1.5 GB',
    logRate: '16 KB/s',
    template: 'p',
  }

  it('use run-task where it has the flags', () => {
    expect(asCf(values, { appName: 'shop', processType: 'web' })).toEqual({
      kind: 'run-task',
      line: "cf run-task shop --process=web --command='--app=other -h' -m=1536M -l=16K",
    })
  })

  it('use curl and say why where it has not', () => {
    const copy = asCf(
      { ...values, user: 'vcap', labels: [{ id: '1', key: 'team', value: 'core' }] },
      { appName: 'shop' },
    )
    expect(copy).toMatchObject({
      kind: 'curl',
      why: 'cf run-task has no flag for labels, user, a process of another app.',
    })
  })
})

describe('rows', () => {
  it.each<[string, 'labels' | 'annotations', string, [string, string][]]>([
    [
      'key=value lines',
      'labels',
      'team=core\r\n\n# no\nexample.com/env = "prod"\n',
      [
        ['team', 'core'],
        ['example.com/env', 'prod'],
      ],
    ],
    [
      'several in a line',
      'labels',
      'team=core env=prod,tier=',
      [
        ['team', 'core'],
        ['env', 'prod'],
        ['tier', ''],
      ],
    ],
    ['an annotation with blanks and signs', 'annotations', 'note=a=b c=d', [['note', 'a=b c=d']]],
    [
      'JSON',
      'labels',
      '{"team":"core","n":1,"__proto__":"x"}',
      [
        ['team', 'core'],
        ['n', '1'],
        ['__proto__', 'x'],
      ],
    ],
    [
      'a whole body',
      'annotations',
      '{"metadata":{"labels":{"a":"b"},"annotations":{"c":"d"}}}',
      [['c', 'd']],
    ],
    [
      'YAML',
      'labels',
      '---\nmetadata:\n  labels:\n    team: core\n    \'example.com/env\': "prod"\n    empty:\n',
      [
        ['team', 'core'],
        ['example.com/env', 'prod'],
        ['empty', ''],
      ],
    ],
    [
      'a YAML block',
      'annotations',
      'note: |\n  one\n   two\n\nlink: https://x.example/?a=b',
      [
        ['note', 'one\n two'],
        ['link', 'https://x.example/?a=b'],
      ],
    ],
    [
      'a link after =',
      'annotations',
      'runbook=https://x.example/a: b',
      [['runbook', 'https://x.example/a: b']],
    ],
  ])('%s', (_, list, text, rows) => {
    expect(readRows(text, list)).toEqual({ rows: rows.map(([key, value]) => ({ key, value })), leftOut: [] })
  })

  it('what is none is given back', () => {
    expect(readRows('team=core\njust words', 'labels')).toEqual({
      rows: [{ key: 'team', value: 'core' }],
      leftOut: ['just words'],
    })
    expect(readRows('{"a":{"b":1},"c":null}', 'labels')).toEqual({
      rows: [],
      leftOut: ['a: {"b":1}', 'c: null'],
    })
    expect(readRows('{broken', 'labels')).toEqual({ rows: [], leftOut: ['{broken'] })
  })

  it('JSON of any rows reads back', () => {
    const entries = fc
      .dictionary(fc.string(), fc.string())
      .filter((object) => !('metadata' in object) && !('labels' in object))
    fc.assert(
      fc.property(entries, (object) => {
        const rows = Object.entries(object).map(([key, value]) => ({ key, value }))
        expect(readRows(JSON.stringify(object), 'labels')).toEqual({ rows, leftOut: [] })
      }),
    )
  })
})
