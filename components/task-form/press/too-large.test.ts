import { expect, it } from 'vitest'
import { bodyLimitBytes } from '@/scripts/serve/body.mjs'
import { bytesOf, callWithin, LARGEST_FORM_BYTES, sizeInWords, TooLarge } from './too-large'

it('knows what the console itself takes', () => {
  expect(LARGEST_FORM_BYTES).toBe(bodyLimitBytes('/tasks/new'))
})

it.each([
  [1, '1 KB'],
  [700_000, '684 KB'],
  [1024 * 1024, '1 MB'],
  [1024 * 1024 + 1, '1.1 MB'],
  [LARGEST_FORM_BYTES, '8 MB'],
])('says %i bytes as %s, rounded up', (bytes, words) => {
  expect(sizeInWords(bytes)).toBe(words)
})

it('counts bytes, not characters', () => {
  expect(bytesOf(['é😀'])).toBe(10)
})

it('does not even send what the console would refuse', async () => {
  let calls = 0
  const call = async () => {
    calls += 1
  }
  await expect(callWithin(LARGEST_FORM_BYTES + 1, call)).rejects.toThrow(TooLarge)
  expect(calls).toBe(0)
})
