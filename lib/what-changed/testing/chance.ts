/** Chances that are the same for the same seed. */
export type Chance = {
  next(): number
  whole(least: number, most: number): number
  of<T>(all: readonly T[]): T
  is(probability: number): boolean
}

/** mulberry32 */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    whole,
    of: (all) => {
      const one = all[whole(0, all.length - 1)]
      if (one === undefined) throw new Error('Nothing to choose from')
      return one
    },
    is: (probability) => next() < probability,
  }
}
