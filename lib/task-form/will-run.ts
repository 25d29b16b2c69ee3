import type { Droplet } from '../resources/droplet'
import { commandOf, type Process } from '../resources/process'
import { printBytesPerSecond, printKnownMegabytes } from '../size'
import {
  FIELD_NAMES,
  FIELDS,
  type FieldName,
  INHERITED_FIELDS,
  type InheritedField,
  isInherited,
  isSent,
  recordOf,
  type SentField,
} from './fields'
import { KINDS } from './kinds'

/** One value that a task will get, and where it comes from. `insteadOf` is what the template would give. */
export type WillRun = {
  field: SentField
  /** Its word. */
  name: string
  origin: 'typed' | 'template' | 'default'
  originWord?: string
  text: string
  /** The text is ours, not a value of the API or the operator. */
  isOurs?: true
  insteadOf?: string
}

type Choices = { template?: Process; droplet?: Droplet; hasCurrentDroplet: boolean }

/** What a process gives a task, printed; null where it has or shows none. */
const GIVEN: Record<InheritedField, (process: Process) => string | null> = {
  command: commandOf,
  memory: (process) => printKnownMegabytes(process.memory_in_mb),
  disk: (process) => printKnownMegabytes(process.disk_in_mb),
  logRate: ({ log_rate_limit_in_bytes_per_second: rate }) =>
    rate ? printBytesPerSecond(BigInt(rate)) : null,
  user: (process) => process.user ?? null,
}

/** What a task takes over from its template process. */
export type Inherited = Record<InheritedField, string | null>

/** What a task takes over from its template process, printed; null where the process has or shows none. */
export function inherited(process: Process | undefined): Inherited | undefined {
  return process && recordOf(INHERITED_FIELDS, (field) => GIVEN[field](process))
}

/** The template process itself is shown by what it gives. */
const SHOWN_FIELDS: readonly SentField[] = [
  ...INHERITED_FIELDS,
  ...FIELD_NAMES.filter(isSent).filter((field) => !isInherited(field) && FIELDS[field].kind !== 'process'),
]

/**
 * Every value a task would get of these form values: what was typed wins over the template process, that over the
 * foundation's default (app/models/runtime/task_model.rb and app/actions/task_create.rb of the Cloud Controller).
 * A size that can't be read is given as typed.
 */
export function willRun(values: Record<FieldName, string>, choices: Choices): WillRun[] {
  const template = inherited(choices.template)
  // A process that is not the app's, or could not be read, gives all the same.
  const isUnread = values.template !== '' && !template
  return SHOWN_FIELDS.map((field) => {
    const { kind, word, otherwise = 'the foundation’s default' } = FIELDS[field]
    const shown = { field, name: word }
    const typed = KINDS[kind].print(values[field])
    if (field === 'droplet') return { ...shown, ...droplet(typed, choices) }
    const given = template && isInherited(field) ? givenBy(template, field) : undefined
    if (typed !== '') return { ...shown, origin: 'typed', text: typed, insteadOf: given }
    if (given) return { ...shown, origin: 'template', text: given }
    return isUnread && isInherited(field)
      ? { ...shown, origin: 'template', text: 'what the process has', isOurs: true }
      : { ...shown, origin: 'default', text: otherwise, isOurs: true }
  })
}

/** A command that may not be read is given all the same. */
function givenBy(template: Inherited, field: InheritedField): string | undefined {
  return template[field] ?? (field === 'command' ? 'the process’s own command' : undefined)
}

function droplet(
  typed: string,
  { droplet: chosen, hasCurrentDroplet }: Choices,
): Pick<WillRun, 'origin' | 'originWord' | 'text' | 'isOurs'> {
  if (typed !== '') return { origin: 'typed', originWord: 'chosen', text: chosen?.guid ?? typed }
  return {
    origin: 'default',
    originWord: hasCurrentDroplet ? 'current' : 'missing',
    text: hasCurrentDroplet ? 'the app’s current droplet' : 'none',
    isOurs: true,
  }
}
