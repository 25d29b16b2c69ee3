import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { ROOT } from '../prepare/root.mjs'

const STARTS_WITHIN_MS = 60_000
const STOPS_WITHIN_MS = 15_000
const LISTENING = /^listening on (http:\/\/\S+)$/

// The foundation runs other people's commands: it is told what it needs and none of the console's secrets (S62).
const ENVIRONMENT =
  /^(PATH|HOME|USER|SHELL|TMPDIR|TEMP|TMP|LANG|LC_.*|TZ|SystemRoot|ComSpec|PATHEXT|NODE_EXTRA_CA_CERTS|DATA_DIR|FOUNDATION_.*)$/

/**
 * Starts the embedded foundation as a process of its own and waits until it serves. `relay` gets what it prints, line by line,
 * with control characters made visible (S38). Gives its address, `stop`, and `ended`, a promise of its exit code; or
 * `wrong` with a line that says why it did not start, empty where it said so itself.
 * It lives in a process group of its own, so that Ctrl-C reaches the console first; should this process be killed,
 * the open channel between the two closes and it ends by itself.
 */
export async function startFoundation(relay) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => ENVIRONMENT.test(name)))
  const child = spawn(process.execPath, [join(ROOT, 'scripts/foundation.mjs')], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  })
  const ended = new Promise((resolve) => {
    child.once('error', () => resolve(1))
    child.once('close', (code, signal) => resolve(code ?? `signal ${signal}`))
  })
  let hasSaidWhy = false
  const listening = new Promise((resolve) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      hasSaidWhy = true
      relay(visibleText(line), 'stderr')
    })
    createInterface({ input: child.stdout }).on('line', (line) => {
      relay(visibleText(line), 'stdout')
      const found = LISTENING.exec(line)
      if (found) resolve({ kind: 'listening', address: found[1] })
    })
  })
  const died = ended.then((code) => ({
    kind: 'wrong',
    problem: hasSaidWhy ? '' : `The embedded foundation did not start (${code}).`,
  }))
  const first = await Promise.race([listening, died, tooLate()])
  if (first.kind === 'wrong') {
    child.kill('SIGTERM')
    return first
  }
  const stop = async () => {
    child.kill('SIGTERM')
    const hard = setTimeout(() => child.kill('SIGKILL'), STOPS_WITHIN_MS)
    await ended
    clearTimeout(hard)
  }
  return { kind: 'started', address: first.address, ended, stop }
}

function tooLate() {
  return new Promise((resolve) => {
    const problem = `The embedded foundation did not answer within ${STARTS_WITHIN_MS / 1000} s.`
    setTimeout(() => resolve({ kind: 'wrong', problem }), STARTS_WITHIN_MS).unref()
  })
}

const ACCOUNTS = ['admin', 'developer', 'supporter', 'auditor', 'manager']

/** The block at the end of a start: where the console is and how to sign in. The password only on a terminal (S60, S70). */
export function signInLines({ address, config, isEmbedded, isTerminal, foundationDir }) {
  const lines = [`CF Task Console is ready at ${address}`]
  if (isEmbedded) {
    const file = join(resolve(foundationDir), 'password')
    lines.push(`  Sign in as   ${ACCOUNTS.join(', ')}`, `  Password     ${passwordText(file, isTerminal)}`)
  } else {
    lines.push(`  Sign in with your account at ${config.cfApiUrl}`)
  }
  return [...lines, '  Stop         Ctrl-C']
}

function passwordText(file, isTerminal) {
  if (!isTerminal) return `the text in ${file}`
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return 'the FOUNDATION_PASSWORD you set'
  }
}

/**
 * A line as it may be shown in a terminal (S38): control and format characters (escape sequences, direction marks,
 * zero width, other line ends) as their code point, tabs kept.
 */
export function visibleText(line) {
  return line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (char) =>
    char === '\t' ? char : `\\u{${char.codePointAt(0).toString(16)}}`,
  )
}
