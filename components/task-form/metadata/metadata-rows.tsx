import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { flushSync } from 'react-dom'
import { type Control, type UseFormReturn, useFieldArray, useWatch } from 'react-hook-form'
import { KeyValueRows, type RowPart } from '@/components/fields/key-value-rows'
import { fieldId } from '@/components/fields/text-field'
import { keepFocus } from '@/components/ui/button'
import { FieldProblem } from '@/components/ui/field'
import { HostileText } from '@/components/ui/hostile-text'
import { usedBeforeQuery } from '@/lib/queries/used-before'
import type { ListName, TaskFormValues } from '@/lib/task-form/fields'
import type { Filled } from '@/lib/task-form/fill'
import { invisibleIn } from '@/lib/task-form/hints'
import { wrongWithKey, wrongWithValue } from '@/lib/task-form/metadata-rules'
import type { Problem } from '@/lib/task-form/problem'
import { FilledRows } from '../fill/filled'
import { ownProblem, problemAt } from '../problems'

/** The API's limits of labels and annotations on one resource, ours included; a foundation may set others. */
const MOST_LABELS = 50

const MOST_ANNOTATIONS = 200

const PAIRS = (
  <>
    Several <code>key=value</code> lines can be pasted into a key.
  </>
)

const WORDS: Record<ListName, { legend: string; hint: ReactNode; addWord: string }> = {
  labels: { legend: 'Labels', hint: <>For finding: short, selectable. {PAIRS}</>, addWord: 'Add label' },
  annotations: {
    legend: 'Annotations',
    hint: 'For reading: any text up to 5\u2009000 characters.',
    addWord: 'Add annotation',
  },
}

type MetadataRowsProps = {
  list: ListName
  form: UseFormReturn<TaskFormValues>
  problems: readonly Problem[]
  /** Whether the problems are of our own rules. */
  isOwn: boolean
  /** The key of the label that the console adds, which takes one of the places; '' where it adds none. */
  submissionLabel: string
  filled?: Filled
  /** Somebody has begun: what helps with typing is there. */
  isUsed: boolean
  /** What comes before all else that is to be known of a row. */
  noteOf?: (index: number) => ReactNode
}

/** Labels or annotations: a group of rows with what is wrong beside the row it speaks of. */
export function MetadataRows(props: MetadataRowsProps) {
  const { list, form, problems, isOwn, submissionLabel, filled, isUsed, noteOf } = props
  const { control, register, formState } = form
  const { fields, append, remove, replace } = useFieldArray({ control, name: list, keyName: 'key-of-react' })
  const [told, setTold] = useState('')
  const most = list === 'annotations' ? MOST_ANNOTATIONS : submissionLabel ? MOST_LABELS - 1 : MOST_LABELS
  const appGuid = form.watch('app')
  const problemOf = (rowId: string, part: RowPart) => {
    const path = `${list}.${fields.findIndex((row) => row.id === rowId)}.${part}` as const
    // A row that is added makes react-hook-form check them all at once: those being typed as well.
    const isLeft = formState.isSubmitted || form.getFieldState(path, formState).isTouched
    return (
      problemAt(problems, `${list} ${rowId} ${part}`, isOwn) ??
      (isLeft ? ownProblem(formState.errors, path) : undefined)
    )
  }
  const add = (key = '') => append({ id: crypto.randomUUID(), key, value: '' }, { shouldFocus: false })
  const focusOn = (index: number, part: RowPart) =>
    document.getElementById(fieldId(`${list}.${index}.${part}`))?.focus()
  const paste = async (index: number, text: string) => {
    const { pasteRows } = await import('@/lib/task-form/paste/rows/read-rows')
    const pasted = pasteRows(form.getValues(list), index, text, list)
    if (!pasted) return form.setValue(`${list}.${index}.key`, text.trim(), { shouldDirty: true })
    flushSync(() => replace(pasted.rows))
    setTold(pasted.told)
    focusOn(pasted.last, 'value')
  }
  const take = (key: string) => {
    const free = form.getValues(list).findIndex((row) => row.key === '')
    if (free < 0) flushSync(() => add(key))
    else form.setValue(`${list}.${free}.key`, key, { shouldDirty: true })
    focusOn(free < 0 ? fields.length : free, 'value')
  }
  return (
    <KeyValueRows
      {...WORDS[list]}
      name={list}
      count={
        <>
          {fields.length} of {most}
          <FilledRows control={control} filled={filled} list={list} />
        </>
      }
      rows={fields}
      bind={(index, part) => register(`${list}.${index}.${part}`)}
      onAdd={() => add()}
      onRemove={(index) => remove(index)}
      problemOf={problemOf}
      problem={problemAt(problems, list, isOwn)}
      long={list === 'annotations'}
      noteOf={(index) => noteOf?.(index) ?? <RowNote control={control} list={list} index={index} />}
      onPasteRows={(index, text) => void paste(index, text)}
      beside={
        <>
          {isUsed && appGuid !== '' && (
            <KeysUsedBefore
              control={control}
              list={list}
              appGuid={appGuid}
              hidden={submissionLabel}
              onTake={take}
            />
          )}
          <span role="status" className="text-12 text-text-3">
            {told}
          </span>
        </>
      }
    />
  )
}

