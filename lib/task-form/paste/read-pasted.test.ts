import { describe, expect, it } from 'vitest'
import { toRequest } from '../to-request'
import type { TaskFormValues } from '../values'
import { type Pasted, readPasted } from './read-pasted'

const LABEL = 'task-console-submission'

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

  it('what is not understood is said, by name', () => {
    const task = taskOf(readPasted('cf run-task shop --command "echo $HOME" --frob 1; rm x', LABEL))
    expect(task.leftOut).toEqual(['--frob 1: no such flag of cf run-task', 'rm x: not read'])
    expect(task.notes).toEqual(['A shell would have replaced $HOME: it is sent as it stands.'])
  })

  it.each<[string, Partial<TaskFormValues>, string[]]>([
    [
      'cf run-task shop extra --command true',
      { command: 'true' },
      ['extra: more words than cf run-task takes'],
    ],
    [
      'cf run-task shop --command rake db:migrate -m 1G',
      { memory: '1G' },
      ['rake db:migrate: more than one word; put the command in quotes'],
    ],
    ['cf run-task shop rake db:migrate', {}, ['rake db:migrate: not one word; put the command in quotes']],
    [
      'cf run-task shop --command echo (hi)',
      {},
      ['echo (hi): more than one word; put the command in quotes'],
    ],
    ['cf run-task shop --command -m 256M', { memory: '256M' }, ['--command: no value follows']],
    [
      'cf run-task shop --command a --command b',
      { command: 'b' },
      ['--command a: given twice, the last counts'],
    ],
    ['cf run-task shop -c ls -wm256M -l -1 --wait', { command: 'ls', memory: '256M', logRate: '-1' }, []],
    ['cf run-task shop "$CMD"', { command: '$CMD' }, []],
    ['cf run-task shop $FLAGS', {}, ['$FLAGS: a shell puts words in its place']],
    ['cf run-task shop "$@"', {}, ['"$@": a shell puts words in its place']],
    [
      'cf run-task shop --command <command> -m 1G',
      { memory: '1G' },
      ['command <command>: put in what it stands for'],
    ],
    [
      'cf run-task shop -c x --process "$TYPE"',
      { command: 'x' },
      ['process $TYPE: choose the process it stands for'],
    ],
    ['cf run-task shop -c x -h', { command: 'x' }, ['-h: only shows help']],
    [
      'cf run-task shop -c x > out.log 2>&1',
      { command: 'x' },
      ['> out.log: no part of a task', '2>&1: no part of a task'],
    ],
    ['cf run-task shop -c x # once', { command: 'x' }, ['# once: a comment']],
    ['cf run-task shop -c x \\', { command: 'x' }, ['\\: the line that should follow is missing']],
  ])('%s takes no half of a command', (line, values, leftOut) => {
    const task = taskOf(readPasted(line, LABEL))
    expect(given(task.values)).toEqual(values)
    expect(task.leftOut).toEqual(leftOut)
    expect(task.appName).toBe('shop')
    expect(task.processType).toBeUndefined()
  })

  it.each([
    '$APP',
    `"\${APP}"`,
    '<app>',
    '"<app name>"',
    `\${{ vars.APP }}`,
    '{{ app }}',
    '((app))',
    '{}',
    '$(x y)',
  ])('the app %s is left out by name, and nothing else', (app) => {
    const task = taskOf(readPasted(`cf run-task ${app} --command true -m 1G`, LABEL))
    expect(task.appName).toBeUndefined()
    expect(task.leftOut).toEqual([`app ${app.replaceAll('"', '')}: choose the app it stands for`])
    expect(given(task.values)).toEqual({ command: 'true', memory: '1G' })
  })

  it.each([
    ['"echo $1"', 'A shell would have replaced $1: it is sent as it stands.'],
    ['"$(cat cmd.txt)"', 'A shell would have replaced $(cat cmd.txt): it is sent as it stands.'],
    ['$(cat cmd.txt)', 'A shell would have replaced $(cat cmd.txt): it is sent as it stands.'],
    ['"a `date` $x $x"', 'A shell would have replaced `date` and $x: they are sent as they stand.'],
    ['~/run', 'A shell would have replaced ~: it is sent as it stands.'],
    ['run-*', 'A shell would have replaced run-*: it is sent as it stands.'],
    [
      `'x \${{ github.sha }}'`,
      `The CI system would have replaced \${{ github.sha }}: it is sent as it stands.`,
    ],
    ['"rake –trace"', 'The command holds –trace, as word processors write it: it is sent so.'],
    [`'"a b"'`, 'cf would take the quotes off "a b", or refuse it: it is sent as it stands.'],
  ])('of %s one line says that it is sent as it stands', (command, note) => {
    const task = taskOf(readPasted(`cf run-task shop --command ${command} --name nightly -m 256M`, LABEL))
    expect(task.notes).toEqual([note])
    expect(task.leftOut).toEqual([])
    expect(given(task.values)).toMatchObject({ name: 'nightly', memory: '256M', command: expect.anything() })
  })

  it.each(['\'echo "$1" `date`\'', "$'$(x)'", '"\\$x"', '"ls *.txt"', "a'{1,2}'"])(
    'of %s nothing is said',
    (command) => {
      expect(taskOf(readPasted(`cf run-task shop --command ${command}`, LABEL)).notes).toEqual([])
    },
  )
})

