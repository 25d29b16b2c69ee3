import type { Droplet } from '../resources/droplet'
import { commandOf, type Process } from '../resources/process'
import {
  parseBytesPerSecond,
  parseMegabytes,
  printBytesPerSecond,
  printKnownMegabytes,
  printMegabytes,
} from '../size'
import type { FieldName, TaskFormValues } from './values'

/** One value that a task will get, and where it comes from. `insteadOf` is what the template would give. */
export type WillRun = {
  name: 'command' | 'memory' | 'disk' | 'log rate' | 'user' | 'droplet' | 'name'
  origin: 'typed' | 'template' | 'default'
  originWord?: string
  text: string
  /** The text is ours, not a value of the API or the operator. */
  isOurs?: true
  insteadOf?: string
}

/** The field of the form that gives a value. */
export const WILL_RUN_FIELDS = {
  command: 'command',
  memory: 'memory',
  disk: 'disk',
  'log rate': 'logRate',
  user: 'user',
  droplet: 'droplet',
  name: 'name',
} as const satisfies Record<WillRun['name'], FieldName>

export type Choices = { template?: Process; droplet?: Droplet; hasCurrentDroplet: boolean }

type Given = Pick<WillRun, 'name'> & {
  typed: string
  template?: string | null
  otherwise: string
  otherwiseWord?: string
  /** Where it comes from otherwise. */
  origin?: 'template' | 'default'
}

/** What a task takes over from its template process, printed; null where the process has or shows none. */
export function inherited(process: Process | undefined) {
  if (!process) return undefined
  const rate = process.log_rate_limit_in_bytes_per_second
  return {
    command: commandOf(process),
    memory: printKnownMegabytes(process.memory_in_mb),
    disk: printKnownMegabytes(process.disk_in_mb),
    logRate: rate ? printBytesPerSecond(BigInt(rate)) : null,
    user: process.user ?? null,
  }
}

/**
 * Every value a task would get of these form values: what was typed wins over the template process, that over the
 * foundation's default (app/models/runtime/task_model.rb and app/actions/task_create.rb of the Cloud Controller).
 * A size that can't be read is given as typed.
 */
export function willRun(values: Omit<TaskFormValues, 'labels' | 'annotations'>, choices: Choices): WillRun[] {
  const template = inherited(choices.template)
  // A process that is not the app's, or could not be read, gives all the same.
  const isUnread = values.template !== '' && !template
  const unread = { otherwise: 'what the process has', origin: 'template' } as const
  const foundationDefault = isUnread ? unread : { otherwise: 'the foundation’s default' }
  return [
    effective({
      name: 'command',
      typed: values.command,
      template: template && (template.command ?? 'the process’s own command'),
      ...(isUnread ? unread : { otherwise: 'none yet' }),
    }),
    effective({
      name: 'memory',
      typed: megabytes(values.memory),
      template: template?.memory,
      ...foundationDefault,
    }),
    effective({
      name: 'disk',
      typed: megabytes(values.disk),
      template: template?.disk,
      ...foundationDefault,
    }),
    effective({
      name: 'log rate',
      typed: rate(values.logRate),
      template: template?.logRate,
      ...foundationDefault,
    }),
    effective({
      name: 'user',
      typed: values.user,
      template: template?.user,
      ...(isUnread ? unread : { otherwise: 'the droplet’s user' }),
    }),
    droplet(values.droplet, choices),
    effective({ name: 'name', typed: values.name, otherwise: 'made by the API', otherwiseWord: 'default' }),
  ]
}

function effective({ name, typed, template, otherwise, otherwiseWord, origin = 'default' }: Given): WillRun {
  if (typed !== '') return { name, origin: 'typed', text: typed, insteadOf: template ?? undefined }
  if (template) return { name, origin: 'template', text: template }
  return { name, origin, originWord: otherwiseWord, text: otherwise, isOurs: true }
}

function droplet(typed: string, { droplet: chosen, hasCurrentDroplet }: Choices): WillRun {
  if (typed !== '')
    return { name: 'droplet', origin: 'typed', originWord: 'chosen', text: chosen?.guid ?? typed }
  return {
    name: 'droplet',
    origin: 'default',
    originWord: hasCurrentDroplet ? 'current' : 'missing',
    text: hasCurrentDroplet ? 'the app’s current droplet' : 'none',
    isOurs: true,
  }
}

function megabytes(typed: string): string {
  const read = typed.trim() === '' ? undefined : parseMegabytes(typed)
  return read?.kind === 'ok' ? printMegabytes(read.megabytes) : typed.trim()
}

function rate(typed: string): string {
  const read = typed.trim() === '' ? undefined : parseBytesPerSecond(typed)
  return read?.kind === 'ok' ? printBytesPerSecond(read.bytesPerSecond) : typed.trim()
}
