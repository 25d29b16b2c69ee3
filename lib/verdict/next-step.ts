import type { Cause } from './causes'
import type { Match } from './rules/rule'
import type { Facts, NextStep } from './verdict'

/** What usually helps, in one sentence. `{name}` is what the rule found, where it found it. */
const STEPS: Partial<Record<Cause, string>> = {
  'stack-overflow': 'Find the recursion in the trace, mend it and build a new droplet.',
  'command-not-found': 'Correct the command, or build a droplet that has it.',
  'not-executable': 'Set the executable bit before the app is pushed, or call the file by its interpreter.',
  'syntax-error': 'Correct the text and run again.',
  'usage-error': 'Correct the arguments and run again.',
  'module-missing': 'Add it to the dependencies and build a new droplet.',
  'dependency-install': 'Install while the droplet is built, with versions that fit each other.',
  'missing-file': 'Correct the path, or push the app with the file.',
  configuration: 'Correct the environment or the bindings of the app, restage or restart, and run again.',
  permission: 'Grant the right that is missing, or write where the task may: under /home/vcap or /tmp.',
  'resource-limit': 'Open or start less at once, and run again.',
  'port-in-use': 'Choose another port, or end what uses it.',
  'connection-refused':
    'See whether the service runs, and whether its address and the security groups allow it.',
  'connection-lost': 'See why the other side closed the connection; run again if it was maintenance.',
  'dns-failure': 'Correct the host name, or see whether DNS and the service are there.',
  'tls-failure': "Trust the other side's authority, or have its certificate mended.",
  'auth-refused': 'Renew the credentials, or rebind the service, and run again.',
  'remote-error': 'Ask those who run the other side; run again when it answers.',
  timeout: 'See what took so long; raise the limit or make the work smaller.',
  'lock-held': 'Wait for the other to end, or take away a stale lock, and run again.',
  'database-connections-exhausted': 'Close idle connections or make the pools smaller, and run again.',
  'constraint-violation': 'Correct the rows that conflict, and run again.',
  'database-schema': 'Bring migrations and database into line, and run again.',
  'bad-input-data': 'Correct the data, and run again.',
  'check-failed': 'Look at what the check found: the program ran as meant.',
  'uncaught-exception': 'Mend the program at the place that the trace names, and build a new droplet.',
  'killed-by-signal': 'See who ended it; run again.',
  'native-crash': 'Look for a native library that does not fit the stack, and build a new droplet.',
  'no-capacity': 'Run again with less memory or disk, or ask the operators for capacity.',
  'runner-unavailable': 'Run again when the runner answers; if it does not, tell the operators.',
  'gave-up-pending': 'Run again; if it waits again, ask the operators.',
  'platform-lost': 'See in the log how far it came, then run again.',
  'droplet-unavailable': 'Choose a droplet that is there, or build a new one.',
  'container-setup-failed': 'Run again; if it fails again, tell the operators.',
  cancelled: 'Run again if it was not meant.',
}

/** Limits that people choose, in MB. */
const SIZES = [
  64, 128, 256, 384, 512, 768, 1024, 1536, 2048, 3072, 4096, 6144, 8192, 12_288, 16_384, 24_576, 32_768,
]

/** The next size that gives at least half as much again. */
export function nextSize(mb: number): number {
  const wanted = mb * 1.5
  return SIZES.find((size) => size >= wanted) ?? Math.ceil(wanted / 1024) * 1024
}

/** A size as people write it: 768 MB, 1.5 GB, 2 GB. */
function inWords(mb: number): string {
  return mb >= 1024 && mb % 512 === 0 ? `${mb / 1024} GB` : `${mb} MB`
}

/** What to do next about a cause. */
export function nextStep(cause: Cause, { task }: Facts, match: Match | undefined): NextStep | undefined {
  const memory = Number(task.memory_in_mb)
  const disk = Number(task.disk_in_mb)
  if (cause === 'out-of-memory-limit' && memory > 0) {
    const memoryInMb = nextSize(memory)
    return { what: `Run again with ${inWords(memoryInMb)}.`, memoryInMb }
  }
  if (cause === 'heap-out-of-memory') {
    if (!(memory > 0)) return { what: "Raise the runtime's own limit, below the container's." }
    const memoryInMb = nextSize(memory)
    return {
      what: `Raise the runtime's own limit, and run again with ${inWords(memoryInMb)} to hold it.`,
      memoryInMb,
    }
  }
  if ((cause === 'disk-full' || cause === 'disk-limit-at-start') && disk > 0) {
    const diskInMb = nextSize(disk)
    return { what: `Run again with a disk of ${inWords(diskInMb)}.`, diskInMb }
  }
  const name = match?.rule.cause === cause ? match.names.name : undefined
  if (cause === 'module-missing' && name) {
    return { what: `Add ${name.slice(0, 80)} to the dependencies and build a new droplet.` }
  }
  if (cause === 'configuration' && name)
    return { what: `Set ${name.slice(0, 80)} for the app, restage or restart, and run again.` }
  const what = STEPS[cause]
  return what === undefined ? undefined : { what }
}
