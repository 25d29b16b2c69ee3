import { describe, expect, it } from 'vitest'
import { unsettled } from '../submission/testing/unsettled'
import { asCf, asCurl } from './copies/as-line'
import { asTicket } from './copies/as-ticket'
import { copyOfTask } from './copies/task-copies'
import { readDraft, writeDraft } from './draft'
import { emptyValues, FIELD_NAMES, FIELDS, SENT_FIELDS, TOLD_FIELDS } from './fields'
import { readPrefill, writePrefill } from './fill'
import { fromTask } from './from-task'
import { readPasted } from './paste/read-pasted'
import { problemSchema } from './problem'
import { attribute } from './refusal/attribute'
import { fromRequest, taskRequestSchema, toRequest, toRequestText } from './request'
import { fullForm } from './testing/any-form'
import { taskMadeOf } from './testing/task-made-of'
import { willRun } from './will-run'

const form = { ...fullForm, labels: [], annotations: [] }
const one = (field: (typeof FIELD_NAMES)[number]) => ({ ...emptyValues(form.app), [field]: form[field] })

const OURS = 'task-console-submission'
const place = {
  appName: 'a',
  api: 'https://api.example',
  submissionLabel: OURS,
  currentDropletGuid: undefined,
}

/** The request that a line for another program makes. */
function requestIn(line: string) {
  const pasted = readPasted(line, '')
  expect(pasted).toMatchObject({ kind: 'task' })
  return pasted.kind === 'task' ? toRequest(pasted.values) : undefined
}

it('every field at once comes through the task it made, and only our own label stays behind', () => {
  const task = taskMadeOf(fullForm, { key: OURS, value: '019ab3f4-77c0-7d21-8a40-c0ffee15900d' })
  expect(task.metadata.labels[OURS]).toBeDefined()
  const { template, droplet } = fullForm
  const again = fromTask(task, { template, droplet, submissionLabel: OURS })
  expect(toRequest(again)).toEqual(toRequest(fullForm))
  const { template: _, ...told } = toRequest(fullForm)
  for (const copy of ['cf', 'curl', 'JSON'] as const)
    expect(requestIn(copyOfTask(copy, task, place).text)).toEqual(told)
})

it('no two fields share a word, a parameter, a name in the request or a flag', () => {
  const all = FIELD_NAMES.map((field) => FIELDS[field])
  for (const names of [
    all.map(({ label }) => label),
    all.map(({ word }) => word),
    [...all.map(({ link }) => link), 'space', 'org', 'again', 'task'],
    SENT_FIELDS.map((field) => FIELDS[field].request.name),
    SENT_FIELDS.map((field) => FIELDS[field].request.nth),
    all.flatMap(({ flags = [] }) => flags),
  ])
    expect(new Set<string | number>(names).size).toBe(names.length)
})

describe.each(SENT_FIELDS.map((field) => ({ field, ...FIELDS[field] })))('$field', (row) => {
  const { field, kind, word, request } = row
  const values = one(field)

  it('comes through link, draft, body, curl and cf, and is filled in again', () => {
    const { href } = writePrefill('/tasks/new', values)
    expect(readPrefill(new URL(href, 'https://console.example').searchParams).values).toEqual(values)
    expect(readDraft(writeDraft(values, new Date(0)), new Date(0))?.values).toEqual(values)
    expect(fromRequest(taskRequestSchema.parse(toRequest(values)), form.app)).toEqual(values)
    const lines = [
      toRequestText(values),
      asCurl(values, 'https://api.example'),
      asCf(values, { appName: 'a' }).line,
    ]
    for (const line of lines) expect(requestIn(line)).toEqual(toRequest(values))
  })

  it('comes through the task it made, run again with and without changes, and the copies of it', () => {
    const task = taskMadeOf(values)
    const { template, droplet } = values
    const again = fromTask(task, { template, droplet, submissionLabel: OURS })
    expect(toRequest(again)).toEqual(toRequest(values))
    // The form that `Run again with changes` fills: what is on screen is what is sent.
    expect(again).toEqual(values)
    // A task does not tell its template, whose values it has.
    const { template: _, ...told } = toRequest(values)
    for (const copy of ['cf', 'curl', 'JSON'] as const)
      expect(requestIn(copyOfTask(copy, task, place).text)).toEqual(told)
  })

  it('is told of in a ticket, and before it is sent', () => {
    expect(TOLD_FIELDS).toContain(field)
    expect(asTicket({ submission: unsettled, values })).toContain(`${word}: ${values[field]}`)
    const shown = willRun(values, { hasCurrentDroplet: true }).find((value) => value.field === field)
    expect(shown?.text).toBe(kind === 'process' ? undefined : values[field])
  })

  it('takes a refusal that only its name tells of', () => {
    const detail = `invalid request body: json: unknown field "${request.name}"`
    const error = { code: 10008, title: 'CF-UnprocessableEntity', detail }
    const { problems } = attribute({ status: 422, errors: [error] }, { values })
    expect(problems).toMatchObject([{ at: { kind: 'field', field }, message: detail }])
    expect(problemSchema.parse(problems[0])).toEqual(problems[0])
  })
})
