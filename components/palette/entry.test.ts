import { expect, it } from 'vitest'
import { type Entry, entry, filterEntries } from './entry'

const GUID = 'c0ffee00-1111-4222-8333-444455556666'
const app = (name: string, detail: string, guid?: string): Entry =>
  entry(`app ${name}`, name, { to: '/' }, { detail, guid })
const APPS = [
  app('storefront-v2', 'retail / production'),
  app('old storefront', 'retail / staging'),
  app('storefront', 'retail / production', GUID),
  app('mailer', 'payments / production'),
]
const found = (typed: string) => filterEntries(APPS, typed).map(({ label }) => label)

it.each([
  ['', ['storefront-v2', 'old storefront', 'storefront', 'mailer']],
  ['prod mail', ['mailer']],
  ['retail/stag', ['old storefront']],
  ['RETAIL', ['storefront-v2', 'old storefront', 'storefront']],
  ['storefront', ['storefront', 'storefront-v2', 'old storefront']],
  ['c0ffee00-11', ['storefront']],
  [` ${GUID} `, ['storefront']],
  ['c0f', []],
  ['0ffee00', []],
  ['nothing', []],
])('“%s” finds by words and by the beginning of a guid, whole names first', (typed, labels) => {
  expect(found(typed)).toEqual(labels)
})
