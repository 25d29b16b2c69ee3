import { type ChildProcess, spawn } from 'node:child_process'

/** A started program: the address it printed, and a way to end it. */
export type Program = {
  address: string
  process: ChildProcess
  /** Everything printed so far. */
  output(): string
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

const START_WITHIN_MS = 60_000

/** Starts a script of ours and waits until it prints its address. Throws with its output when it does not. */
export async function startProgram(
  script: string,
  environment: Record<string, string>,
  address: RegExp,
  { args = [], onSpawn }: { args?: readonly string[]; onSpawn?: (child: ChildProcess) => void } = {},
): Promise<Program> {
  const child = spawn(process.execPath, [script, ...args], {
    env: { NODE_ENV: 'production', PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onSpawn?.(child)
  let output = ''
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const started = new Promise<string>((resolve, reject) => {
    const take = (chunk: Buffer) => {
      output += chunk.toString()
      const found = address.exec(output)?.[1]
      if (found) resolve(found)
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    void ended.then((code) => reject(new Error(`${script} ended with ${code}:\n${output}`)))
    setTimeout(() => {
      // Nobody would know of it any more; one that has started is beyond this.
      reject(new Error(`${script} told no address:\n${output}`))
      if (!address.test(output)) child.kill('SIGKILL')
    }, START_WITHIN_MS).unref()
  })
  return {
    address: await started,
    process: child,
    output: () => output,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal)
      return ended
    },
  }
}

/** The console, in front of the API at this address, on any free port. */
export const startConsole = (
  environment: Record<string, string>,
  onSpawn?: (child: ChildProcess) => void,
): Promise<Program> =>
  startProgram('scripts/start.mjs', { PORT: '0', ...environment }, /is ready at (http:\/\/\S+)/, { onSpawn })

/** The embedded foundation on any free port, without a past; `args` such as `--seed-apps 20000` bring it to a size. */
export const startFoundation = (
  environment: Record<string, string>,
  args: readonly string[] = [],
): Promise<Program> =>
  startProgram(
    'scripts/foundation.mjs',
    { FOUNDATION_PORT: '0', FOUNDATION_HISTORY: 'off', ...environment },
    /listening on (http:\/\/\S+)/,
    { args },
  )
