import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** The pids of living processes whose command line holds the text. */
export function pidsWith(text: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => read(`/proc/${pid}/cmdline`).includes(text))
    .map(Number)
}

/** Waits until a condition holds; says what it was that did not come. */
export async function eventually(what: string, holds: () => boolean, withinMs = 30_000): Promise<void> {
  const until = performance.now() + withinMs
  while (!holds()) {
    if (performance.now() > until) throw new Error(`not within ${withinMs} ms: ${what}`)
    await sleep(20)
  }
}

let counter = 0

/** A number of seconds that no other sleep on this machine sleeps. */
export function ownSeconds(): string {
  counter += 1
  return `3600.${process.pid}${counter}`
}

/** A process of somebody else. */
export function aBystander(): ChildProcess {
  return spawn('sleep', [ownSeconds()], { stdio: 'ignore', detached: true })
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
