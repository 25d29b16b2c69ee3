import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyValues } from '../fields'
import { type Pasted, readPasted } from '../paste/read-pasted'
import { toRequest, toRequestText } from '../request'
import { rightForm } from '../testing/any-form'
import { asCf, asCurl } from './as-line'

const LABEL = 'task-console-submission'
const APP = 'eeeeeeee-0000-4000-8000-000000000001'

function taskOf(pasted: Pasted): Extract<Pasted, { kind: 'task' }> {
  if (pasted.kind === 'wrong') throw new Error(pasted.message)
  return pasted
}

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

  it('use curl where the CLI would take the quotes of a value for its own', () => {
    expect(
      asCf({ ...values, command: '"$HOME"/bin/run' }, { appName: 'shop', processType: 'web' }),
    ).toMatchObject({ kind: 'curl', why: 'cf run-task has no flag for a value that begins with ".' })
  })

  it.each([
    ['0', 'a log rate of 0'],
    ['9223372036854775807', 'a log rate of so many digits'],
  ])('use curl for a log rate of %s, which the CLI would not send', (logRate, why) => {
    const copy = asCf({ ...values, logRate }, { appName: 'shop', processType: 'web' })
    expect(copy).toMatchObject({ kind: 'curl', why: `cf run-task has no flag for ${why}.` })
  })

  it('use run-task for no limit and for round amounts however large', () => {
    const line = (logRate: string) =>
      asCf({ ...emptyValues(APP), command: 'x', logRate }, { appName: 'shop' }).line
    expect(line('-1')).toBe('cf run-task shop --command=x -l=-1')
    expect(line('4000T')).toBe('cf run-task shop --command=x -l=4000T')
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
