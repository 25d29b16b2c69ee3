/** Every cause a verdict may name, with its word for lists and filters and what it means. The keys are a contract. */
export const CAUSES = {
  'out-of-memory-limit': { word: 'Out of memory', means: "the container's memory limit was hit" },
  'heap-out-of-memory': {
    word: 'Heap out of memory',
    means: "a runtime's own limit below the container's was hit",
  },
  'stack-overflow': { word: 'Stack overflow', means: 'recursion without end' },
  'command-not-found': { word: 'Command not found', means: 'a command or an interpreter is not there' },
  'not-executable': { word: 'Not executable', means: 'the command is there, but cannot be executed' },
  'syntax-error': { word: 'Syntax error', means: 'shell or program text cannot be parsed' },
  'usage-error': { word: 'Wrong usage', means: 'a wrong option, argument or subcommand' },
  'module-missing': {
    word: 'Module missing',
    means: 'a module, gem, class or library was not found while loading',
  },
  'dependency-install': { word: 'Install failed', means: 'a package manager could not resolve or install' },
  'missing-file': { word: 'File missing', means: 'a file or directory that the program opens is not there' },
  configuration: {
    word: 'Configuration',
    means: 'an environment variable, binding or setting is missing or invalid',
  },
  permission: { word: 'No permission', means: 'file system, kernel or a database grant says no' },
  'disk-full': { word: 'Disk full', means: 'no space or quota left in the container while the task ran' },
  'disk-limit-at-start': {
    word: 'Disk limit at start',
    means: 'the disk limit was met while the droplet was copied in',
  },
  'resource-limit': { word: 'Resource limit', means: 'open files, processes, threads or the argument list' },
  'port-in-use': { word: 'Port in use', means: 'the address is in use' },
  'connection-refused': { word: 'Connection refused', means: 'nobody listens there' },
  'connection-lost': { word: 'Connection lost', means: 'a connection was made and then closed' },
  'dns-failure': { word: 'Name not resolved', means: 'a host name does not resolve' },
  'tls-failure': { word: 'TLS failure', means: 'a certificate or handshake was not accepted' },
  'auth-refused': { word: 'Credentials refused', means: 'the other side refused the credentials' },
  'remote-error': { word: 'Remote error', means: 'the other side answered with an error of its own' },
  timeout: { word: 'Timeout', means: 'a time limit ran out' },
  'lock-held': { word: 'Lock held', means: 'a lock timeout, deadlock or lock file' },
  'database-connections-exhausted': {
    word: 'No free connection',
    means: 'too many database clients, or the pool was empty',
  },
  'constraint-violation': { word: 'Constraint violated', means: 'unique, foreign key, check or not null' },
  'database-schema': {
    word: 'Database schema',
    means: 'a table or column is missing or already there, or migrations are in conflict',
  },
  'bad-input-data': { word: 'Bad input data', means: 'data that cannot be parsed' },
  'check-failed': { word: 'Check failed', means: 'the program ran as meant and reports a negative result' },
  'uncaught-exception': { word: 'Uncaught error', means: 'an error of the program that fits no other cause' },
  'killed-by-signal': {
    word: 'Killed by a signal',
    means: 'ended from outside, neither by the memory limit nor by a cancel',
  },
  'native-crash': { word: 'Crash', means: 'the process crashed in native code' },
  cancelled: { word: 'Cancelled', means: 'somebody cancelled the task' },
  'no-capacity': { word: 'No capacity', means: 'no cell could take the task' },
  'runner-unavailable': { word: 'Runner unavailable', means: 'the API could not hand the task over' },
  'gave-up-pending': { word: 'Never started', means: 'the task expired before it was started' },
  'platform-lost': { word: 'Lost by the platform', means: 'the platform lost the task or its answer' },
  'droplet-unavailable': { word: 'Droplet unavailable', means: 'the droplet or its download was not there' },
  'container-setup-failed': {
    word: 'Container setup failed',
    means: 'container, network or volume could not be made',
  },
  unknown: { word: 'Unknown', means: 'nothing says why' },
} as const satisfies Record<string, { word: string; means: string }>

export type Cause = keyof typeof CAUSES

/** Trouble of the platform rather than of the app. */
const OF_PLATFORM: ReadonlySet<string> = new Set<Cause>([
  'no-capacity',
  'runner-unavailable',
  'gave-up-pending',
  'platform-lost',
  'droplet-unavailable',
  'container-setup-failed',
])

/** Whether the platform failed rather than the program that it ran. */
export const isPlatformTrouble = (cause: string): boolean => OF_PLATFORM.has(cause)

/** Whether a text, such as one from an address, is a cause's key. */
export const isCause = (text: string): text is Cause => Object.hasOwn(CAUSES, text)
