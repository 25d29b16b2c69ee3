import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { nodeTooOld } from './node-version.mjs'
import { buildBundles, buildPages, bundle } from './prepare/build.mjs'
import { install } from './prepare/install.mjs'
import { ROOT } from './prepare/root.mjs'
import { run } from './prepare/run.mjs'
import { findBrowser } from './test/browser.mjs'

process.chdir(ROOT)
process.exitCode = await bench(process.argv.slice(2))

/** Runs the benchmarks that are named, or all of them one after the other; they print their own lines. */
async function bench(asked) {
  const known = namesOf('bench')
  const unknown = asked.filter((name) => !known.includes(name))
  const problem =
    nodeTooOld(process.version) ||
    (unknown.length > 0 && `There is no ${unknown.join(', ')} in bench/; there are: ${known.join(', ')}`)
  if (problem) {
    process.stderr.write(`${problem}\n`)
    return 1
  }
  if (!(await install()) || !(await buildBundles()) || !(await buildPages())) return 1
  const browser = await findBrowser()
  if (browser.kind === 'none') process.stderr.write(`${browser.problem}\n`)
  const env = browser.kind === 'found' ? { PLAYWRIGHT_CHROMIUM: browser.path } : {}
  let code = 0
  for (const name of asked.length > 0 ? asked : known) {
    await bundle({ [name]: `bench/${name}.ts` }, 'dist/bench')
    process.stdout.write(`\n${name}\n`)
    code = Math.max(code, await run(process.execPath, [join('dist/bench', `${name}.mjs`)], { env }))
  }
  return code
}

function namesOf(folder) {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  return files.map((file) => file.slice(0, -3)).sort()
}
