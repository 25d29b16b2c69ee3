import fc from 'fast-check'

/** What is wrong with a request beside its metadata, by the field that a message of it belongs to. */
const WRONG_FIELDS = ['disk', 'memory', 'logRate', 'droplet', 'command', 'user'] as const

export type AnyRequest = {
  labels: [string, string][]
  annotations: [string, string][]
  unknown: string[]
  wrong: (typeof WRONG_FIELDS)[number][]
  user: string
  hasTemplate: boolean
  organization: string
  isWellFormed: boolean
}

/** A message and where it belongs: a field, `form`, or the list, key and part of a row. */
export type Message = { at: string; text: string }

const isBlank = (text: string) => /^\p{White_Space}*$/u.test(text)
const beginning = (text: string) => [...text].slice(0, 8).join('')

function isDns(prefix: string): boolean {
  const parts = prefix.replace(/\n$/, '').split('.')
  const isPart = (part: string) => part.length < 64 && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i.test(part)
  return parts.length > 1 && parts.every(isPart)
}

function ofName(name: string): string | undefined {
  if (/[^\w.-]/.test(name)) return `'${name}' contains invalid characters`
  if (!/^[a-z0-9](.*[a-z0-9])?$/i.test(name)) return `'${name}' starts or ends with invalid characters`
  return name.length > 63 ? `'${beginning(name)}...' is greater than 63 characters` : undefined
}

function ofKey(key: string): string | undefined {
  if (isBlank(key) || key === '/') return 'key cannot be empty string'
  const [first = '', name, ...more] = key.split('/')
  if (more.length > 0) return "key has more than one '/'"
  if (name === undefined) return ofName(first)
  if (!isDns(first)) return `prefix '${first}' must be in valid dns format`
  if (first.length > 253) return `prefix '${beginning(first)}...' is greater than 253 characters`
  if (first.toLowerCase() === 'cloudfoundry.org') return "prefix 'cloudfoundry.org' is reserved"
  return name === '' ? 'key cannot be empty string' : ofName(name)
}

function ofMetadata(request: AnyRequest): Message[] {
  const messages: Message[] = []
  for (const list of ['labels', 'annotations'] as const) {
    const word = list.slice(0, -1)
    for (const [key, value] of Object.entries(Object.fromEntries(request[list]))) {
      const isLabel = list === 'labels'
      const wrongKey = isLabel || !isBlank(value) ? ofKey(key) : undefined
      const isLong = [...value].length > 5000
      const tooLong = isLong ? `'${beginning(value)}...' is greater than 5000 characters` : undefined
      const wrongValue = isLabel ? value && ofName(value) : tooLong
      if (wrongKey)
        messages.push({ at: `${list} ${key} key`, text: `Metadata ${word} key error: ${wrongKey}` })
      if (wrongValue)
        messages.push({ at: `${list} ${key} value`, text: `Metadata ${word} value error: ${wrongValue}` })
    }
  }
  return messages
}

const MESSAGE_STAGE = {
  disk: ['Disk in mb must be greater than 0'],
  memory: ['Memory in mb is not a number'],
  logRate: ['Log rate limit in bytes per second must be less than or equal to 9223372036854775807'],
  droplet: ['Droplet guid must be a string', 'Droplet guid must be between 1 and 200 characters'],
  command: ['Command No command or template provided'],
  user: ['User must be between 1 and 255 characters'],
}

function modelStage({ organization, hasTemplate, user }: AnyRequest) {
  const asked = hasTemplate ? 'of the template, name format' : user
  return {
    command: ['command presence', 'command is not present'],
    memory: ['memory_in_mb exceeds organization memory quota', 'memory_in_mb exceeds space memory quota'],
    logRate: [
      `log_rate_limit cannot be unlimited in organization '${organization}'.`,
      'log_rate_limit exceeds space log rate quota',
    ],
    user: [`user invalid (requested user '${asked}' not allowed, permitted users are: 'vcap', 'TestUser')`],
  }
}

/** What the Cloud Controller would say of a request, written down a second time and without our grammar. */
export function cloudControllerSays(request: AnyRequest): Message[] {
  const { wrong, unknown } = request
  const of = (stage: Partial<Record<string, string[]>>) =>
    Object.entries(stage).flatMap(([at, texts = []]) =>
      wrong.some((field) => field === at) ? texts.map((text) => ({ at, text })) : [],
    )
  if (request.isWellFormed) return of(modelStage(request))
  const names = unknown.map((name) => `'${name}'`).join(', ')
  return [
    ...ofMetadata(request),
    ...(names === '' ? [] : [{ at: 'form', text: `Unknown field(s): ${names}` }]),
    ...of(MESSAGE_STAGE),
  ]
}

const IMITATIONS = [
  ...["' contains invalid characters", ', ', "'", "prefix '", "' must be in valid dns format", '...'],
  ...['Metadata label value error: ', 'Metadata label key error: ', 'Metadata annotation key error: '],
  ...["' starts or ends with invalid characters", "...' is greater than 63 characters", 'name format'],
  ...[
    "Unknown field(s): 'foo'",
    'Memory in mb is not a number',
    'key cannot be empty string',
    '\n',
    ' ',
    '.',
  ],
  ...["user invalid (requested user '", "' not allowed, permitted users are: 'vcap')", '10', '2', 'z', 'a b'],
  ...['-', '/', 'a.com', 'é', '\u{1F680}', 'y'.repeat(70), 'q'.repeat(5001), ''],
]
const SHORT = ['z', 'a b', '-z', 'a.com/-z', 'b.com/-z', 'b.com/z']
const anyWord = fc.oneof(
  fc.array(fc.constantFrom(...IMITATIONS), { maxLength: 7 }).map((pieces) => pieces.join('')),
  fc.constantFrom(...SHORT),
)
const anyRows = fc.array(fc.tuple(anyWord, anyWord), { maxLength: 5 })

/** Requests whose values imitate messages, repeat each other and are quoted only in part. */
export const anyRequest: fc.Arbitrary<AnyRequest> = fc.record({
  labels: anyRows,
  annotations: anyRows,
  unknown: fc.uniqueArray(anyWord, { maxLength: 2 }),
  wrong: fc.subarray([...WRONG_FIELDS]),
  user: anyWord.filter((user) => user.trim() !== ''),
  hasTemplate: fc.boolean(),
  organization: fc.constantFrom(
    'acme',
    'a, name format',
    "o'hara",
    "x'., memory_in_mb exceeds space memory quota",
  ),
  isWellFormed: fc.boolean(),
})
