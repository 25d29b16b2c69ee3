import { describe, expect, it } from 'vitest'
import type { TaskFormValues } from '../fields'
import { type Pasted, readPasted } from './read-pasted'

const LABEL = 'task-console-submission'

function taskOf(pasted: Pasted): Extract<Pasted, { kind: 'task' }> {
  if (pasted.kind === 'wrong') throw new Error(pasted.message)
  return pasted
}

function given(values: TaskFormValues): Partial<TaskFormValues> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value.length > 0))
}

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
    [`alias migrate='${QUOTED}'`, ['alias: stands before it, not read']],
    ['CMD="cf run-task shop"\n$CMD --command "rake a"', []],
    [`\t@${QUOTED}`, []],
    ['"migrate": "cf run-task shop --command \\"rake a\\"",', ['"migrate":: stands before it, not read']],
    [`Run \`${QUOTED}\` to migrate`, ['Run: stands before it, not read', 'to migrate: not read']],
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
    expect(task.notes.filter((note) => !note.startsWith('$CMD'))).toEqual([])
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
