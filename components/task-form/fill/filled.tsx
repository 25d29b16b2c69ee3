import { useState } from 'react'
import { type Control, type UseFormReturn, useWatch } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { HostileText } from '@/components/ui/hostile-text'
import { paths } from '@/lib/paths'
import {
  FIELD_NAMES,
  FIELDS,
  type FieldName,
  isGiven,
  LIST_NAMES,
  LISTS,
  type ListName,
  type TaskFormValues,
} from '@/lib/task-form/fields'
import type { Filled } from '@/lib/task-form/fill'

/** A link made to harm can give thousands. */
const MOST_REASONS = 20

type FillNoticeProps = {
  filled: Filled
  takeBack?: () => void
}

/** What filled the form in, and what of it has no place here. Nothing is sent before somebody presses. */
export function FillNotice({ filled, takeBack }: FillNoticeProps) {
  const names = namesOf(filled)
  const reasons = [...new Set(filled.leftOut)]
  return (
    <div
      // A paste closes a dialog: what came of it takes the focus. What an address filled in is there from the start.
      ref={filled.from === 'paste' ? takeFocus : undefined}
      role="status"
      tabIndex={-1}
      className="mb-6 rounded-3 border border-hairline bg-surface px-4 pt-3 pb-3.5 text-13 text-text-2"
    >
      <p>
        <span className="font-label text-text">{WORDS[filled.from]}</span>
        {names.length > 0
          ? `: ${names.join(', ')}. Nothing is sent before you press Create task.`
          : ': nothing.'}
      </p>
      {reasons.length > 0 && (
        <>
          <p className="mt-2">Left out:</p>
          <ul className="ml-4 list-disc">
            {reasons.slice(0, MOST_REASONS).map((reason) => (
              <li key={reason} className="wrap-anywhere">
                <HostileText text={reason} />
              </li>
            ))}
            {reasons.length > MOST_REASONS && <li>{reasons.length - MOST_REASONS} more</li>}
          </ul>
        </>
      )}
      {[...new Set(filled.notes)].map((note) => (
        <p key={note} className="mt-2 wrap-anywhere">
          <HostileText text={note} />
        </p>
      ))}
      {takeBack && (
        <p className="mt-2">
          <Button dense onClick={takeBack}>
            Take back
          </Button>
        </p>
      )}
    </div>
  )
}

/** Stable, so that the focus moves when the notice comes, and not at each render. */
const takeFocus = (notice: HTMLElement | null) => notice?.focus()

const WORDS = {
  link: 'Filled in from the link',
  paste: 'Filled in from what was pasted',
  again: 'Filled in from an earlier submission',
  task: 'Filled in from a task',
} as const

function namesOf({ values, keepsApp }: Filled): string[] {
  const rows = (count: number, one: string) =>
    count === 0 ? [] : [count === 1 ? `1 ${one}` : `${count} ${one}s`]
  return [
    ...FIELD_NAMES.filter((field) => values[field] !== '' && !(field === 'app' && keepsApp)).map(
      (field) => FIELDS[field].label,
    ),
    ...LIST_NAMES.flatMap((list) => rows(values[list].filter(isGiven).length, LISTS[list].word)),
  ]
}

const MARKS = {
  link: 'from the link',
  paste: 'pasted',
  again: 'as before',
  task: 'as before',
} as const

type Watched = { control: Control<TaskFormValues>; filled?: Filled }

/** What filled a field in, as long as it is as it was then; nothing where somebody typed it. */
export const filledBy = (filled: Filled | undefined, field: FieldName, value: string): string | undefined =>
  filled && value !== '' && value === filled.values[field] && !(field === 'app' && filled.keepsApp)
    ? MARKS[filled.from]
    : undefined

/** Says of a field that nobody typed it. */
export function FilledMark({ control, filled, field }: Watched & { field: FieldName }) {
  const word = filledBy(filled, field, useWatch({ control, name: field }))
  return word && <span>{word}</span>
}

/** The same of rows: how many of them nobody typed. */
export function FilledRows({ control, filled, list }: Watched & { list: ListName }) {
  const rows = useWatch({ control, name: list })
  const given = new Map(
    filled?.values[list].filter(isGiven).map(({ id, key, value }) => [id, `${key}=${value}`]),
  )
  const count = rows.filter(({ id, key, value }) => given.get(id) === `${key}=${value}`).length
  return filled && count > 0 ? `, ${count} ${MARKS[filled.from]}` : null
}

/** What filled the form in last, the address or a paste, and how to take it back. */
export function useFilling(form: UseFormReturn<TaskFormValues>, link: Filled | undefined) {
  const [filled, setFilled] = useState(link)
  const [before, setBefore] = useState<TaskFormValues>()
  const put = (values: TaskFormValues, by: Filled | undefined) => {
    if (values.app !== '' && values.app !== form.getValues('app'))
      window.history.replaceState(null, '', paths.newTask(values.app))
    form.reset(values)
    setFilled(by)
  }
  return {
    filled,
    fill: (next: Filled) => {
      setBefore(structuredClone(form.getValues()))
      put(next.values, next)
    },
    /** Back to what was there before a paste. */
    takeBack:
      before &&
      (() => {
        put(before, undefined)
        setBefore(undefined)
      }),
    /** Something else took the place of what was filled in. */
    forget: () => {
      setFilled(undefined)
      setBefore(undefined)
    },
  }
}
