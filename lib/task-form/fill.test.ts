import fc from 'fast-check'
import { expect, it } from 'vitest'
import { emptyValues } from './fields'
import { ADDRESS_MAX_CHARACTERS, fillFromLink, readPrefill, writePrefill } from './fill'
import { toRequestText } from './request'
import { anyForm } from './testing/any-form'
import { hostileTexts } from './testing/hostile-texts'

const APP = 'eeeeeeee-0000-4000-8000-000000000001'

function read(address: string) {
  return readPrefill(new URL(address, 'https://console.example').searchParams)
}

it('every field can be filled', () => {
  const address = `/tasks/new?app=${APP}&command=bin%2Frake+db&name=n&memory=512M&disk=1+GB&log_rate=16K&process=worker&droplet=d-1&user=vcap&label.example.com/team=core&annotation.note=a%26b`
  expect(read(address)).toEqual({
    values: {
      ...emptyValues(APP),
      command: 'bin/rake db',
      name: 'n',
      memory: '512M',
      disk: '1 GB',
      logRate: '16K',
      droplet: 'd-1',
      user: 'vcap',
      labels: [{ id: 'labels-0', key: 'example.com/team', value: 'core' }],
      annotations: [{ id: 'annotations-0', key: 'note', value: 'a&b' }],
    },
    place: {},
    processType: 'worker',
    filled: [
      'app',
      'command',
      'name',
      'memory',
      'disk',
      'log_rate',
      'process',
      'droplet',
      'user',
      'label.example.com/team',
      'annotation.note',
    ],
    leftOut: [],
  })
})

it('an app is given by guid or by name, with the place where it is', () => {
  expect(read('/tasks/new?app=shop&space=production&org=acme')).toMatchObject({
    values: { app: 'shop' },
    place: { space: 'production', organization: 'acme' },
    filled: ['app', 'space', 'org'],
    leftOut: [],
  })
})

it('a process is given by guid or by type', () => {
  expect(read(`/tasks/new?process=${APP}`)).toMatchObject({ values: { template: APP } })
  expect(read('/tasks/new?process=web')).toMatchObject({ values: { template: '' }, processType: 'web' })
})

it.each([
  ['submit=1', 'submit: no field of this form'],
  ['submission=0190a1b2-0000-7000-8000-000000000000', 'submission: no field of this form'],
  ['droplet=a/b', 'droplet: not a guid'],
  ['command=a&command=b', 'command: given twice, the first counts'],
  ['label.a=b&label.a=c', 'label.a: given twice, the first counts'],
  ['command=%ff', 'command: not readable'],
  ['name=a%00', 'name: not readable'],
  [`command=${'x'.repeat(20_001)}`, 'command: too long'],
  [`${'y'.repeat(100)}=1`, `${'y'.repeat(80)}…: no field of this form`],
  ['__proto__=x', '__proto__: no field of this form'],
])('what is left out is said: %s', (query, said) => {
  expect(read(`/tasks/new?${query}`).leftOut).toEqual([said])
})

it.each(hostileTexts('prefill'))('$id only fills: $why', ({ value }) => {
  const { values, leftOut } = read(value)
  expect(leftOut.every((line) => /^(?:submit|submission|label\.a): /.test(line))).toBe(true)
  expect(values.labels.map(({ key }) => key)).toEqual(value.includes('label') ? ['a', '<x>'] : [])
})

it.each([
  ...hostileTexts('label-key'),
  ...hostileTexts('text').filter(({ value }) => value.length < 300 && !/^[\0\ud800]$/.test(value)),
])('$id comes through an address unchanged', ({ value }) => {
  const kept = Buffer.from(value.replaceAll('\0', '')).toString().replaceAll('\uFFFD', '')
  const values = {
    ...emptyValues(APP),
    command: kept,
    labels: [{ id: 'labels-0', key: kept, value: kept }],
  }
  const { href } = writePrefill('/tasks/new', values)
  expect(read(href).values).toEqual(values)
})

it('what is written is read back', () => {
  fc.assert(
    fc.property(anyForm, (values) => {
      const keys = values.labels.map(({ key }) => key)
      fc.pre(new Set(keys).size === keys.length)
      const annotations = values.annotations.filter(
        ({ key }, at, all) => all.findIndex((row) => row.key === key) === at,
      )
      const written = writePrefill('/tasks/new', { ...values, annotations })
      fc.pre(written.leftOut.length === 0) // too long for an address: the next test
      const again = read(written.href)
      expect(toRequestText(again.values)).toBe(toRequestText({ ...values, annotations }))
      expect(again.leftOut).toEqual([])
    }),
  )
})

it('an address too long says what it leaves out', () => {
  const annotations = [
    { id: '1', key: 'note', value: 'ü'.repeat(4000) },
    { id: '2', key: 'link', value: 'x' },
  ]
  const { href, leftOut } = writePrefill('/tasks/new', { ...emptyValues(APP), command: 'true', annotations })
  expect(href.length).toBeLessThanOrEqual(ADDRESS_MAX_CHARACTERS)
  expect(href).toBe(`/tasks/new?app=${APP}&command=true&annotation.link=x`)
  expect(leftOut).toEqual(['annotation.note'])
})

const worker = { guid: 'p-1', type: 'worker', instances: 0, memory_in_mb: 64, disk_in_mb: 64 }
const app = { guid: APP, name: 'shop', processes: [worker] }
const from = (search: string) => readPrefill(new URLSearchParams(search))

it('an address without parameters fills nothing', () => {
  expect(fillFromLink(from(''), app)).toBeUndefined()
})

it('a process is found by its type', () => {
  expect(fillFromLink(from(`app=${APP}&process=worker&command=true`), app)).toEqual({
    from: 'link',
    values: { ...emptyValues(APP), command: 'true', template: 'p-1' },
    leftOut: [],
  })
})

it.each([
  [`app=${APP}&process=cron`, app, ['process: the app has no process of type cron']],
  ['process=cron', undefined, ['process: without an app there is no process of type cron']],
  [`app=${APP}`, undefined, ['app: gone, or not one you may see']],
  ['app=shop', app, []],
  ['app=shop', undefined, ['app: gone, or not one you may see']],
  ['app=another', app, ['app: this is the form of another app']],
  ['submission=1&submit=1', app, ['submission: no field of this form', 'submit: no field of this form']],
])('%s says what it left out', (search, of, leftOut) => {
  expect(fillFromLink(from(search), of)?.leftOut).toEqual(leftOut)
})

it('the form stays that of the page where the address names another app', () => {
  expect(fillFromLink(from('app=another'), app)?.values.app).toBe(APP)
})
