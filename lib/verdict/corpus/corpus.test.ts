import { describe, expect, it } from 'vitest'
import { readCorpus } from './corpus'

const CAUSES = (
  'out-of-memory-limit heap-out-of-memory stack-overflow command-not-found not-executable syntax-error usage-error ' +
  'module-missing dependency-install missing-file configuration permission disk-full disk-limit-at-start ' +
  'resource-limit port-in-use connection-refused connection-lost dns-failure tls-failure auth-refused remote-error ' +
  'timeout lock-held database-connections-exhausted constraint-violation database-schema bad-input-data ' +
  'check-failed uncaught-exception killed-by-signal native-crash cancelled no-capacity runner-unavailable ' +
  'gave-up-pending platform-lost droplet-unavailable container-setup-failed unknown'
).split(' ')

const corpus = readCorpus()

describe('the corpus', () => {
  it('was recorded from programs that really failed, most of it', () => {
    expect(corpus.filter(({ how }) => how === 'recorded').length).toBeGreaterThanOrEqual(200)
  })

  it('has at least three cases of every cause, and no other cause', () => {
    const counts = new Map(CAUSES.map((cause) => [cause, 0]))
    for (const { cause } of corpus) counts.set(cause, (counts.get(cause) ?? 0) + 1)
    expect([...counts].filter(([cause, count]) => count < 3 || !CAUSES.includes(cause))).toEqual([])
    expect(corpus.flatMap(({ also }) => (also && !CAUSES.includes(also) ? [also] : []))).toEqual([])
    expect(counts.get('unknown')).toBeGreaterThanOrEqual(15)
  })

  it('names each case once', () => {
    const ids = corpus.map(({ id }) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  it('marks lines that are there, none both as evidence and as misleading', () => {
    const wrong = corpus.filter(
      (one) =>
        [...one.for, ...one.misleading].some((index) => one.lines[index] === undefined) ||
        one.for.some((index) => one.misleading.includes(index)),
    )
    expect(wrong.map(({ id }) => id)).toEqual([])
  })

  it('has no evidence where nothing says why', () => {
    const wrong = corpus.filter(({ cause, for: lines }) => cause === 'unknown' && lines.length > 0)
    expect(wrong.map(({ id }) => id)).toEqual([])
  })

  it('stays small: what is long is no better a test', () => {
    const long = corpus.filter(
      ({ lines }) => lines.length > 400 || lines.reduce((sum, [, , text]) => sum + text.length, 0) > 30_000,
    )
    expect(long.map(({ id }) => id)).toEqual([])
  })

  it('says nothing of the machine that it was recorded on', () => {
    const told = corpus.filter(({ lines }) =>
      lines.some(([, , text]) => /\/var\/tmp\/corpus-|\/tmp\/wt-|\/root\//.test(text)),
    )
    expect(told.map(({ id }) => id)).toEqual([])
  })
})
