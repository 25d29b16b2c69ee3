import { type Control, useWatch } from 'react-hook-form'
import { HostileText } from '@/components/ui/hostile-text'
import { FIELDS, INHERITED_FIELDS, type InheritedField } from '@/lib/task-form/fields'
import type { TaskFormValues } from '@/lib/task-form/values'
import type { Inherited } from '@/lib/task-form/will-run'

type InheritedHintProps = {
  control: Control<TaskFormValues>
  field: InheritedField
  taken: Inherited | undefined
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

/** All that the chosen template gives: what is left empty below. */
export function TemplateGives({ control, taken }: { control: Control<TaskFormValues>; taken: Inherited }) {
  const typed = useWatch({ control, name: INHERITED_FIELDS })
  // A command that may not be read is given all the same.
  const gives = INHERITED_FIELDS.filter(
    (field, at) => typed[at] === '' && (taken[field] !== null || field === 'command'),
  )
  const names = gives.map((field) => FIELDS[field].word)
  if (names.length === 0) return 'Gives nothing: everything is typed.'
  const last = names.pop()
  const list = names.length > 0 ? `${names.join(', ')} and ${last}` : last
  return `Gives ${list}${gives.length < INHERITED_FIELDS.length ? '; the rest is typed or default' : ''}.`
}
