import { describe, expect, it } from 'vitest'
import {
  counts,
  journeysThat,
  lastLine,
  playwrightCounts,
  sum,
  vitestCounts,
  vitestFailures,
} from './tally.mjs'

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

it('names who failed, and why, for the end of the log', () => {
  const test = (fullName: string, status: string, failureMessages: string[]) => ({
    fullName,
    status,
    failureMessages,
  })
  const testResults = [
    {
      name: `${process.cwd()}/lib/a.test.ts`,
      status: 'failed',
      assertionResults: [test('adds', 'failed', ['1 is not 2\n  at x'])],
    },
    {
      name: `${process.cwd()}/lib/b.test.ts`,
      status: 'failed',
      assertionResults: [],
      message: 'no such module\n  at y',
    },
    {
      name: `${process.cwd()}/lib/c.test.ts`,
      status: 'passed',
      assertionResults: [test('holds', 'passed', [])],
    },
  ]
  expect(vitestFailures({ testResults })).toEqual([
    'lib/a.test.ts: adds: 1 is not 2',
    'lib/b.test.ts: no such module',
  ])
  expect(vitestFailures(undefined)).toEqual([])
})

describe('playwrightCounts', () => {
  it('counts a journey that passed at its second try as passed, and names it', () => {
    const spec = (title: string, status: string) => ({ title, tests: [{ status }] })
    const report = {
      stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 },
      suites: [{ specs: [spec('always', 'expected')], suites: [{ specs: [spec('at last', 'flaky')] }] }],
    }
    expect(playwrightCounts(report, 1)).toEqual(counts(4, 1, 2))
    expect(journeysThat('flaky', report)).toEqual(['at last'])
    expect(journeysThat('flaky', undefined)).toEqual([])
  })

  it('counts a run without a report as a failure', () => {
    expect(playwrightCounts(undefined, 0)).toEqual(counts(0, 1, 0))
  })
})

it('ends with the line that other programs read', () => {
  const total = sum([counts(1, 0, 0, ['failed: a']), counts(40, 2, 3, ['failed: b'])])
  expect(lastLine(total)).toBe('41 passed, 2 failed, 3 skipped')
  expect(total.remarks).toEqual(['failed: a', 'failed: b'])
})
