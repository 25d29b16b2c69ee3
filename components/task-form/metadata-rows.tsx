'use client'
import { type UseFormReturn, useFieldArray } from 'react-hook-form'
import { KeyValueRows, type RowPart } from '@/components/fields/key-value-rows'
import type { Problem } from '@/lib/task-form/place'
import type { ListName, TaskFormValues } from '@/lib/task-form/values'
import { ownProblem, problemAt } from './problems'

/** The API's limits of labels and annotations on one resource, ours included; a foundation may set others. */
const MOST_LABELS = 50
const MOST_ANNOTATIONS = 200

const WORDS = {
  labels: {
    legend: 'Labels',
    hint: 'For finding: short, selectable.',
    addWord: 'Add label',
  },
  annotations: {
    legend: 'Annotations',
    hint: 'For reading: any text up to 5\u2009000 characters.',
    addWord: 'Add annotation',
  },
} as const

type MetadataRowsProps = {
  list: ListName
  form: UseFormReturn<TaskFormValues>
  problems: readonly Problem[]
  /** Whether the problems are of our own rules. */
  isOwn: boolean
  /** The console adds a label of its own, which takes one of the places. */
  hasOwnLabel: boolean
}

/** Labels or annotations: a group of rows with what is wrong beside the row it speaks of. */
export function MetadataRows({ list, form, problems, isOwn, hasOwnLabel }: MetadataRowsProps) {
  const { control, register, formState } = form
  const { fields, append, remove } = useFieldArray({ control, name: list, keyName: 'key-of-react' })
  const most = list === 'annotations' ? MOST_ANNOTATIONS : hasOwnLabel ? MOST_LABELS - 1 : MOST_LABELS
  const problemOf = (rowId: string, part: RowPart) => {
    const index = fields.findIndex((row) => row.id === rowId)
    return (
      problemAt(problems, `${list} ${rowId} ${part}`, isOwn) ??
      ownProblem(formState.errors, `${list}.${index}.${part}`)
    )
  }
  return (
    <div className="border-t border-hairline pt-5 pb-6">
      <KeyValueRows
        {...WORDS[list]}
        name={list}
        count={`${fields.length} of ${most}`}
        rows={fields}
        bind={(index, part) => register(`${list}.${index}.${part}`)}
        onAdd={() => append({ id: crypto.randomUUID(), key: '', value: '' }, { shouldFocus: false })}
        onRemove={(index) => remove(index)}
        problemOf={problemOf}
        problem={problemAt(problems, list, isOwn)}
        long={list === 'annotations'}
      />
    </div>
  )
}
