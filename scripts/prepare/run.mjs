import { spawn } from 'node:child_process'
import { ROOT } from './root.mjs'

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP']
const KILLED_AFTER_MS = 10_000

/**
 * Runs a program to its end and gives its exit code (1 when it could not be started).
 * With `quiet` its output is kept back and printed only when it fails; after `withinMs` it is ended and has failed.
 * A signal to this process ends the program first: nothing may go on working in the folder.
 */
export function run(command, args, { env = {}, quiet = false, withinMs = 0 } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    })
    const output = []
    child.stdout?.on('data', (chunk) => output.push(chunk))
    child.stderr?.on('data', (chunk) => output.push(chunk))
    const end = (signal) => {
      child.once('close', () => process.exit(signal === 'SIGINT' ? 130 : 143))
      endChild(child)
    }
    for (const signal of SIGNALS) process.on(signal, end)
    const timer = withinMs > 0 ? setTimeout(() => tooLong(child, command, withinMs), withinMs) : undefined
    const done = (code) => {
      clearTimeout(timer)
      for (const signal of SIGNALS) process.removeListener(signal, end)
      resolve(code)
    }
    child.once('error', (error) => {
      process.stderr.write(`${command} could not be started: ${error.message}\n`)
      done(1)
    })
    child.once('close', (code) => {
      if (quiet && code !== 0) process.stderr.write(Buffer.concat(output))
      done(code ?? 1)
    })
  })
}

function tooLong(child, command, withinMs) {
  process.stderr.write(`${command} did not end within ${withinMs / 1000} s\n`)
  endChild(child)
}

function endChild(child) {
  child.kill('SIGTERM')
  setTimeout(() => child.kill('SIGKILL'), KILLED_AFTER_MS).unref()
}
