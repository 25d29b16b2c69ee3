// Old Nodes must be able to parse this file: everything newer is imported after the check.
import { nodeTooOld } from './node-version.mjs'

var problem = nodeTooOld(process.version)
if (problem) {
  console.error(problem)
  process.exitCode = 1
} else {
  import('./start/start-console.mjs').then((module) =>
    module.startConsole({ dev: process.argv.indexOf('--dev') !== -1 }),
  )
}
