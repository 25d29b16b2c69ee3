'use client'
import type { KeyboardEvent, ReactNode } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { PickerField } from '@/components/fields/picker-field'
import { TextAreaField } from '@/components/fields/text-area-field'
import { SizeField, TextField } from '@/components/fields/text-field'
import { Button, Keys } from '@/components/ui/button'
import type { Problem as FieldProblem } from '@/components/ui/field'
import { useIsTakenOver } from '@/components/ui/time'
import { counted } from '@/lib/count'
import type { TaskOptions } from '@/lib/queries/task-options'
import { checkForm } from '@/lib/task-form/check'
import { FIELDS, type FieldName, type InheritedField, LIST_NAMES } from '@/lib/task-form/fields'
import type { Filled } from '@/lib/task-form/fill'
import type { TaskFormValues } from '@/lib/task-form/values'
import { inherited } from '@/lib/task-form/will-run'
import { AppField } from './app-field'
import { FilledMark } from './fill/filled'
import { InheritedHint, TemplateGives } from './inherited-hint'
import { MetadataRows } from './metadata/metadata-rows'
import { NameAside } from './name-aside'
import { asksToSendAgain, hasTwoTasks } from './open-outcome'
import { dropletHint, dropletOptions, templateOptions } from './options'
import { OutcomeAlerts } from './outcome-alerts'
import { ownProblem, problemAt, useProblems } from './problems'
import { RefusalAlert } from './refusal-alert'
import { useHints } from './use-hints'
import type { useSubmission } from './use-press'

type TaskFormProps = {
  form: UseFormReturn<TaskFormValues>
  options?: TaskOptions
  submission: ReturnType<typeof useSubmission>
  cancel: (guid: string) => Promise<FieldProblem | undefined>
  submissionLabel: string
  /** Somebody begins to fill it in. */
  onFirstFocus: () => void
  /** Somebody has begun, or something filled it in: what helps with typing is there. */
  isUsed: boolean
  filled?: Filled
  /** Above the form: what filled it in. */
  notice: ReactNode
  /** Beside the button: what became of the draft. */
  foot: ReactNode
}

/** The form of a task: an alert when something was refused, the fields, the button. */
export function TaskForm(props: TaskFormProps) {
  const { form, options, submission, cancel, submissionLabel, onFirstFocus, isUsed, filled, notice, foot } =
    props
  const { result } = submission
  const isOddOutcome =
    submission.isUpdated ||
    submission.isTooLarge ||
    submission.isWithoutAnswer ||
    (result !== undefined && (asksToSendAgain(result) || hasTwoTasks(result)))
  const { control, formState, handleSubmit } = form
  // Pressed before, the browser itself would send the form, with all of it in the address (F06).
  const isPressable = useIsTakenOver()
  const { refused, problems, isOwn, note, focusAlert } = useProblems(form, submission)
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

  const send = handleSubmit(
    async (values) => {
      note(undefined)
      await submission.send(values)
    },
    () => {
      const checked = checkForm(form.getValues(), { submissionLabel })
      if (checked.kind === 'wrong') note(checked.problems)
    },
  )
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send(event)
  }

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
    // The browser's own checks would refuse what the API accepts, in words of their own.
    <form noValidate aria-label="Task" onSubmit={send} onKeyDown={onKeyDown} onFocus={onFirstFocus}>
      {isOddOutcome && <OutcomeAlerts ref={focusAlert} submission={submission} cancel={cancel} />}
      {refused && <RefusalAlert ref={focusAlert} refused={refused} values={form.getValues()} />}
      {notice}
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
        <MetadataRows
          key={list}
          list={list}
          form={form}
          problems={problems}
          isOwn={isOwn}
          submissionLabel={submissionLabel}
          filled={filled}
          isUsed={isUsed}
        />
      ))}
      <div className="sticky bottom-0 z-5 low:static flex items-center gap-2 border-t border-hairline bg-canvas py-4 max-sm:bottom-14 max-sm:-mx-4 max-sm:px-4 max-sm:py-3 max-sm:*:first:flex-1">
        <Button
          kind="primary"
          type="submit"
          disabled={!isPressable}
          busy={formState.isSubmitting}
          busyWord="Creating task"
        >
          Create task
          <Keys onAccent>Ctrl ↵</Keys>
        </Button>
        {foot}
      </div>
    </form>
  )
}

function templateHint(options: TaskOptions | undefined, isWaiting: boolean): string {
  if (isWaiting) return 'Reading the app’s processes…'
  if (!options) return 'Choose an app first.'
  if (options.processes === null) return 'The app’s processes could not be read.'
  const unread = options.unreadable.processes
  if (unread > 0) return `${counted(unread, 'process', 'processes')} of this app could not be read.`
  return 'Gives command, sizes and user of one of the app’s processes.'
}
