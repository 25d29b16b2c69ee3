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
    [
      "sh '''cf run-task shop --command 'rake a' '''",
      {},
      ['--command: no value follows', 'sh: stands before it, not read', "a' ''': not read"],
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
