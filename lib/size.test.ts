import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  BYTES_PER_SECOND_MAX,
  MEGABYTES_MAX,
  parseBytesPerSecond,
  parseMegabytes,
  printBytesPerSecond,
  printMegabytes,
} from './size'

describe('memory and disk', () => {
  it.each([
    ['512', 512],
    ['+512', 512],
    ['512M', 512],
    ['512 mb', 512],
    [' 512 ', 512],
    ['1G', 1024],
    ['1.5 GB', 1536],
    ['0.5g', 512],
    ['1024K', 1],
    ['2048 KB', 2],
    ['1T', 1048576],
    ['1.50000 GB', 1536],
    ['2147483647', 2147483647],
  ])('%j is %i MB', (text, megabytes) => {
    expect(parseMegabytes(text)).toEqual({ kind: 'ok', megabytes })
  })

  it.each([
    ['0', 'Enter at least 1 MB.'],
    ['-1', 'Enter at least 1 MB.'],
    ['-0', 'Enter at least 1 MB.'],
    ['0G', 'Enter at least 1 MB.'],
    ['1.5', 'Enter a whole number of MB.'],
    ['1K', 'Enter a whole number of MB.'],
    ['1.0001M', 'Enter a whole number of MB.'],
    ['2147483648', 'Enter at most 2147483647 MB.'],
    ['9007199254740993', 'Enter at most 2147483647 MB.'],
    ['99999999999999999999G', 'Enter at most 2147483647 MB.'],
    ['1e3', 'Enter a size such as 512, 512M, 1G or 1.5 GB.'],
    ['0x10', 'Enter a size such as 512, 512M, 1G or 1.5 GB.'],
    ['512,5', 'Enter a size such as 512, 512M, 1G or 1.5 GB.'],
    ['5\u00a012', 'Enter a size such as 512, 512M, 1G or 1.5 GB.'],
    ['\u0665\u0661\u0662', 'Enter a size such as 512, 512M, 1G or 1.5 GB.'],
    ['512B', 'Enter a size such as 512, 512M, 1G or 1.5 GB.'],
    ['NaN', 'Enter a size such as 512, 512M, 1G or 1.5 GB.'],
    ['unlimited', 'Enter a size such as 512, 512M, 1G or 1.5 GB.'],
    ['.5G', 'Enter a size such as 512, 512M, 1G or 1.5 GB.'],
    ['', 'Enter a size such as 512, 512M, 1G or 1.5 GB.'],
  ])('%j is refused', (text, message) => {
    expect(parseMegabytes(text)).toEqual({ kind: 'wrong', message })
  })

  it('what is printed reads back equal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MEGABYTES_MAX }), (megabytes) => {
        expect(parseMegabytes(printMegabytes(megabytes))).toEqual({ kind: 'ok', megabytes })
      }),
    )
  })

  it.each([
    [768, '768 MB'],
    [1024, '1 GB'],
    [1536, '1.5 GB'],
    [1100, '1100 MB'],
    [6912, '6.75 GB'],
    [1048576, '1 TB'],
  ])('%i MB are printed %s', (megabytes, text) => expect(printMegabytes(megabytes)).toBe(text))
})

describe('log rate', () => {
  it.each([
    ['0', 0n],
    ['-1', -1n],
    ['Unlimited', -1n],
    ['16384', 16384n],
    ['16K', 16384n],
    ['16 KB/s', 16384n],
    ['100 B', 100n],
    ['100 B/s', 100n],
    ['1.5 kb', 1536n],
    ['9007199254740993', 9007199254740993n],
    ['9223372036854775807', BYTES_PER_SECOND_MAX],
  ])('%j is %s B/s', (text, bytesPerSecond) => {
    expect(parseBytesPerSecond(text)).toEqual({ kind: 'ok', bytesPerSecond })
  })

  it.each(['-2', '-0', '9223372036854775808', '99999999999999999999G', '0.1K', '1.5', '1e3', 'x', ''])(
    '%j is refused',
    (text) => expect(parseBytesPerSecond(text).kind).toBe('wrong'),
  )

  it('what is printed reads back equal', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -1n, max: BYTES_PER_SECOND_MAX }), (bytesPerSecond) => {
        expect(parseBytesPerSecond(printBytesPerSecond(bytesPerSecond))).toEqual({
          kind: 'ok',
          bytesPerSecond,
        })
      }),
    )
  })

  it.each([
    [-1, 'unlimited'],
    [0, '0 B/s'],
    [100, '100 B/s'],
    [16384, '16 KB/s'],
    [1048576, '1 MB/s'],
    [1000000, '1000000 B/s'],
  ])('%i is printed %s', (rate, text) => expect(printBytesPerSecond(rate)).toBe(text))
})

it('a megabyte of digits is refused at once', () => {
  expect(parseMegabytes('9'.repeat(1 << 20)).kind).toBe('wrong')
  expect(parseBytesPerSecond('9'.repeat(1 << 20)).kind).toBe('wrong')
})
