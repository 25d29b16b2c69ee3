import X from 'lucide-react/icons/x'
import type { ClipboardEvent, KeyboardEvent, ReactNode } from 'react'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { IconButton } from '@/components/ui/button'
import { FieldProblem, type Problem, wire } from '@/components/ui/field'
import { TextArea, TextInput } from '@/components/ui/text-input'
import { fieldId } from './text-field'

type KeyValueRowProps = {
  /** Its place, counted from 1: what its parts are called by. */
  number: number
  bindKey: UseFormRegisterReturn
  bindValue: UseFormRegisterReturn
  keyProblem?: Problem
  valueProblem?: Problem
  long?: boolean
  /** What to know of the row while nothing is wrong with it. */
  note?: ReactNode
  onPasteIntoKey?: (event: ClipboardEvent) => void
  onRemove: () => void
  onKeyDown: (event: KeyboardEvent, part: 'key' | 'value') => void
}

/** One key with its value, a button to remove both, and what is wrong with either below. */
export function KeyValueRow(props: KeyValueRowProps) {
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
    <div className="group/pair grid grid-cols-key-value items-start gap-x-2 gap-y-1 max-sm:grid-cols-key-value-narrow">
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
      <div className="max-sm:col-start-1 max-sm:row-start-2">
        {long ? <TextArea {...value} lines={1} /> : <TextInput {...value} mono autoComplete="off" />}
      </div>
      <div className="max-sm:col-start-2 max-sm:row-start-1">
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
