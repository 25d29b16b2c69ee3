import Plus from 'lucide-react/icons/plus'
import X from 'lucide-react/icons/x'
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useRef } from 'react'
import { flushSync } from 'react-dom'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { Button, IconButton } from '@/components/ui/button'
import { FieldProblem, type ProblemWords, wire } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { TextArea, TextInput } from '@/components/ui/text-input'
import { fieldId } from './text-field'

export type RowPart = 'key' | 'value'

type KeyValueRowsProps = {
  /** The group's name in the form, such as `labels`; ids derive from it. */
  name: string
  legend: string
  /** `2 of 49`: stands beside the legend, not in it. */
  count: ReactNode
  hint: ReactNode
  /** `Add label` */
  addWord: string
  /** The rows as `useFieldArray` gives them. */
  rows: readonly { id: string }[]
  /** `register` of the form, for the row at a place. */
  bind: (index: number, part: RowPart) => UseFormRegisterReturn
  onAdd: () => void
  onRemove: (index: number) => void
  /** What is wrong with a part of a row, by the row's id. */
  problemOf: (rowId: string, part: RowPart) => ProblemWords | undefined
  /** What is wrong with the group as a whole. */
  problem?: ProblemWords
  /** Values of several lines, which grow. */
  long?: boolean
  /** What to know of a row while nothing is wrong with it. */
  noteOf?: (index: number) => ReactNode
  /** Text pasted into a key that is more than a key. */
  onPasteRows?: (index: number, text: string) => void
  /** Beside the button that adds a row. */
  beside?: ReactNode
}

/** No key has a blank, a `=`, a `:` or a brace in it: such text is keys with their values. */
const isMoreThanKey = (text: string): boolean => /[\s=:{]/.test(text.trim())

/** A group of keys and values, edited row by row, with the keyboard alone if one likes. */
export function KeyValueRows(props: KeyValueRowsProps) {
  const { name, legend, count, hint, addWord, rows, bind, onAdd, onRemove, problemOf, problem, long } = props
  const { noteOf, onPasteRows, beside } = props
  const group = useRef<HTMLFieldSetElement>(null)
  const id = fieldId(name)
  const focusOn = (index: number, part: RowPart) =>
    document.getElementById(fieldId(bind(index, part).name))?.focus()
  // The row is in the document once `flushSync` returns: the focus never passes through nowhere.
  const add = () => {
    flushSync(onAdd)
    focusOn(rows.length, 'key')
  }
  const remove = (index: number) => {
    flushSync(() => onRemove(index))
    if (index < rows.length - 1) focusOn(index, 'key')
    else document.getElementById(`${id}-add`)?.focus()
  }
  const onEnter = (event: KeyboardEvent, index: number, part: RowPart) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (event.nativeEvent.isComposing) return
    event.preventDefault()
    if (part === 'key') focusOn(index, 'value')
    else if (index < rows.length - 1) focusOn(index + 1, 'key')
    else add()
  }

  const onPaste = (event: ClipboardEvent, index: number) => {
    const text = event.clipboardData.getData('text')
    if (!onPasteRows || !isMoreThanKey(text)) return
    event.preventDefault()
    onPasteRows(index, text)
  }

  return (
    <fieldset
      ref={group}
      id={id}
      tabIndex={-1}
      aria-describedby={problem ? `${id}-hint ${id}-problem` : `${id}-hint`}
      className="relative min-w-0 rounded-1"
    >
      <legend className="float-left mr-2 text-13 font-head">{legend}</legend>
      <p className="text-13 text-text-3">{count}</p>
      <p id={`${id}-hint`} className="clear-both text-12 text-text-3">
        {hint}
      </p>
      <FieldProblem id={`${id}-problem`} problem={problem} />
      {rows.length > 0 && (
        // Narrow by its own place: beside a task it is as narrow as on a phone.
        <div className="@container mt-4">
          <div className="grid gap-2 @max-prose:gap-4">
            <div
              aria-hidden="true"
              className="-mb-1 grid grid-cols-key-value gap-2 text-12 text-text-3 @max-prose:hidden"
            >
              <span>Key</span>
              <span>Value</span>
            </div>
            {rows.map(({ id: rowId }, index) => (
              <KeyValueRow
                key={rowId}
                number={index + 1}
                bindKey={bind(index, 'key')}
                bindValue={bind(index, 'value')}
                keyProblem={problemOf(rowId, 'key')}
                valueProblem={problemOf(rowId, 'value')}
                long={long}
                note={noteOf?.(index)}
                onPasteIntoKey={(event) => onPaste(event, index)}
                onRemove={() => remove(index)}
                onKeyDown={(event, part) => onEnter(event, index, part)}
              />
            ))}
          </div>
        </div>
      )}
      <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button id={`${id}-add`} dense keepsFocus onClick={add}>
          <Icon of={Plus} />
          {addWord}
        </Button>
        {beside}
      </div>
    </fieldset>
  )
}

type KeyValueRowProps = {
  /** Its place, counted from 1: what its parts are called by. */
  number: number
  bindKey: UseFormRegisterReturn
  bindValue: UseFormRegisterReturn
  keyProblem?: ProblemWords
  valueProblem?: ProblemWords
  long?: boolean
  /** What to know of the row while nothing is wrong with it. */
  note?: ReactNode
  onPasteIntoKey?: (event: ClipboardEvent) => void
  onRemove: () => void
  onKeyDown: (event: KeyboardEvent, part: 'key' | 'value') => void
}

/** One key with its value, a button to remove both, and what is wrong with either below. */
function KeyValueRow(props: KeyValueRowProps) {
  const { number, bindKey, bindValue, keyProblem, valueProblem, long = false, note } = props
  const { onPasteIntoKey, onRemove, onKeyDown } = props
  const isNoted = note !== undefined && !keyProblem && !valueProblem
  const noteId = `${fieldId(bindKey.name)}-note`
  const keyWiring = wire({ id: fieldId(bindKey.name), problem: keyProblem })
  const valueWiring = wire({ id: fieldId(bindValue.name), problem: valueProblem })
  const noted = isNoted ? { 'aria-describedby': noteId } : {}
  const value = {
    ...valueWiring,
    ...noted,
    ...bindValue,
    'aria-label': `Value ${number}`,
    onKeyDown: (event: KeyboardEvent) => onKeyDown(event, 'value'),
  }
  return (
    <div className="group/pair grid grid-cols-key-value items-start gap-x-2 gap-y-1 @max-prose:grid-cols-key-value-narrow">
      <TextInput
        {...keyWiring}
        {...noted}
        {...bindKey}
        mono
        autoComplete="off"
        aria-label={`Key ${number}`}
        onKeyDown={(event) => onKeyDown(event, 'key')}
        onPaste={onPasteIntoKey}
      />
      <div className="@max-prose:col-start-1 @max-prose:row-start-2">
        {long ? <TextArea {...value} lines={1} /> : <TextInput {...value} mono autoComplete="off" />}
      </div>
      <div className="@max-prose:col-start-2 @max-prose:row-start-1">
        <IconButton name={`Remove ${number}`} icon={X} onClick={onRemove} />
      </div>
      <div className="col-span-full grid gap-1 empty:hidden">
        <FieldProblem id={`${keyWiring.id}-problem`} problem={keyProblem} />
        <FieldProblem id={`${valueWiring.id}-problem`} problem={valueProblem} />
        {isNoted && (
          <div id={noteId} className="text-12 text-text-3 empty:hidden">
            {note}
          </div>
        )}
      </div>
    </div>
  )
}
