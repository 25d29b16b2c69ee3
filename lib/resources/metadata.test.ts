import { expect, it } from 'vitest'
import { metadataSchema } from './metadata'

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

it.each([[[]], ['text'], [{ a: 1 }]])('refuses %j as labels', (labels) => {
  expect(metadataSchema.safeParse({ labels }).success).toBe(false)
})
