import { flushSync } from 'react-dom'
import { fieldId } from '@/components/fields/text-field'
import { MetadataRows } from '@/components/task-form/metadata/metadata-rows'
import { SignInAgain, type SignInAgainAction } from '@/components/task-form/press/sign-in-again'
import { Button } from '@/components/ui/button'
import { FieldProblem } from '@/components/ui/field'
import { HostileText, plainVisible } from '@/components/ui/hostile-text'
import { Shape } from '@/components/ui/icon'
import type { Task } from '@/lib/resources/task'
import { LISTS, type ListName } from '@/lib/task-form/fields'
import { type Conflict, isEditable } from '@/lib/task-form/metadata-change'
import { counted } from '@/lib/words'
import { type ChangeMetadata, useMetadataEdit } from './use-metadata-edit'

type MetadataEditorProps = {
  task: Task
  list: ListName
  submissionLabel: string
  change: ChangeMetadata
  signInAgain: SignInAgainAction
  userName: string
  onClose: () => void
}

/** Labels or annotations in the form's rows, with what the API or somebody else says against a change beside its row. */
export function MetadataEditor(props: MetadataEditorProps) {
  const { task, list, submissionLabel, change, signInAgain, userName, onClose } = props
  const edit = useMetadataEdit({ task, list, submissionLabel, change, onSaved: onClose })
  const { form, problems, isOwn, conflicts } = edit
  const rows = form.watch(list)
  const { word } = LISTS[list]
  const platform = Object.keys(task.metadata[list]).filter((key) => !isEditable(list, key, undefined)).length
  // What speaks of no row, or of one that is gone from here.
  const general = problems.filter(
    ({ at }) =>
      at.kind === 'form' ||
      at.kind === 'session' ||
      at.kind === 'field' ||
      (at.kind === 'row' && !rows.some(({ id }) => id === at.rowId)),
  )
  const without = conflicts.filter(({ key }) => !rows.some((row) => row.key === key))
  const decide = (conflict: Conflict, settle: (conflict: Conflict) => void) => {
    flushSync(() => settle(conflict))
    focusValue(
      list,
      form.getValues(list).findIndex(({ key }) => key === conflict.key),
    )
  }
  const choice = (conflict: Conflict) => (
    <ConflictChoice
      conflict={conflict}
      onKeep={() => decide(conflict, edit.keepMine)}
      onTake={() => decide(conflict, edit.takeTheirs)}
    />
  )
  return (
    <>
      <form noValidate onSubmit={edit.save} aria-label={`Edit ${LISTS[list].label.toLowerCase()}`}>
        <MetadataRows
          list={list}
          form={form}
          problems={problems}
          isOwn={isOwn}
          submissionLabel={submissionLabel}
          isUsed
          noteOf={(index) => {
            const conflict = conflicts.find(({ key }) => key === rows[index]?.key)
            return conflict && choice(conflict)
          }}
        />
        {platform > 0 && (
          <p className="mt-2 text-12 text-text-3">
            {counted(platform, `more ${word}`)} of the platform can’t be changed.
          </p>
        )}
        <div role="alert" className="mt-3 grid gap-2 empty:hidden">
          {conflicts.length > 0 && (
            <p className="text-13 text-careful-text">
              Nothing was saved: somebody else changed {counted(conflicts.length, word)} since you began.
              Decide, then save.
            </p>
          )}
          {without.map((conflict) => (
            <div key={conflict.key} className="text-12">
              You removed{' '}
              <span className="font-mono">
                <HostileText text={conflict.key} />
              </span>
              . {choice(conflict)}
            </div>
          ))}
          {general.map(({ message, next }) => (
            <FieldProblem key={message} id={`${list}-general`} problem={{ message, next, own: isOwn }} />
          ))}
        </div>
        <div className="mt-4 flex gap-2">
          <Button kind="primary" type="submit" busy={form.formState.isSubmitting} busyWord="Saving">
            Save
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
      {edit.isSignedOut && (
        <SignInAgain key={edit.signIns} userName={userName} action={signInAgain} onSignedIn={edit.signedIn} />
      )}
    </>
  )
}

/** Gives the focus to the value of a row; where there is no such row to what adds one. */
export function focusValue(list: ListName, index: number): void {
  const value = document.getElementById(fieldId(`${list}.${index}.value`))
  const other = value ?? document.getElementById(`${fieldId(list)}-add`)
  other?.focus()
}

type ConflictChoiceProps = { conflict: Conflict; onKeep: () => void; onTake: () => void }

/** What somebody else made of a key, and whose counts. */
function ConflictChoice({ conflict: { key, now }, onKeep, onTake }: ConflictChoiceProps) {
  return (
    <span className="grid gap-1.5 text-text-2">
      <span className="flex gap-1.5">
        <Shape name="triangle" tone="careful" />
        <span className="min-w-0 wrap-anywhere">
          {now === null ? (
            'Somebody removed it meanwhile.'
          ) : (
            <>
              Somebody made it{' '}
              <span className="font-mono whitespace-pre-wrap text-text">
                {now === '' ? 'empty' : <HostileText text={now} multiline />}
              </span>{' '}
              meanwhile.
            </>
          )}
        </span>
      </span>
      <span className="flex flex-wrap gap-2">
        <Button dense aria-label={`Keep mine of ${plainVisible(key)}`} onClick={onKeep}>
          Keep mine
        </Button>
        <Button dense aria-label={`Take theirs of ${plainVisible(key)}`} onClick={onTake}>
          Take theirs
        </Button>
      </span>
    </span>
  )
}
