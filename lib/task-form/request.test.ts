import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkForm } from './check'
import { emptyValues, isGiven, type TaskFormValues } from './fields'
import { fromRequest, leftOutOfRequest, toRequest, toRequestText } from './request'
import { rightForm } from './testing/any-form'

const label = { key: 'task-console-submission', value: '019ab3f4-77c0-7d21-8a40-c0ffee15900d' }

it('what is empty is not sent', () => {
  expect(toRequest(emptyValues('a'))).toEqual({})
  expect(Object.keys(toRequest({ ...emptyValues('a'), command: 'true' }))).toEqual(['command'])
})

it('every field is sent in the words of the API', () => {
  const values: TaskFormValues = {
    app: 'a',
    template: 'p',
    droplet: 'd',
    command: 'true',
    name: 'n',
    user: 'vcap',
    memory: '1 GB',
    disk: '512',
    logRate: '16K',
    labels: [
      { id: '1', key: 'team', value: 'core' },
      { id: '2', key: '', value: '' },
    ],
    annotations: [{ id: '1', key: 'note', value: '' }],
  }
  expect(toRequest(values, label)).toEqual({
    command: 'true',
    name: 'n',
    memory_in_mb: 1024,
    disk_in_mb: 512,
    log_rate_limit_in_bytes_per_second: 16384,
    droplet_guid: 'd',
    template: { process: { guid: 'p' } },
    user: 'vcap',
    metadata: { labels: { team: 'core', [label.key]: label.value }, annotations: { note: '' } },
  })
})

it('keys of the prototype chain are data', () => {
  const rows = ['__proto__', 'constructor', 'toString'].map((key) => ({ id: key, key, value: 'v' }))
  const text = toRequestText({ ...emptyValues('a'), annotations: rows }, label)
  expect(text).toBe(
    `{"metadata":{"labels":{"${label.key}":"${label.value}"},"annotations":{"__proto__":"v","constructor":"v","toString":"v"}}}`,
  )
})

it('a log rate keeps every digit', () => {
  expect(toRequestText({ ...emptyValues('a'), logRate: '9223372036854775807' })).toBe(
    '{"log_rate_limit_in_bytes_per_second":"9223372036854775807"}',
  )
  expect(toRequest({ ...emptyValues('a'), logRate: 'unlimited' })).toEqual({
    log_rate_limit_in_bytes_per_second: -1,
  })
})

it('a copy drops the label of the console', () => {
  const values = {
    ...emptyValues('a'),
    command: 'true',
    annotations: [{ id: 'x', key: label.key, value: 'mine' }],
  }
  const copy = fromRequest(toRequest(values, label), 'a', label.key)
  expect(copy.labels).toEqual([])
  expect(copy.annotations).toMatchObject([{ key: label.key, value: 'mine' }])
})

describe('form, body and form again', () => {
  it('is the same request', () => {
    fc.assert(
      fc.property(rightForm, (values) => {
        expect(checkForm(values, {}).kind).toBe('ok')
        const request = toRequest(values)
        const again = fromRequest(request, values.app)
        expect(toRequest(again)).toEqual(request)
        expect(checkForm(again, {}).kind).toBe('ok')
        expect(again.labels.length).toBe(values.labels.filter(isGiven).length)
      }),
    )
  })
})

const row = (key: string, value: string) => ({ id: key + value, key, value })

it('copies say which sizes they leave out', () =>
  expect(
    leftOutOfRequest({ ...emptyValues('a'), memory: '12 apples', disk: '1G', logRate: ' lots' }),
  ).toEqual(['memory 12 apples', 'log rate lots']))

it('copies say which of two rows of one key they leave out', () =>
  expect(
    leftOutOfRequest({
      ...emptyValues('a'),
      labels: [row('team', 'a'), row('env', 'b'), row('', ''), row('team', 'c')],
      annotations: [row('note', '1')],
    }),
  ).toEqual(['label row 1, since row 4 has the key team too']))

it('copies leave nothing out of values that can be sent', () =>
  expect(leftOutOfRequest({ ...emptyValues('a'), memory: ' 1.5 GB', logRate: '-1' })).toEqual([]))