describe('a script', () => {
  it('gives its task with what the lines before set, and names the others', () => {
    const task = taskOf(
      readPasted(
        '#!/bin/bash\nset -e\n\n# Migrate\ncf target -o acme -s prod\nAPP=shop\nexport CMD="rake db:migrate" N=x\n\n' +
          'cf run-task "$APP" \\\n  --command "$CMD" --name migrate-$N # once\ncf logs shop --recent | tail\n',
        LABEL,
      ),
    )
    expect(task.appName).toBe('shop')
    expect(given(task.values)).toEqual({ command: 'rake db:migrate', name: 'migrate-x' })
    expect(task.leftOut).toEqual([
      '# once: a comment',
      'set -e: not read',
      'cf target -o acme -s prod: not read',
      'cf logs shop --recent: not read',
      'tail: not read',
    ])
    expect(task.notes).toEqual(['$APP, $CMD, $N: read as set in the lines before.'])
  })

  it.each([
    'if [ -n "$X" ]; then APP=other; fi\ncf run-task $APP -c true',
    'for APP in a b; do cf run-task $APP -c true; done',
    'test -n "$X" && APP=other\ncf run-task $APP -c true',
    'APP=other cf run-task $APP -c true',
    'APP=other\nread APP\ncf run-task $APP -c true',
    '(APP=other)\ncf run-task $APP -c true',
  ])('%s: what may not have been set is not put in', (text) => {
    const task = taskOf(readPasted(text, LABEL))
    expect(task.appName).toBeUndefined()
    expect(task.leftOut[0]).toBe('app $APP: choose the app it stands for')
  })

  it('a variable that is set to itself twice in each line does not fill the memory', () => {
    const text = `x=y\n${'x=$x$x\n'.repeat(60)}cf run-task $x -c true`
    expect(taskOf(readPasted(text, LABEL)).leftOut.length).toBeGreaterThan(0)
  })

  const QUOTED = 'cf run-task shop --command "rake a"'
  it.each<[string, string[]]>([
    [`$ ${QUOTED}`, []],
    [`user@host:~/dir$ ${QUOTED}`, []],
    [`[root@host dir]# ${QUOTED}\nOK`, ['OK: not read']],
    [`➜  shop git:(main) ✗ ${QUOTED}`, []],
    [`(venv) me@mac shop % time ${QUOTED}`, []],
    [`PS C:\\Users\\me> ${QUOTED}`, []],
    [`C:\\Users\\me>${QUOTED}`, []],
    [`\u001b[32;1m$ ${QUOTED}\u001b[0;m`, []],
    [`2024-05-01T10:00:00.123Z + cf run-task shop --command 'rake a'`, []],
    [`##[command]${QUOTED}`, []],
    [`\`\`\`bash\n${QUOTED}\n\`\`\``, []],
    [`\`${QUOTED}\``, []],
    [`1. ${QUOTED}`, []],
    [`script:\n  - cf login\n  - ${QUOTED}`, ['script:: not read', 'cf login: not read']],
    [`run: |\n  ${QUOTED}`, []],
    [`/usr/local/bin/cf8 -v rt shop --command 'rake a'`, []],
    [`\\${QUOTED}`, []],
    [`CF_HOME=/x ${QUOTED}`, ['CF_HOME=/x: stands before it, not read']],
    [`sudo -u vcap ${QUOTED}`, ['sudo -u vcap: stands before it, not read']],
    [`nohup ${QUOTED} &`, []],
    [`watch -n 5 '${QUOTED}'`, ['watch -n 5: stands before it, not read']],
    [`bash -lc "cf run-task shop --command 'rake a'"`, ['bash -lc: stands before it, not read']],
    [`OUT=$(${QUOTED})`, []],
    [`if ! ${QUOTED}; then\n  exit 1\nfi`, ['exit 1: not read']],
    [`${QUOTED} | tee log && cf logs shop`, ['tee log: not read', 'cf logs shop: not read']],
    [`${QUOTED}\ncf run-task other --command b`, ['cf run-task other --command b: not read']],
    [
      `Don't forget:\n\ncf run-task shop --command 'rake a'\n\nIt's done`,
      ["It's done: ' is opened and not closed", "Don't forget:: not read"],
    ],
    [`cf run-task shop \\ \n  --command "rake a"`, []],
    [`cf run-task shop\n  --command "rake a"`, []],
    [`cf run-task shop \\\r\n  --command "rake a"\r\n`, []],
    [`$ cf run-task shop \\\n>   --command "rake a"`, []],
    [`cf run-task shop \`\n  --command "rake a"`, []],
    [`cf run-task shop ^\n--command "rake a"`, []],
    [`cf run-task\u00a0shop \u2007--command "rake a"\u200b`, []],
    [`C:\\tools\\cf.exe run-task shop --command "rake a"`, []],
    [`& "C:\\Program Files\\cf.exe" run-task shop --command 'rake a'`, []],
    [`cf run-task shop --command "$(cat <<'EOF'\nrake a\nEOF\n)"`, []],
  ])('%s', (text, leftOut) => {
    const task = taskOf(readPasted(text, LABEL))
    expect(task.appName).toBe('shop')
    expect(given(task.values)).toEqual({ command: 'rake a' })
    expect(task.leftOut).toEqual(leftOut)
    expect(task.notes).toEqual([])
  })

  it.each<[string, Partial<TaskFormValues>, string[]]>([
    [
      'cf run-task shop –command “rake a” –name ‘nightly’ –m 256M −l −1',
      { command: 'rake a', name: 'nightly', memory: '256M', logRate: '-1' },
      ['Typographic quotes (“ ”) were read as plain ones.', 'Typographic dashes (–) were read as -- or -.'],
    ],
    [
      `PS C:\\> cf run-task shop --command "echo \`"$env:X\`" C:\\x" --name 'it''s'`,
      { command: 'echo "$env:X" C:\\x', name: "it's" },
      ['A shell would have replaced $env:X: it is sent as it stands.'],
    ],
    [
      'C:\\>cf run-task shop --command "say ""%USER%"" $x"',
      { command: 'say "%USER%" $x' },
      ['A shell would have replaced %USER%: it is sent as it stands.'],
    ],
    ['$ cf run-task shop --command "a\n> b" \\\n> --name y', { command: 'a\nb', name: 'y' }, []],
    [
      '$x = "rake"\ncf run-task shop --command $x `\n  --name y',
      { command: 'rake', name: 'y' },
      ['$x: read as set in the lines before.'],
    ],
  ])('%s', (text, values, notes) => {
    const task = taskOf(readPasted(text, LABEL))
    expect(given(task.values)).toEqual(values)
    expect(task.notes).toEqual(notes)
    expect(task.leftOut).toEqual([])
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
    expect(readPasted(`cf run-task shop -c x ${piece.repeat(20_000)}`, LABEL)).toBeDefined()
    expect(readPasted(piece.repeat(20_000), LABEL)).toBeDefined()
  },
)
