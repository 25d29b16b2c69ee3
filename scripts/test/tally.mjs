import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { ROOT } from '../prepare/root.mjs'

/** What one part of the tests came to. `remarks` are lines for the end of the run: who failed, who needed a second try. */
export const counts = (passed, failed, skipped, remarks = []) => ({ passed, failed, skipped, remarks })

/** A part that either holds or does not: types, lint, build. */
export const oneStep = (exitCode) => (exitCode === 0 ? counts(1, 0, 0) : counts(0, 1, 0))

/** The sum over all parts. */
export function sum(parts) {
  return parts.reduce(
    (total, part) =>
      counts(total.passed + part.passed, total.failed + part.failed, total.skipped + part.skipped, [
        ...total.remarks,
        ...part.remarks,
      ]),
    counts(0, 0, 0),
  )
}

/** The line that ends every run; other programs read it. */
export const lastLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`

/**
 * Counts of Vitest's JSON report. A run that broke off or failed outside of a test counts as at least one failure,
 * since it left tests unseen.
 */
export function vitestCounts(report, exitCode) {
  if (!report) return counts(0, 1, 0)
  const skipped = report.numPendingTests + report.numTodoTests
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  return atLeastOneFailure(
    counts(report.numPassedTests, report.numFailedTests + brokenFiles.length, skipped),
    exitCode,
  )
}

/** Titles of the tests of Vitest's JSON report that failed, each with the first line of why. */
export function vitestFailures(report) {
  return (report?.testResults ?? []).flatMap((file) => {
    const place = relative(ROOT, file.name)
    if (file.status === 'failed' && file.assertionResults.length === 0)
      return [`${place}: ${firstLine(file.message)}`]
    return file.assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => `${place}: ${fullName}: ${firstLine(failureMessages[0])}`)
  })
}

const firstLine = (text = '') => text.split('\n', 1)[0]

/** Counts of Playwright's JSON report. A journey that passed at its second try has passed; `journeysThat` names it. */
export function playwrightCounts(report, exitCode) {
  if (!report?.stats) return counts(0, 1, 0)
  const { expected, unexpected, flaky, skipped } = report.stats
  return atLeastOneFailure(counts(expected + flaky, unexpected, skipped), exitCode)
}

/** Titles of the journeys of Playwright's JSON report with that status: `unexpected` failed, `flaky` passed at its second try. */
export function journeysThat(status, report) {
  const inSuite = ({ specs = [], suites = [] }) => [
    ...specs.filter(({ tests }) => tests.some((test) => test.status === status)).map(({ title }) => title),
    ...suites.flatMap(inSuite),
  ]
  return report ? inSuite(report) : []
}

function atLeastOneFailure(found, exitCode) {
  return exitCode !== 0 && found.failed === 0 ? { ...found, failed: 1 } : found
}

/** A report's file, parsed; undefined when the run did not get so far. */
export function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
