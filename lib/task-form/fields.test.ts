import { describe, expect, it } from 'vitest'
import { unsettled } from '../submission/testing/unsettled'
import { asCf, asCurl } from './copies/as-line'
import { asTicket } from './copies/as-ticket'
import { readDraft, writeDraft } from './draft'
import { emptyValues, FIELD_NAMES, FIELDS, SENT_FIELDS, TOLD_FIELDS } from './fields'
import { readPrefill, writePrefill } from './fill'
import { readPasted } from './paste/read-pasted'
import { problemSchema } from './problem'
import { attribute } from './refusal/attribute'
import { fromRequest, taskRequestSchema, toRequest, toRequestText } from './request'
import { fullForm } from './testing/any-form'
import { willRun } from './will-run'

const form = { ...fullForm, labels: [], annotations: [] }
const one = (field: (typeof FIELD_NAMES)[number]) => ({ ...emptyValues(form.app), [field]: form[field] })

it('no two fields share a word, a parameter, a name in the request or a flag', () => {
  const all = FIELD_NAMES.map((field) => FIELDS[field])
  for (const names of [
    all.map(({ label }) => label),
    all.map(({ word }) => word),
    [...all.map(({ link }) => link), 'space', 'org', 'again'],
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
    for (const line of lines) {
      const pasted = readPasted(line, '')
      expect(pasted).toMatchObject({ kind: 'task' })
      if (pasted.kind === 'task') expect(toRequest(pasted.values)).toEqual(toRequest(values))
    }
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
