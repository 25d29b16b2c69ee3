import { expect, it } from 'vitest'
import { emptyValues } from '../values'
import { fillFromLink } from './filled'
import { readPrefill } from './prefill'

const APP = 'eeeeeeee-0000-4000-8000-000000000001'
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
