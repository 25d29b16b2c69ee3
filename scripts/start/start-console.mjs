import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { lockFolder } from '../lock-folder.mjs'
import { buildBundles, buildPages } from '../prepare/build.mjs'
import { install } from '../prepare/install.mjs'
import { ROOT } from '../prepare/root.mjs'
import { whyNoAuthority } from './ca-file.mjs'
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
  // The framework loads meanwhile: the two take about as long.
  const needs = startNeeds(config, running, end)
  const front = await serveConsole({ config, isTrusted, dev, isReady: needs.then((n) => n.kind === 'there') })
  const needed = await needs
  if (needed.kind === 'wrong') return failAfter(end, needed.problem)
  if (front.kind !== 'open') return failAfter(end, front.problem)
  running.front = front
  stopOnSignal(() => end(0))
  const block = signInLines({
    address: front.address,
    config,
    isEmbedded: running.foundation !== undefined,
    isTerminal: process.stdout.isTTY === true,
    foundationDir: process.env.FOUNDATION_DATA_DIR || join(config.dataDir, 'foundation'),
  })
  process.stdout.write(`\n${block.join('\n')}\n\n`)
}

/** The journal's folder and, where no API is given, the embedded foundation: `there`, or `wrong` with the line that says why not. */
async function startNeeds(config, running, end) {
  const [hasJournal, foundation] = await Promise.all([
    config.databaseUrl ? true : createDatabaseFolder(join(config.dataDir, 'journal')),
    config.cfApiUrl ? undefined : startFoundation(relay),
  ])
  if (foundation?.kind === 'started') running.foundation = foundation
  if (!hasJournal) return { kind: 'wrong', problem: `The journal could not be created in ${config.dataDir}.` }
  if (foundation?.kind === 'wrong') return foundation
  if (foundation) {
    process.env.CF_API_URL = foundation.address
    process.env.EMBEDDED_FOUNDATION = '1'
    delete process.env.FOUNDATION_PASSWORD
    foundation.ended.then((code) => {
      if (!running.isEnding)
        failAfter(end, `The embedded foundation ended (${code}); the console ends with it.`)
    })
  }
  return { kind: 'there' }
}

async function checkedSettings() {
  const { readConfig } = await import(pathToFileURL(resolve('dist/config.mjs')).href)
  const read = readConfig(process.env)
  if (read.kind === 'wrong') return read
  const { trustedPeers } = await import('../serve/peers.mjs')
  const peers = trustedPeers(read.config.trustedProxies)
  if (peers.kind === 'wrong') return peers
  const noAuthority = whyNoAuthority(read.config.cfCaCertFile)
  if (noAuthority) return { kind: 'wrong', problems: [noAuthority] }
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
  for (const problem of problems) if (problem) process.stderr.write(`${problem}\n`)
  process.exitCode = 1
}

function failAfter(end, problem) {
  fail([problem])
  return end(1)
}
