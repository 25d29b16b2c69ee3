import { type Control, useWatch } from 'react-hook-form'
import { HostileText } from '@/components/ui/hostile-text'
import type { TaskFormValues } from '@/lib/task-form/values'
import type { inherited } from '@/lib/task-form/will-run'

type Taken = NonNullable<ReturnType<typeof inherited>>
type InheritedHintProps = {
  control: Control<TaskFormValues>
  field: keyof Taken
  taken: Taken | undefined
  /** What to know where the template gives nothing. */
  otherwise: string
}

/** What the template gives a field, or what was typed in its place. */
export function InheritedHint({ control, field, taken, otherwise }: InheritedHintProps) {
  const typed = useWatch({ control, name: field })
  const given = taken?.[field]
  if (!given) return otherwise
  return (
    <>
      {typed === '' ? 'Template: ' : 'Instead of the template’s '}
      <code className="text-text-2">
        <HostileText text={given} />
      </code>
    </>
  )
}

const WORDS: readonly [keyof Taken, string][] = [
  ['command', 'command'],
  ['memory', 'memory'],
  ['disk', 'disk'],
  ['logRate', 'log rate'],
  ['user', 'user'],
]

/** All that the chosen template gives: what is left empty below. */
export function TemplateGives({ control, taken }: { control: Control<TaskFormValues>; taken: Taken }) {
  const typed = useWatch({ control, name: ['command', 'memory', 'disk', 'logRate', 'user'] })
  // A command that may not be read is given all the same.
  const gives = WORDS.filter(
    ([field], at) => typed[at] === '' && (taken[field] !== null || field === 'command'),
  )
  const names = gives.map(([, word]) => word)
  if (names.length === 0) return 'Gives nothing: everything is typed.'
  const last = names.pop()
  const list = names.length > 0 ? `${names.join(', ')} and ${last}` : last
  return `Gives ${list}${gives.length < WORDS.length ? '; the rest is typed or default' : ''}.`
}
