import './test/own-folder.mjs'
import { nodeTooOld } from './node-version.mjs'
import { testAll } from './test/test-all.mjs'

const problem = nodeTooOld(process.version)
if (problem) process.stderr.write(`${problem}\n`)
process.exitCode = problem ? 1 : await testAll(process.argv[2])
