import { describe, expect, it } from 'vitest'
import { toRequest } from '../to-request'
import type { TaskFormValues } from '../values'
import { type Pasted, readPasted } from './read-pasted'

const LABEL = 'task-console-submission'
const _APP = 'eeeeeeee-0000-4000-8000-000000000001'

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

it.each(['-d', '-sSd', '--data-raw', '--json'])('the body of a curl line stands after %s', (flag) => {
  const line = `curl -X POST https://api.example.org/v3/apps/a-1/tasks ${flag} '{"command":"it'\\''s"}' -H 'A: b'`
  const { values } = taskOf(readPasted(line, LABEL))
  expect(given(values)).toEqual({ app: 'a-1', command: "it's" })
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
