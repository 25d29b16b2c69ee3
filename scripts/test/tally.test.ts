import { describe, expect, it } from 'vitest'
import { counts, lastLine, playwrightCounts, secondTries, sum, vitestCounts } from './tally.mjs'

const vitest = (passed: number, failed: number) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [],
})

describe('vitestCounts', () => {
  it('counts skipped and todo together', () => {
    expect(vitestCounts(vitest(5, 1), 1)).toEqual(counts(5, 1, 2))
  })

  it('counts a file that could not be loaded as a failure', () => {
    const broken = { ...vitest(5, 0), testResults: [{ status: 'failed', assertionResults: [] }] }
    expect(vitestCounts(broken, 1)).toEqual(counts(5, 1, 2))
  })

  it('counts a run that broke off as a failure', () => {
    expect(vitestCounts(undefined, 0)).toEqual(counts(0, 1, 0))
    expect(vitestCounts(vitest(5, 0), 1)).toEqual(counts(5, 1, 2))
  })
})

describe('playwrightCounts', () => {
  it('counts a journey that passed at its second try as passed, and names it', () => {
    const spec = (title: string, status: string) => ({ title, tests: [{ status }] })
    const report = {
      stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 },
      suites: [{ specs: [spec('always', 'expected')], suites: [{ specs: [spec('at last', 'flaky')] }] }],
    }
    expect(playwrightCounts(report, 1)).toEqual(counts(4, 1, 2))
    expect(secondTries(report)).toEqual(['at last'])
    expect(secondTries(undefined)).toEqual([])
  })

  it('counts a run without a report as a failure', () => {
    expect(playwrightCounts(undefined, 0)).toEqual(counts(0, 1, 0))
  })
})

it('ends with the line that other programs read', () => {
  expect(lastLine(sum([counts(1, 0, 0), counts(40, 2, 3)]))).toBe('41 passed, 2 failed, 3 skipped')
})
