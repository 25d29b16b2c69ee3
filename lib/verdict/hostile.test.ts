import { beforeAll, describe, expect, it } from 'vitest'
import { judgeTask } from './judge'
import { RULES } from './rules/rules'
import { findByWords } from './rules/words'
import type { Line } from './verdict'

const line = (text: string, stream: Line['stream'] = 'ERR'): Line => ({
  at: '1700000000000000000',
  stream,
  text,
})

function judge(lines: Line[]) {
  const result = { failure_reason: 'APP/TASK/job: Exited with status 1' }
  return judgeTask({ task: { state: 'FAILED', name: 'job', result }, lines })
}

const MEGABYTE = 1 << 20
/** What makes careless patterns go through a text again and again. */
const SEEDS = [
  'a',
  ' ',
  '(',
  '[',
  '{"a":',
  '0',
  ':',
  '::A',
  'a.',
  'a/',
  '"',
  "'",
  'a b ',
  'Error: ',
  'at ',
  '\t',
  '| ',
  '-',
  'E_',
  '\u001b[31m',
  '\r10%',
  'x=',
  'not ',
  'A',
  'could not ',
  '1 of ',
  'host="',
  '\\',
  '<a>',
  'é',
  '😀',
  '\u0000',
]

describe('hostile output', () => {
  // Patterns are compiled when they are first asked: what is measured is the text.
  beforeAll(() => {
    for (const text of ['nothing', 'Error: nothing is known of it', 'x failed: not found'])
      judge([line(text)])
  })

  it.each(SEEDS)('takes a line of a megabyte of %j in its stride', (seed) => {
    const text = seed.repeat(Math.ceil(MEGABYTE / seed.length))
    const begun = performance.now()
    const verdict = judge([line(text), line(`Error: ${text}`), line(`${text} failed: not found`)])
    expect(performance.now() - begun).toBeLessThan(800)
    for (const one of verdict?.evidence ?? []) expect(one.text.length).toBeLessThan(2100)
  })

  it('asks no rule that is slow on repeated text', () => {
    const slow = SEEDS.flatMap((seed) => {
      const text = seed.repeat(700).slice(0, 700)
      return RULES.filter(({ on, not }) => {
        on.test(text)
        const begun = performance.now()
        on.test(text)
        not?.test(text)
        return performance.now() - begun > 100
      }).map(({ source }) => `${source} on ${seed}`)
    })
    expect(slow).toEqual([])
    for (const seed of SEEDS) findByWords(seed.repeat(400))
  })

  it('reads deep JSON, torn JSON, escapes without end and binary as what they are: text', () => {
    const texts = [
      `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
      '{"level":"error","msg":',
      `{"err":${'{"cause":'.repeat(50)}1${'}'.repeat(50)}}`,
      `${'\u001b[31m\u001b[1m'.repeat(100_000)}`,
      '\u001b[38;5;99999999999999999999m\u001b[99999999C',
      '\u001b]0;',
      '\ufffd\ufffd\u0000\u0001',
      '__proto__: constructor',
      '{"__proto__":{"level":"fatal"},"message":"x"}',
      '<script>alert(1)</script>',
    ]
    expect(judge(texts.map((text) => line(text)))?.cause).toBeDefined()
  })

  it('judges 50,000 lines', () => {
    const lines = Array.from({ length: 50_000 }, (_, at) =>
      line(`ERROR part ${at} failed: connect ECONNREFUSED 10.0.0.${at % 250}:5432`),
    )
    const begun = performance.now()
    expect(judge(lines)?.cause).toBe('connection-refused')
    expect(performance.now() - begun).toBeLessThan(2000)
  })

  it('needs no time, no name and no reason', () => {
    expect(judgeTask({ task: { state: 'FAILED', name: '', result: {} }, lines: [] })?.cause).toBe('unknown')
  })
})
