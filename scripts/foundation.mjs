import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { lockFolder } from './lock-folder.mjs'
import { nodeTooOld } from './node-version.mjs'
import { buildBundles } from './prepare/build.mjs'
import { install } from './prepare/install.mjs'
import { ROOT } from './prepare/root.mjs'

process.chdir(ROOT)
const problem = (await whyNotPossible()) ?? (await whyTaken())
if (problem === undefined) {
  const program = join(ROOT, 'dist/foundation.mjs')
  // The program is itself, not this script: it may start itself again for a task of its own, without our lock.
  process.argv[1] = program
  // Node opens its inspector on this signal unless somebody listens (S75).
  process.on('SIGUSR1', () => {})
  // Started by `npm start`: when that process is gone, however it ended, the channel between the two closes.
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  // Listening to it must not keep a foundation alive that refused its settings.
  process.channel?.unref()
  await import(pathToFileURL(program).href)
} else {
  process.stderr.write(problem ? `${problem}\n` : '')
  process.exitCode = 1
}

async function whyNotPossible() {
  const old = nodeTooOld(process.version)
  if (old) return old
  const isPrepared = (await install()) && (await buildBundles())
  return isPrepared ? undefined : ''
}

async function whyTaken() {
  const dir = process.env.FOUNDATION_DATA_DIR || join(process.env.DATA_DIR || '.data', 'foundation')
  const lock = await lockFolder(dir)
  return lock.kind === 'taken' ? `FOUNDATION_DATA_DIR ${dir} is in use by another foundation.` : undefined
}
