// Old Nodes must be able to parse this file and the one it imports: everything newer comes after the check.
import { nodeTooOld } from './node-version.mjs'

const problem = nodeTooOld(process.version)
if (problem) {
  console.error(problem)
  process.exitCode = 1
} else {
  void import('./start/start-console.mjs').then((module) =>
    module.startConsole(process.argv.includes('--dev')),
  )
}
