/** Numbers from 0 to below 1 that are the same for the same seed: a run that failed can be run again. */
export function randomOf(seed: number): () => number {
  // A shift register of 32 bits (Marsaglia's 13, 17, 5); it must not begin with zero.
  let state = (seed ^ 0x5bd1e995) | 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}
