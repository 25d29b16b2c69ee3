import { describe, expect, it } from 'vitest'
import { readCorpus } from './corpus/corpus'
import { judgeTask } from './judge'
import type { Verdict } from './verdict'

type Case = ReturnType<typeof readCorpus>[number]

function judge(one: Case): Verdict {
  const verdict = judgeTask({
    task: {
      state: one.state,
      name: one.id,
      command: one.command,
      memory_in_mb: one.memory_in_mb,
      disk_in_mb: one.disk_in_mb,
      result: { failure_reason: one.reason },
    },
    lines: one.lines.map(([ms, stream, text]) => ({
      at: `${1_700_000_000_000_000_000n + BigInt(Math.round(ms * 1e6))}`,
      stream,
      text,
    })),
  })
  if (!verdict) throw new Error(`${one.id} failed and has no verdict`)
  return verdict
}

const judged = readCorpus().map((one) => ({ one, verdict: judge(one) }))
const isRight = ({ one, verdict }: (typeof judged)[number]) =>
  verdict.cause === one.cause || verdict.cause === one.also

/** The lines that a verdict rests on. */
const quoted = ({ evidence }: Verdict): number[] =>
  evidence.flatMap((one) => (one.kind === 'line' && one.weight === 'for' ? [one.index] : []))

const name = ({ one, verdict }: (typeof judged)[number]) => `${one.id}: ${one.cause}, not ${verdict.cause}`

describe('the verdict on the corpus', () => {
  it('names the right cause of 97 in 100', () => {
    const wrong = judged.filter((each) => !isRight(each)).map(name)
    expect({ wrong, tooMany: wrong.length > judged.length * 0.03 }).toEqual({ wrong, tooMany: false })
  })

  it('is never certain and wrong', () => {
    expect(judged.filter((each) => each.verdict.grade === 'certain' && !isRight(each)).map(name)).toEqual([])
  })

  it('rests on no line that misleads', () => {
    const misled = judged.filter(({ one, verdict }) =>
      quoted(verdict).some((at) => one.misleading.includes(at)),
    )
    expect(misled.map(({ one }) => one.id)).toEqual([])
  })

  it('quotes a line that carries the cause, of 90 in 100', () => {
    const carried = judged.filter(({ one }) => one.for.length > 0)
    const blind = carried.filter(({ one, verdict }) => !quoted(verdict).some((at) => one.for.includes(at)))
    expect(blind.length).toBeLessThanOrEqual(carried.length * 0.1)
  })

  it('quotes eight lines at most', () => {
    expect(judged.filter(({ verdict }) => quoted(verdict).length > 8).map(({ one }) => one.id)).toEqual([])
  })

  it('is certain of no less than half of them: a verdict that never commits itself helps nobody', () => {
    expect(judged.filter(({ verdict }) => verdict.grade === 'certain').length).toBeGreaterThan(
      judged.length / 2,
    )
  })

  it('says so where nothing says why', () => {
    const silent = judged.filter(({ one }) => one.cause === 'unknown' && one.also === undefined)
    expect(silent.filter(({ verdict }) => verdict.grade !== 'unknown').map(({ one }) => one.id)).toEqual([])
  })
})
