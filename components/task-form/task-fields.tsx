import { dequal } from 'dequal/lite'
import { type ReactNode, useEffect, useState } from 'react'
import { type Control, type UseFormReturn, useWatch } from 'react-hook-form'
import { PickerField } from '@/components/fields/picker-field'
import { SizeField, TextAreaField, TextField } from '@/components/fields/text-field'
import { HostileText } from '@/components/ui/hostile-text'
import type { TaskOptions } from '@/lib/queries/task-options'
import {
  FIELDS,
  type FieldName,
  INHERITED_FIELDS,
  type InheritedField,
  LIST_NAMES,
  type TaskFormValues,
} from '@/lib/task-form/fields'
import type { Filled } from '@/lib/task-form/fill'
import { type Hint, hintsOf } from '@/lib/task-form/hints'
import type { Problem } from '@/lib/task-form/problem'
import { type Inherited, inherited } from '@/lib/task-form/will-run'
import { AppField } from './app-field'
import { FilledMark } from './fill/filled'
import { MetadataRows } from './metadata/metadata-rows'
import { NameAside } from './name-aside'
import { dropletHint, dropletOptions, templateHint, templateOptions } from './options'
import { ownProblem, problemAt } from './problems'

type TaskFieldsProps = {
  form: UseFormReturn<TaskFormValues>
  options?: TaskOptions
  problems: readonly Problem[]
  /** Whether the problems are of our own rules. */
  isOwn: boolean
  submissionLabel: string
  filled?: Filled
  /** Somebody has begun, or something filled it in: what helps with typing is there. */
  isUsed: boolean
}

/** Every field of the form, each with what is wrong beside it. */
export function TaskFields(props: TaskFieldsProps) {
  const { form, options, problems, isOwn, filled, isUsed } = props
  const { control, formState } = form
  const hints = useHints(form, isUsed)
  const problem = (field: FieldName) =>
    problemAt(problems, field, isOwn) ??
    // What is empty may only not be typed yet: the press says it.
    (form.getValues(field) === '' ? undefined : ownProblem(formState.errors, field))
  const bound = <F extends FieldName>(field: F) => ({
    control,
    name: field,
    label: FIELDS[field].label,
    problem: problem(field),
    warning: hints(field),
    aside: filled && <FilledMark control={control} filled={filled} field={field} />,
  })
  const template = options?.processes?.find((process) => process.guid === form.watch('template'))
  const taken = inherited(template)
  const isWaiting = form.watch('app') !== '' && !options
  const inherit = (field: InheritedField, otherwise: string) => (
    <InheritedHint control={control} field={field} taken={taken} otherwise={otherwise} />
  )

  const fields = {
    app: <AppField form={form} app={options?.app} problem={problem('app')} aside={bound('app').aside} />,
    template: (
      <PickerField
        {...bound('template')}
        options={templateOptions(options, template === undefined ? form.watch('template') : '')}
        disabled={!options}
        hint={taken ? <TemplateGives control={control} taken={taken} /> : templateHint(options, isWaiting)}
        // A template makes the command optional, and none makes it required again.
        onPick={() => formState.touchedFields.command && void form.trigger('command')}
      />
    ),
    droplet: (
      <PickerField
        {...bound('droplet')}
        options={dropletOptions(options, form.watch('droplet'))}
        disabled={!options}
        hint={dropletHint(options, isWaiting, form.watch('droplet'))}
      />
    ),
    command: (
      <TextAreaField
        {...bound('command')}
        max={FIELDS.command.most}
        placeholder={taken?.command ?? undefined}
        hint={inherit('command', 'Runs in the app’s directory with the app’s environment.')}
      />
    ),
    name: (
      <TextField
        {...bound('name')}
        aside={isUsed && <NameAside form={form} options={options} filled={filled} />}
        hint="Log lines carry only this name, so a unique one keeps them apart."
      />
    ),
    user: (
      <TextField
        {...bound('user')}
        placeholder={taken?.user ?? 'vcap'}
        hint={inherit('user', 'Empty: the droplet’s user')}
      />
    ),
    memory: (
      <SizeField
        {...bound('memory')}
        of="megabytes"
        placeholder={taken?.memory ?? undefined}
        hint={inherit('memory', 'Such as 512M or 1.5 GB')}
      />
    ),
    disk: (
      <SizeField
        {...bound('disk')}
        of="megabytes"
        placeholder={taken?.disk ?? undefined}
        hint={inherit('disk', 'Such as 512M or 1 GB')}
      />
    ),
    logRate: (
      <SizeField
        {...bound('logRate')}
        of="bytes-per-second"
        placeholder={taken?.logRate ?? undefined}
        hint={inherit('logRate', 'Bytes per second, 16K, or unlimited')}
      />
    ),
  } satisfies Record<FieldName, ReactNode>

  return (
    <>
      <div className="grid gap-5 pb-6">
        {fields.app}
        <div className="grid items-start gap-x-4 gap-y-5 sm:grid-cols-2">
          {fields.template}
          {fields.droplet}
        </div>
        {fields.command}
        <div className="grid items-start gap-x-4 gap-y-5 sm:grid-cols-3">
          <div className="sm:col-span-2">{fields.name}</div>
          {fields.user}
        </div>
      </div>
      <div className="grid items-start gap-x-4 gap-y-5 border-t border-hairline pt-5 pb-6 sm:grid-cols-3">
        {fields.memory}
        {fields.disk}
        {fields.logRate}
      </div>
      {LIST_NAMES.map((list) => (
        <div key={list} className="border-t border-hairline pt-5 pb-6">
          <MetadataRows
            list={list}
            form={form}
            problems={problems}
            isOwn={isOwn}
            submissionLabel={props.submissionLabel}
            filled={filled}
            isUsed={isUsed}
          />
        </div>
      ))}
    </>
  )
}

type InheritedHintProps = {
  control: Control<TaskFormValues>
  field: InheritedField
  taken: Inherited | undefined
  /** What to know where the template gives nothing. */
  otherwise: string
}

/** What the template gives a field, or what was typed in its place. */
function InheritedHint({ control, field, taken, otherwise }: InheritedHintProps) {
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
function TemplateGives({ control, taken }: { control: Control<TaskFormValues>; taken: Inherited }) {
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

/** A quote is open while one types: what is worth a look is said after a pause. */
const PAUSE_MS = 300

/** What is worth a look in command and name, found a moment after the typing paused; it blocks nothing. */
function useHints(form: UseFormReturn<TaskFormValues>, isWanted: boolean) {
  const [hints, setHints] = useState<Hint[]>([])
  // A timer over the form's own events: neither belongs to a render.
  useEffect(() => {
    if (!isWanted) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      const found = hintsOf(form.getValues())
      setHints((before) => (dequal(before, found) ? before : found))
    }
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(look, PAUSE_MS)
    }
    const stop = form.subscribe({ formState: { values: true }, callback: later })
    later()
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [form, isWanted])
  return (field: FieldName) => {
    const own = hints.filter((hint) => hint.field === field)
    if (own.length === 0) return undefined
    return own.map(({ message }) => (
      <span key={message} className="block">
        {message}
      </span>
    ))
  }
}
