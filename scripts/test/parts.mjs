import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildBundles, buildPages } from '../prepare/build.mjs'
import { ROOT } from '../prepare/root.mjs'
import { run } from '../prepare/run.mjs'
import { findBrowser } from './browser.mjs'
import {
  counts,
  journeysThat,
  oneStep,
  playwrightCounts,
  readReport,
  vitestCounts,
  vitestFailures,
} from './tally.mjs'

const inModules = (path) => join(ROOT, 'node_modules', path)
const node = (script, args, options) => run(process.execPath, [inModules(script), ...args], options)
const REPORTS = join(ROOT, 'test-results')
// Only against what hangs: a busy machine takes twice as long as an idle one.
const UNIT_WITHIN_MS = 10 * 60_000
const E2E_WITHIN_MS = 40 * 60_000

/** Types of the whole tree. The framework writes declarations of the routes first: links and page props are checked too. */
export async function types() {
  const generated = await node('next/dist/bin/next', ['typegen'], {
    quiet: true,
    env: { NEXT_TELEMETRY_DISABLED: '1' },
  })
  return oneStep(generated === 0 ? await node('typescript/bin/tsc', ['--noEmit', '-p', '.']) : generated)
}

/** Lint and format, both by Biome. Warnings fail: a rule that only warns is no rule. */
export async function lint() {
  const colors = process.stdout.isTTY ? [] : ['--colors=off']
  const args = ['ci', '--error-on-warnings', '--max-diagnostics=50', ...colors, '.']
  return oneStep(await node('@biomejs/biome/bin/biome', args))
}

/** Unit tests. The bundles are made first: some tests start the programs. */
export async function unit() {
  if (!(await buildBundles())) return counts(0, 1, 0)
  const file = freshReport('unit.json')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await node('vitest/vitest.mjs', args, { withinMs: UNIT_WITHIN_MS, env: { NODE_ENV: 'test' } })
  const report = readReport(file)
  return { ...vitestCounts(report, code), remarks: vitestFailures(report).map((what) => `failed: ${what}`) }
}

/** The production build. A good one is no test of its own, a broken one is a failure. */
export async function build() {
  const isBuilt = (await buildBundles()) && (await buildPages())
  return isBuilt ? counts(0, 0, 0) : counts(0, 1, 0)
}

/** End-to-end tests of what `build` made, in a real browser. */
export async function e2e() {
  const browser = await findBrowser()
  if (browser.kind === 'none') {
    process.stderr.write(`${browser.problem}\n`)
    return counts(0, 1, 0)
  }
  const file = freshReport('e2e.json')
  const env = { PLAYWRIGHT_CHROMIUM: browser.path, PLAYWRIGHT_JSON_OUTPUT_FILE: file, FORCE_COLOR: '0' }
  const code = await node('@playwright/test/cli.js', ['test', '--reporter=list,json'], {
    withinMs: E2E_WITHIN_MS,
    env,
  })
  const report = readReport(file)
  const remarks = [
    ...journeysThat('unexpected', report).map((title) => `failed: ${title}`),
    ...journeysThat('flaky', report).map((title) => `passed at its second try only: ${title}`),
  ]
  return { ...playwrightCounts(report, code), remarks }
}

function freshReport(name) {
  const file = join(REPORTS, name)
  rmSync(file, { force: true })
  return file
}
