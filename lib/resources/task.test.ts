import { expect, it } from 'vitest'
import { provenMetadataSchema } from './proven-task'
import { metadataSchema } from './task'

it('keeps a label whose key is __proto__', () => {
  const read = metadataSchema.parse(
    JSON.parse('{"labels":{"__proto__":"core","env":"prod"},"annotations":{}}'),
  )
  expect(Object.entries(read.labels)).toEqual([
    ['__proto__', 'core'],
    ['env', 'prod'],
  ])
  expect(JSON.stringify(read.labels)).toBe('{"__proto__":"core","env":"prod"}')
})

it('takes a resource without metadata as one without labels', () => {
  expect(metadataSchema.parse(undefined)).toEqual({ labels: {}, annotations: {} })
  expect(metadataSchema.parse({})).toEqual({ labels: {}, annotations: {} })
})

it.each([[[]], ['text']])('takes %j for labels that are not told, and for no proof', (labels) => {
  expect(metadataSchema.parse({ labels })).toEqual({ labels: {}, annotations: {} })
  expect(provenMetadataSchema.safeParse({ labels }).success).toBe(false)
})

it('of a value that is no text the key is shown, and nothing is proven', () => {
  expect(metadataSchema.parse({ labels: { a: 1, b: 'c' } }).labels).toEqual({ a: null, b: 'c' })
  expect(provenMetadataSchema.safeParse({ labels: { a: 1 } }).success).toBe(false)
})
