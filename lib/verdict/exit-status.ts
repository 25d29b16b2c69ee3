/** Signals by number as Linux has them on x86 and ARM. signal(7) */
const SIGNALS: Record<number, string> = {
  1: 'SIGHUP',
  2: 'SIGINT',
  3: 'SIGQUIT',
  4: 'SIGILL',
  5: 'SIGTRAP',
  6: 'SIGABRT',
  7: 'SIGBUS',
  8: 'SIGFPE',
  9: 'SIGKILL',
  10: 'SIGUSR1',
  11: 'SIGSEGV',
  12: 'SIGUSR2',
  13: 'SIGPIPE',
  14: 'SIGALRM',
  15: 'SIGTERM',
  24: 'SIGXCPU',
  25: 'SIGXFSZ',
  31: 'SIGSYS',
}

/** Signals that a process brings on itself by a fault in native code. */
const CRASHES: ReadonlySet<string> = new Set([
  'SIGQUIT',
  'SIGILL',
  'SIGTRAP',
  'SIGABRT',
  'SIGBUS',
  'SIGFPE',
  'SIGSEGV',
  'SIGSYS',
])

/** Statuses with a meaning of their own. Shells; sysexits.h; coreutils timeout. */
const MEANINGS: Record<number, string> = {
  0: 'success',
  1: 'a general error',
  2: 'often wrong usage, or an error of a shell',
  64: 'sysexits.h: wrong usage',
  65: 'sysexits.h: bad input data',
  66: 'sysexits.h: input cannot be opened',
  67: 'sysexits.h: user unknown',
  68: 'sysexits.h: host unknown',
  69: 'sysexits.h: a service is unavailable',
  70: 'sysexits.h: an internal error of the program',
  71: 'sysexits.h: an error of the operating system',
  72: 'sysexits.h: a system file is missing',
  73: 'sysexits.h: output cannot be created',
  74: 'sysexits.h: an input or output error',
  75: 'sysexits.h: a temporary failure, try again',
  76: 'sysexits.h: an error in the protocol',
  77: 'sysexits.h: permission denied',
  78: 'sysexits.h: a configuration error',
  124: 'what timeout exits with when time ran out',
  125: 'what timeout or a container runner exits with when it fails itself',
  126: 'there, but cannot be executed',
  127: 'command not found',
  255: 'an error outside the range, often of ssh or exit -1',
}

/** The signal that a status of 128 and more tells of, by the convention of shells and container runtimes. */
export function signalOf(status: number): string | undefined {
  return status > 128 ? SIGNALS[status - 128] : undefined
}

/** Whether a signal is a process's own fault in native code. */
export const isCrash = (signal: string): boolean => CRASHES.has(signal)

/** What an exit status usually means, in words. */
export function meaningOf(status: number): string {
  const signal = signalOf(status)
  if (signal) return `128 + ${status - 128}: ended by ${signal}`
  return MEANINGS[status] ?? "the program's own"
}
