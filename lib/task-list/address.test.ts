import { expect, it } from 'vitest'
import { asOneName, readTaskListAddress, WHOLE_LIST, withFilters, writeTaskListAddress } from './address'

const read = (search: string) => readTaskListAddress(new URLSearchParams(search))

it('all of an address is read and written back', () => {
  const search = new URLSearchParams({
    states: 'RUNNING,FAILED',
    app_guids: 'a-1,b-2',
    space_guids: 's',
    organization_guids: 'o',
    names: 'migrate,nightly report',
    label_selector: 'env in (prod,dev),!skip',
    'created_ats[gt]': '24h',
    'created_ats[lte]': '2026-11-23T10:00:00Z',
    created_by: 'dana',
    reason: 'out of memory',
    order_by: 'updated_at',
    page: '3',
    per_page: '200',
    columns: 'app,reason',
    density: 'dense',
  }).toString()
  const { address, wrong } = read(search)
  expect(wrong).toEqual([])
  expect(address).toMatchObject({ order_by: 'updated_at', page: 3, per_page: 200, isDense: true })
  expect(writeTaskListAddress(address)).toBe(search)
})

it.each([
  ['states=a;b', 'states', 'States such as'],
  ['app_guids=..%2F..', 'app_guids', 'Guids'],
  ['app_guids=,', 'app_guids', 'Guids'],
  ['label_selector=env+%3D+prod', 'label_selector', 'No blanks around =.'],
  ['created_ats[gt]=yesterday', 'created_ats[gt]', '2026-11-23'],
  ['created_ats[xx]=24h', 'created_ats[xx]', 'no such filter'],
  ['order_by=name', 'order_by', 'created_at'],
  ['page=0', 'page', 'from 1'],
  ['page=1.5', 'page', 'from 1'],
  ['per_page=501', 'per_page', '500'],
  ['columns=app,colour', 'columns', 'Some of'],
  ['reason=%00', 'reason', 'Not readable.'],
  [`names=${'x,'.repeat(101)}`, 'names', 'At most 100'],
])('%s is left out and said, the rest stays', (search, name, why) => {
  const { address, wrong } = read(`guids=g&${search}`)
  expect(wrong).toEqual([{ name, why: expect.stringContaining(why) }])
  expect(address.filters).toEqual({ guids: 'g' })
})

it('an empty parameter is none, no column at all is a choice', () => {
  expect(read('states=&names=+&_rsc=1')).toEqual({ address: WHOLE_LIST, wrong: [] })
  expect(read('columns=').address.columns).toEqual([])
  expect(writeTaskListAddress(WHOLE_LIST)).toBe('')
})

it('another filter begins at the first page', () => {
  const { address } = read('states=FAILED&page=4&order_by=created_at')
  expect(writeTaskListAddress(withFilters(address, { states: undefined, names: asOneName('a,b%') }))).toBe(
    'names=a%252Cb%2525&order_by=created_at',
  )
})
