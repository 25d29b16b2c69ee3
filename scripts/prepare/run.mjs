import { spawn } from 'node:child_process'
import { ROOT } from './root.mjs'

/**
 * Runs a program to its end and gives its exit code (1 when it could not be started).
 * With `quiet` its output is kept back and printed only when it fails; after `withinMs` it is ended and has failed.
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
    const stop = () => child.kill('SIGTERM')
    process.once('exit', stop)
    const timer = withinMs > 0 ? setTimeout(() => tooLong(child, command, withinMs), withinMs) : undefined
    child.once('error', (error) => {
      process.stderr.write(`${command} could not be started: ${error.message}\n`)
      resolve(1)
    })
    child.once('close', (code) => {
      clearTimeout(timer)
      process.removeListener('exit', stop)
      if (quiet && code !== 0) process.stderr.write(Buffer.concat(output))
      resolve(code ?? 1)
    })
  })
}

function tooLong(child, command, withinMs) {
  process.stderr.write(`${command} did not end within ${withinMs / 1000} s\n`)
  child.kill('SIGTERM')
  setTimeout(() => child.kill('SIGKILL'), 10_000).unref()
}
