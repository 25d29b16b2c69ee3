import type { KeyboardEvent, ReactNode } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { Button, Keys } from '@/components/ui/button'
import type { ProblemWords } from '@/components/ui/field'
import { useIsTakenOver } from '@/components/ui/time'
import type { TaskOptions } from '@/lib/queries/task-options'
import { asksToSendAgain, hasTwoTasks } from '@/lib/submission/submission'
import { checkForm } from '@/lib/task-form/check'
import type { TaskFormValues } from '@/lib/task-form/fields'
import type { Filled } from '@/lib/task-form/fill'
import { OutcomeAlerts } from './press/outcome-alerts'
import { RefusalAlert } from './press/refusal-alert'
import type { usePress } from './press/use-press'
import { useProblems } from './problems'
import { TaskFields } from './task-fields'

type TaskFormProps = {
  form: UseFormReturn<TaskFormValues>
  options?: TaskOptions
  press: ReturnType<typeof usePress>
  cancel: (guid: string) => Promise<ProblemWords | undefined>
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
  const { form, options, press, cancel, submissionLabel, onFirstFocus, isUsed, filled, notice, foot } = props
  const { result } = press
  const isOddOutcome =
    press.isUpdated ||
    press.isTooLarge ||
    press.isWithoutAnswer ||
    (result !== undefined && (asksToSendAgain(result) || hasTwoTasks(result)))
  const { formState, handleSubmit } = form
  // Pressed before, the browser itself would send the form, with all of it in the address (F06).
  const isPressable = useIsTakenOver()
  const { refused, problems, isOwn, note, focusAlert } = useProblems(form, press)
  const send = handleSubmit(
    async (values) => {
      note(undefined)
      await press.send(values)
    },
    () => {
      const checked = checkForm(form.getValues(), { submissionLabel })
      if (checked.kind === 'wrong') note(checked.problems)
    },
  )
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send(event)
  }

  return (
    // The browser's own checks would refuse what the API accepts, in words of their own.
    <form noValidate aria-label="Task" onSubmit={send} onKeyDown={onKeyDown} onFocus={onFirstFocus}>
      {isOddOutcome && <OutcomeAlerts ref={focusAlert} press={press} cancel={cancel} />}
      {refused && <RefusalAlert ref={focusAlert} refused={refused} values={form.getValues()} />}
      {notice}
      <TaskFields
        form={form}
        options={options}
        problems={problems}
        isOwn={isOwn}
        submissionLabel={submissionLabel}
        filled={filled}
        isUsed={isUsed}
      />
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