type RowNoteProps = { control: Control<TaskFormValues>; list: ListName; index: number }

/** While a row is typed: what is allowed where it is not yet right, what its prefix is, what in it is not seen. */
function RowNote({ control, list, index }: RowNoteProps) {
  const rows = useWatch({ control, name: list })
  const row = rows[index]
  if (!row || row.key === '') return null
  const point = invisibleIn(row.key) ?? invisibleIn(row.value)
  if (point)
    return (
      <FieldProblem
        id={`invisible-${list}-${index}`}
        warning={`There is an invisible character in it (${point}).`}
      />
    )
  const first = rows.findIndex(({ key }) => key === row.key)
  if (first < index) return `This key is already in row ${first + 1}.`
  // A key is being typed: what it must become is said quietly, and as an error once the field is left.
  const rule = wrongWithKey(list, row) ?? wrongWithValue(list, row)
  if (rule) return rule
  const slash = row.key.indexOf('/')
  if (slash < 0) return null
  return (
    <span className="hidden group-focus-within/pair:inline">
      Prefix <span className="font-mono">{row.key.slice(0, slash)}</span>, name{' '}
      <span className="font-mono">{row.key.slice(slash + 1)}</span>
    </span>
  )
}

type KeysUsedBeforeProps = {
  control: Control<TaskFormValues>
  list: ListName
  appGuid: string
  /** The key that is the console's own. */
  hidden: string
  onTake: (key: string) => void
}

const MOST_OFFERED = 6

/** Keys that this app's tasks carry and the form has not yet, the most used first: one press makes a row of one. */
function KeysUsedBefore({ control, list, appGuid, hidden, onTake }: KeysUsedBeforeProps) {
  const { data } = useQuery(usedBeforeQuery(appGuid))
  const rows = useWatch({ control, name: list })
  const all = (list === 'labels' ? data?.labels.map(({ key }) => key) : data?.annotations) ?? []
  const keys = all
    .filter((key) => key !== hidden && !rows.some((row) => row.key === key))
    .slice(0, MOST_OFFERED)
  if (keys.length === 0) return null
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 text-12 text-text-3">
      Used before
      {keys.map((key) => (
        <button
          key={key}
          type="button"
          onMouseDown={keepFocus}
          onClick={() => onTake(key)}
          className="max-w-60 truncate rounded-1 font-mono text-accent-text underline-offset-3 hover:underline max-sm:h-control max-sm:px-1"
        >
          <HostileText text={key} />
        </button>
      ))}
    </span>
  )
}
