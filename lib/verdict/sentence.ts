import type { Cause } from './causes'
import type { Match } from './rules/rule'

/** What is said of a cause where no line names the thing. */
const PLAIN: Record<Cause, string> = {
  'out-of-memory-limit': "The container's memory limit was hit.",
  'heap-out-of-memory': "The program ran out of its runtime's own memory, below the container's limit.",
  'stack-overflow': 'The program called itself without end.',
  'command-not-found': 'A command is not there.',
  'not-executable': 'The command is there, but cannot be executed.',
  'syntax-error': 'A text of shell or program cannot be parsed.',
  'usage-error': 'The program was called with wrong arguments.',
  'module-missing': 'A module or library is not there.',
  'dependency-install': 'A package manager could not resolve or install a dependency.',
  'missing-file': 'A file is not there.',
  configuration: 'A setting is missing or invalid.',
  permission: 'The system does not permit it.',
  'disk-full': 'The disk of the container is full.',
  'disk-limit-at-start': 'The disk limit was met while the droplet was copied into the container.',
  'resource-limit': 'A limit of the system was met.',
  'port-in-use': 'The address is in use already.',
  'connection-refused': 'Nobody listens where the program connected to.',
  'connection-lost': 'The other side closed the connection.',
  'dns-failure': 'A host name does not resolve.',
  'tls-failure': 'The TLS handshake failed.',
  'auth-refused': 'The other side refused the credentials.',
  'remote-error': 'The other side answered with an error of its own.',
  timeout: 'A time limit ran out.',
  'lock-held': 'Something else holds the lock.',
  'database-connections-exhausted': 'No database connection was free.',
  'constraint-violation': 'A constraint of the database does not allow this row.',
  'database-schema': 'A table or column is missing, or there already.',
  'bad-input-data': 'Data cannot be read.',
  'check-failed': 'The program ran, and its check failed.',
  'uncaught-exception': 'The program failed with an error of its own.',
  'killed-by-signal': 'The process was ended by a signal from outside.',
  'native-crash': 'The process crashed in native code.',
  cancelled: 'The task was cancelled.',
  'no-capacity': 'No cell could take the task.',
  'runner-unavailable': 'The API could not hand the task over to the runner.',
  'gave-up-pending': 'The task waited too long to be started and was given up.',
  'platform-lost': 'The platform lost the task or its answer.',
  'droplet-unavailable': 'The platform could not download the droplet.',
  'container-setup-failed': "The platform could not set up the task's container.",
  unknown: 'Nothing says why.',
}

const MAX_NAME = 120

/** One sentence for a cause, naming the thing where the rule found its name, or else the line that tells it. */
export function sentenceOf(cause: Cause, match: Match | undefined, line: string | undefined): string {
  if (!match?.rule.says || match.rule.cause !== cause) return withLine(PLAIN[cause], line)
  let isWhole = match.rule.says.includes('{')
  const said = match.rule.says.replace(/\{(\w+)\}/g, (_all, key: string) => {
    const name = match.names[key]?.trim().replace(/\.$/, '')
    if (!name) isWhole = false
    return (name ?? '').slice(0, MAX_NAME)
  })
  if (isWhole) return said
  return withLine(match.rule.says.includes('{') ? PLAIN[cause] : match.rule.says, line)
}

const MAX_LINE = 160

/** A sentence that names nothing, with the words of the line that do. */
function withLine(sentence: string, line: string | undefined): string {
  const words = line?.replace(/\s+/g, ' ').trim().replace(/\.$/, '') ?? ''
  if (words === '') return sentence
  return `${sentence.replace(/\.$/, '')}: ${words.length > MAX_LINE ? `${words.slice(0, MAX_LINE)}…` : words}.`
}
