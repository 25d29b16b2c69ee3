import { install } from '../prepare/install.mjs'
import { ROOT } from '../prepare/root.mjs'
import { counts, lastLine, sum } from './tally.mjs'

const NAMES = ['types', 'lint', 'unit', 'e2e']

/**
 * Runs all parts, or the one that is named, whatever becomes of the others. Prints each part's own output, then once more
 * who failed (a log is often read from its end), and, as the very last line, the sum. Gives the exit code: 0 when nothing failed.
 */
export async function testAll(only) {
  process.chdir(ROOT)
  if (only !== undefined && !NAMES.includes(only)) {
    process.stderr.write(`There is no part ${only}; there are ${NAMES.join(', ')}.\n`)
    return 2
  }
  const results = (await install()) ? await runParts(only) : [counts(0, 1, 0)]
  const total = sum(results)
  for (const remark of total.remarks) process.stdout.write(`${remark}\n`)
  process.stdout.write(`${lastLine(total)}\n`)
  return total.failed === 0 ? 0 : 1
}

async function runParts(only) {
  const parts = await import('./parts.mjs')
  const wanted = (name) => only === undefined || only === name
  const results = []
  for (const name of ['types', 'lint', 'unit']) {
    if (wanted(name)) results.push(await timed(name, parts[name]))
  }
  if (!wanted('e2e')) return results
  const built = await timed('build', parts.build)
  results.push(built)
  if (built.failed > 0) {
    process.stdout.write('\ne2e: skipped, since there is no build to test\n')
    return [...results, counts(0, 0, 1)]
  }
  return [...results, await timed('e2e', parts.e2e)]
}

async function timed(name, part) {
  process.stdout.write(`\n${name}\n`)
  const begin = performance.now()
  const result = await part()
  const seconds = ((performance.now() - begin) / 1000).toFixed(1)
  process.stdout.write(`${name}: ${lastLine(result)} in ${seconds} s\n`)
  return result
}
