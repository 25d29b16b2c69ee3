import { describe, expect, it } from 'vitest'
import type { TaskFormValues } from '../fields'
import { toRequest } from '../request'
import { type Pasted, readPasted } from './read-pasted'

const LABEL = 'task-console-submission'

function taskOf(pasted: Pasted): Extract<Pasted, { kind: 'task' }> {
  if (pasted.kind === 'wrong') throw new Error(pasted.message)
  return pasted
}

function given(values: TaskFormValues): Partial<TaskFormValues> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value.length > 0))
}

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

  it('says of its metadata what is none, and of digits that would be lost', () => {
    const text =
      '{"metadata":{"labels":{"n":12345678901234567890,"ok":7},"annotations":[],"colour":1},"command":"true"}'
    const { values, leftOut } = taskOf(readPasted(text, LABEL))
    expect(values.labels.map(({ key, value }) => [key, value])).toEqual([['ok', '7']])
    expect(leftOut).toEqual([
      'annotations: not an object',
      'metadata colour: no field of a task',
      'labels n: too long for a number; put it in quotes',
    ])
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

describe('a curl line', () => {
  it.each(['-d', '-sSd', '--data-raw', '--json'])('has its body after %s', (flag) => {
    const line = `curl -X POST https://api.example.org/v3/apps/a-1/tasks ${flag} '{"command":"it'\\''s"}' -H 'A: b'`
    const { values } = taskOf(readPasted(line, LABEL))
    expect(given(values)).toEqual({ app: 'a-1', command: "it's" })
  })

  it.each([
    'cf curl /v3/apps/a-1/tasks/ -d BODY',
    'cf curl -X POST "/v3/apps/a-1/tasks?include=x" -d BODY',
    'curl -o out.json -H "A: $(cf oauth-token)" --url https://api.example.org/v3/apps/a-1/tasks -d BODY',
    'cf curl /v3/apps/a-1/tasks -d @- <<\'EOF\'\n{"command":"true"}\nEOF',
    'cat <<EOF | curl -d @- https://api.example.org/v3/apps/a-1/tasks\n{"command":"true"}\nEOF',
    'echo BODY | cf curl /v3/apps/a-1/tasks -d @-',
    'cf curl /v3/apps/a-1/tasks -d @- <<< BODY',
    'curl -s https://example.org/x.sh\ncf curl /v3/apps/a-1/tasks -XPOST -d BODY | jq .guid',
  ])('%s', (line) => {
    const { values } = taskOf(readPasted(line.replace('BODY', `'{"command":"true"}'`), LABEL))
    expect(given(values)).toEqual({ app: 'a-1', command: 'true' })
  })

  it.each([
    '/v3/apps/$(cf app shop --guid)/tasks',
    '"/v3/apps/$(cf app "shop" --guid)/tasks/"',
    'https://api.example.org/v3/apps/`cf app --guid shop`/tasks',
  ])('%s names the app by its name', (address) => {
    const line = `cf curl ${address} -X POST -d '{"command":"true"}'`
    for (const text of [
      line,
      `GUID=$(cf app shop --guid)\ncf curl /v3/apps/$GUID/tasks -d '{"command":"true"}'`,
    ]) {
      const task = taskOf(readPasted(text, LABEL))
      expect(task.appName).toBe('shop')
      expect(given(task.values)).toEqual({ command: 'true' })
      expect(task.leftOut).toEqual([])
    }
  })

  it.each(['$GUID', '<guid>', '[guid]', '{guid}', ':guid', '$(cf app $APP --guid)'])(
    'of the app %s it says so',
    (app) => {
      const task = taskOf(readPasted(`cf curl "/v3/apps/${app}/tasks" -d '{"command":"true"}'`, LABEL))
      expect(task.appName).toBeUndefined()
      expect(given(task.values)).toEqual({ command: 'true' })
      expect(task.leftOut).toEqual([`app ${app}: choose the app it stands for`])
    },
  )

  it.each([
    [`'{"command":"'"$CMD"'"}'`, '$CMD', ['A shell would have replaced $CMD: it is sent as it stands.']],
    [`"{\\"command\\":\\"$CMD\\"}"`, '$CMD', ['A shell would have replaced $CMD: it is sent as it stands.']],
    [`'{“command”: “true”}'`, 'true', ['Typographic quotes (“ ”) were read as plain ones.']],
    [`'{\\"command\\":\\"true\\"}'`, 'true', ['Quotes written as \\" were read as plain ones.']],
  ])('of the body %s it says how it was read', (body, command, notes) => {
    const task = taskOf(readPasted(`cf curl /v3/apps/a-1/tasks -d ${body}`, LABEL))
    expect(task.values.command).toBe(command)
    expect(task.notes).toEqual(notes)
  })
})

const EXPECTED = 'Paste a cf run-task, cf curl or curl line, or the JSON body of a task.'
const TASKS = 'cf curl /v3/apps/a/tasks'
it.each([
  ['rm -rf /', EXPECTED],
  ['', EXPECTED],
  ['cf tasks shop', EXPECTED],
  ['{"command":', 'This is not a whole JSON object.'],
  ["cf run-task shop --command 'x y", "A quote (') is opened and not closed. It begins here: 'x y"],
  ['cf run-task shop --command $(x', 'A ( is opened and not closed. It begins here: $(x'],
  ['# cf run-task shop -c x', 'A shell takes a line after # for a comment. Paste the line without it.'],
  ['curl https://api.example.org/v3/apps', 'There is no body in this line (no -d or --data).'],
  ['cf curl -X PATCH /v3/apps/a -d {}', 'A PATCH request creates no task.'],
  ["cf curl /v3/apps/a/env -d '{}'", 'No task is created at /v3/apps/a/env (but at /v3/apps/GUID/tasks).'],
  [`${TASKS} -d @task.json`, 'The body of this line is in a file (task.json). Paste the file’s content.'],
  [`cat x | ${TASKS} -d @-`, 'The body of this line comes from another command (@-). Paste the body itself.'],
  [`${TASKS} -d "$BODY"`, 'The body of this line is no JSON object without what $BODY stands for.'],
  [`${TASKS} -d {"a":"b"}`, 'The body of this line is not a JSON object: {a:b}'],
  [`curl https://a.b/v3/apps/a/tasks -F command=x`, 'The body of this line is no JSON (-F command=x).'],
])('%j is no task', (text, message) => expect(readPasted(text, LABEL)).toEqual({ kind: 'wrong', message }))

it.each(['$(', '"$(', '`', '\'"', '${', '<<E\n', '> ', 'cf ', 'curl x\n', '\\ ', 'x=$x$x\n', '@:~] '])(
  'a text made of %j alone is answered in time',
  (piece) => {
    expect(readPasted(`cf run-task shop -c x ${piece.repeat(5_000)}`, LABEL)).toBeDefined()
    expect(readPasted(piece.repeat(5_000), LABEL)).toBeDefined()
  },
)
