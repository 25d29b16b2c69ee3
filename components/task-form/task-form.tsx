'use client'
import { type KeyboardEvent, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { PickerField } from '@/components/fields/picker-field'
import { SizeField } from '@/components/fields/size-field'
import { TextAreaField } from '@/components/fields/text-area-field'
import { TextField } from '@/components/fields/text-field'
import { Button } from '@/components/ui/button'
import { Keys } from '@/components/ui/keys'
import type { TaskOptions } from '@/lib/queries/task-options-schema'
import { COMMAND_MAX_CHARACTERS } from '@/lib/task-form/rules'
import type { FieldName, TaskFormValues } from '@/lib/task-form/values'
import { inherited } from '@/lib/task-form/will-run'
import { AppField } from './app-field'
import { checkValues } from './form-resolver'
import { MetadataRows } from './metadata-rows'
import { NoAnswerAlert, UpdatedAlert } from './no-answer-alert'
import { dropletOptions, templateOptions } from './options'
import { ownProblem, problemAt } from './problems'
import { RefusalAlert } from './refusal-alert'
import { useProblems } from './use-problems'
import type { useSubmission } from './use-submission'

type TaskFormProps = {
  form: UseFormReturn<TaskFormValues>
  options?: TaskOptions
  submission: ReturnType<typeof useSubmission>
  submissionLabel: string
  /** Somebody begins to fill it in. */
  onFirstFocus: () => void
}

/** The form of a task: an alert when something was refused, the fields, the button. */
export function TaskForm({ form, options, submission, submissionLabel, onFirstFocus }: TaskFormProps) {
  const { control, formState, handleSubmit } = form
  const [now] = useState(Date.now)
  const { refused, problems, isOwn, note, focusAlert } = useProblems(form, submission)
  const problem = (field: FieldName) =>
    problemAt(problems, field, isOwn) ?? ownProblem(formState.errors, field)
  const template = options?.processes?.find((process) => process.guid === form.watch('template'))
  const taken = inherited(template)
  const isWaiting = form.watch('app') !== '' && !options

  const send = handleSubmit(
    async (values) => {
      note(undefined)
      await submission.send(values)
    },
    async () => {
      const checked = await checkValues(form.getValues(), { submissionLabel })
      if (checked.kind === 'wrong') note(checked.problems)
    },
  )
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send(event)
  }

  return (
    // The browser's own checks would refuse what the API accepts, in words of their own.
    <form noValidate aria-label="Task" onSubmit={send} onKeyDown={onKeyDown} onFocus={onFirstFocus}>
      {submission.isUpdated && <UpdatedAlert ref={focusAlert} />}
      {submission.isWithoutAnswer && (
        <NoAnswerAlert ref={focusAlert} isKnownMissing={submission.isKnownMissing} />
      )}
      {refused && <RefusalAlert ref={focusAlert} refused={refused} values={form.getValues()} />}
      <div className="grid gap-5 pb-6">
        <AppField form={form} app={options?.app} problem={problem('app')} />
        <div className="grid items-start gap-x-4 gap-y-5 sm:grid-cols-2">
          <PickerField
            control={control}
            name="template"
            label="Template process"
            options={templateOptions(options)}
            problem={problem('template')}
            disabled={!options}
            hint={templateHint(options, template !== undefined, isWaiting)}
            // A template makes the command optional, and none makes it required again.
            onPick={() => formState.touchedFields.command && void form.trigger('command')}
          />
          <PickerField
            control={control}
            name="droplet"
            label="Droplet"
            options={dropletOptions(options, now)}
            problem={problem('droplet')}
            disabled={!options}
            hint={dropletHint(options, isWaiting)}
          />
        </div>
        <TextAreaField
          control={control}
          name="command"
          label="Command"
          max={COMMAND_MAX_CHARACTERS}
          problem={problem('command')}
          placeholder={taken?.command ?? undefined}
          hint={
            taken?.command ? (
              <>
                Template: <code className="text-text-2">{taken.command}</code>
              </>
            ) : (
              'Runs in the app’s directory with the app’s environment.'
            )
          }
        />
        <div className="grid items-start gap-x-4 gap-y-5 sm:grid-cols-3">
          <div className="sm:col-span-2">
            <TextField
              control={control}
              name="name"
              label="Name"
              problem={problem('name')}
              hint="Log lines carry only this name, so a unique one keeps them apart."
            />
          </div>
          <TextField
            control={control}
            name="user"
            label="User"
            problem={problem('user')}
            placeholder={taken?.user ?? 'vcap'}
            hint={taken?.user ? `Template: ${taken.user}` : 'Empty: the droplet’s user'}
          />
        </div>
      </div>
      <div className="grid items-start gap-x-4 gap-y-5 border-t border-hairline pt-5 pb-6 sm:grid-cols-3">
        <SizeField
          control={control}
          name="memory"
          label="Memory"
          of="megabytes"
          problem={problem('memory')}
          placeholder={taken?.memory}
          hint={taken ? `Template: ${taken.memory}` : 'Such as 512M or 1.5 GB'}
        />
        <SizeField
          control={control}
          name="disk"
          label="Disk"
          of="megabytes"
          problem={problem('disk')}
          placeholder={taken?.disk}
          hint={taken ? `Template: ${taken.disk}` : 'Such as 512M or 1 GB'}
        />
        <SizeField
          control={control}
          name="logRate"
          label="Log rate limit"
          of="bytes-per-second"
          problem={problem('logRate')}
          placeholder={taken?.logRate ?? undefined}
          hint={taken?.logRate ? `Template: ${taken.logRate}` : 'Bytes per second, 16K, or unlimited'}
        />
      </div>
      <MetadataRows
        list="labels"
        form={form}
        problems={problems}
        isOwn={isOwn}
        hasOwnLabel={submissionLabel !== ''}
      />
      <MetadataRows list="annotations" form={form} problems={problems} isOwn={isOwn} hasOwnLabel={false} />
      <div className="sticky bottom-0 z-5 flex items-center border-t max-sm:grid border-hairline bg-canvas py-4 max-sm:bottom-14 max-sm:-mx-4 max-sm:px-4 max-sm:py-3">
        <Button kind="primary" type="submit" busy={formState.isSubmitting} busyWord="Creating task">
          Create task
          <Keys onAccent>Ctrl ↵</Keys>
        </Button>
      </div>
    </form>
  )
}

function templateHint(options: TaskOptions | undefined, isChosen: boolean, isWaiting: boolean): string {
  if (isWaiting) return 'Reading the app’s processes…'
  if (!options) return 'Choose an app first.'
  if (options.processes === null) return 'The app’s processes could not be read.'
  return isChosen
    ? 'Gives whatever is left empty below.'
    : 'Gives command, sizes and user of one of the app’s processes.'
}

function dropletHint(options: TaskOptions | undefined, isWaiting: boolean): string {
  if (isWaiting) return 'Reading the app’s droplets…'
  if (!options) return 'Choose an app first.'
  if (options.droplets === null) return 'The app’s droplets could not be read.'
  if (options.droplets.length === 0) return 'This app has no droplet yet: stage one first.'
  return options.currentDropletGuid
    ? 'The current one, unless another is chosen.'
    : 'This app has no current droplet: choose one.'
}
