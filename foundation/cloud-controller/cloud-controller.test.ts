import { describe, expect, it } from 'vitest'
import { keptUntilWrite } from './cloud-controller'

describe('a kept answer', () => {
  it('is asked for once between two writes', async () => {
    let writes = 0
    let asked = 0
    const kept = keptUntilWrite<number>(() => writes)
    const ask = async () => {
      asked += 1
      return asked
    }
    expect([await kept.of('a', ask), await kept.of('a', ask), await kept.of('b', ask)]).toEqual([1, 1, 2])
    writes += 1
    expect(await kept.of('a', ask)).toBe(3)
  })

  it('is not kept when something was written while it was asked for', async () => {
    let writes = 0
    const kept = keptUntilWrite<number>(() => writes)
    const during = async () => {
      writes += 1
      return 1
    }
    await kept.of('a', during)
    expect(await kept.of('a', async () => 2)).toBe(2)
  })
})
