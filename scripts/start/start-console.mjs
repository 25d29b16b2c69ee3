import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { lockFolder } from '../lock-folder.mjs'
import { buildBundles, buildPages } from '../prepare/build.mjs'
import { install } from '../prepare/install.mjs'
import { ROOT } from '../prepare/root.mjs'
import { createDatabaseFolder } from './create-database-folder.mjs'
import { startFoundation } from './embedded-foundation.mjs'
import { makePrivate } from './private-folder.mjs'
import { signInLines } from './sign-in-lines.mjs'
import { stopOnSignal } from './stop-on-signal.mjs'

/**
 * What `npm start` and `npm run dev` do: install, build, check the settings, start what is needed, say where it is.
 * Every expected failure is a line on stderr and exit code 1, before anything was left running.
 */
export async function startConsole(dev) {
  process.chdir(ROOT)
  if (!(await install()) || !(await buildBundles())) return fail([])
  const settings = await checkedSettings()
  if (settings.kind === 'wrong') return fail(settings.problems)
  const { config, isTrusted } = settings
  const { probePort, serveConsole } = await import('../serve.mjs')
  const taken = await probePort(config)
  if (taken) return fail([taken])
  if (!dev && !(await buildPages())) return fail([])

  // From here on everything written is our own data.
  process.umask(0o077)
  const unsafe = makePrivate(config.dataDir)
  if (unsafe) return fail([unsafe])
  const release = await takeJournal(config)
  if (!release) return fail([`DATA_DIR ${config.dataDir} is in use by another console.`])

  const running = { foundation: undefined, front: undefined, isEnding: false }
  const end = async (code) => {
    running.isEnding = true
    await running.front?.stop()
    await running.foundation?.stop()
    await release()
    process.exit(code)
  }
  stopOnSignal(() => end(0))
  const [hasJournal, foundation] = await Promise.all([
    config.databaseUrl ? true : createDatabaseFolder(join(config.dataDir, 'journal')),
    config.cfApiUrl ? undefined : startFoundation(relay),
  ])
  if (foundation?.kind === 'started') running.foundation = foundation
  if (!hasJournal) return failAfter(end, `The journal could not be created in ${config.dataDir}.`)
  if (foundation?.kind === 'wrong') return failAfter(end, foundation.problem)
  if (foundation) {
    process.env.CF_API_URL = foundation.address
    process.env.EMBEDDED_FOUNDATION = '1'
    delete process.env.FOUNDATION_PASSWORD
    foundation.ended.then((code) => {
      if (!running.isEnding)
        failAfter(end, `The embedded foundation ended (${code}); the console ends with it.`)
    })
  }
  const front = await serveConsole({ config, isTrusted, dev })
  if (front.kind === 'wrong') return failAfter(end, front.problem)
  running.front = front
  stopOnSignal(() => end(0))
  const block = signInLines({
    address: front.address,
    config,
    isEmbedded: foundation !== undefined,
    isTerminal: process.stdout.isTTY === true,
    foundationDir: process.env.FOUNDATION_DATA_DIR || join(config.dataDir, 'foundation'),
  })
  process.stdout.write(`\n${block.join('\n')}\n\n`)
}

async function checkedSettings() {
  const { readConfig } = await import(pathToFileURL(resolve('dist/config.mjs')).href)
  const read = readConfig(process.env)
  if (read.kind === 'wrong') return read
  const { trustedPeers } = await import('../serve/peers.mjs')
  const peers = trustedPeers(read.config.trustedProxies)
  if (peers.kind === 'wrong') return peers
  return { kind: 'ok', config: read.config, isTrusted: peers.isTrusted }
}

/** The folder lock, where there is a folder: a real PostgreSQL server has many guests. Undefined when somebody holds it. */
async function takeJournal(config) {
  if (config.databaseUrl) return async () => {}
  const lock = await lockFolder(config.dataDir)
  return lock.kind === 'locked' ? lock.release : undefined
}

function relay(line, stream) {
  process[stream].write(`${line}\n`)
}

function fail(problems) {
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  process.exitCode = 1
}

function failAfter(end, problem) {
  fail([problem])
  return end(1)
}
