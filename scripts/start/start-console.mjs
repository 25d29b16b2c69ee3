import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { lockFolder } from '../lock-folder.mjs'
import { buildBundles, buildPages } from '../prepare/build.mjs'
import { install } from '../prepare/install.mjs'
import { ROOT } from '../prepare/root.mjs'
import { signInLines, startFoundation } from './embedded-foundation.mjs'
import { createDatabaseFolder, makePrivate } from './folders.mjs'

// One Ctrl-C arrives twice under npm: from the terminal and passed on by npm.
const SAME_PRESS_MS = 1000

/**
 * Calls `stop` once at the first SIGTERM, SIGINT or SIGHUP; a later one ends the process at once.
 * The framework's and libraries' own handlers are taken away first: they would cut the orderly end short (P15).
 */
export function stopOnSignal(stop) {
  let begunAt
  const onSignal = () => {
    if (begunAt === undefined) {
      begunAt = performance.now()
      stop()
    } else if (performance.now() - begunAt > SAME_PRESS_MS) {
      process.exit(130)
    }
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    process.removeAllListeners(signal)
    process.on(signal, onSignal)
  }
}

const BLOCK = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

/** Undefined when CF_CA_CERT_FILE is unset or holds certificates in PEM, or one line that says why it is of no use. */
export function whyNoAuthority(file) {
  if (!file) return undefined
  try {
    const blocks = readFileSync(file, 'utf8').match(BLOCK) ?? []
    for (const block of blocks) new X509Certificate(block)
    return blocks.length > 0 ? undefined : `CF_CA_CERT_FILE ${file} holds no certificate.`
  } catch (error) {
    return `CF_CA_CERT_FILE ${file} cannot be used: ${error.code ?? error.message}.`
  }
}

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
  const { trustedPeers } = await import('../serve/forwarded.mjs')
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
