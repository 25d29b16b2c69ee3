import { type KeyboardEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { HostileText } from '@/components/ui/hostile-text'
import { controlClass, TextInput } from '@/components/ui/text-input'
import {
  type Requirement,
  readSelector,
  sayRequirement,
  writeRequirement,
} from '@/lib/task-list/label-selector'

const OPERATORS = [
  { value: 'in', word: 'is' },
  { value: 'notin', word: 'is not' },
  { value: 'exists', word: 'is there' },
  { value: 'not-exists', word: 'is not there' },
] as const

/** A label selector: typed as the API reads it, said in words as one types, or put together of key, comparison and values. */
export function SelectorField({ value, wrong }: { value: string; wrong?: string }) {
  const [typed, setTyped] = useState(value)
  const read = typed === '' ? undefined : readSelector(typed)
  const why = read && 'why' in read ? `${read.piece} ${read.why}`.trim() : wrong
  const add = (requirement: Requirement) =>
    setTyped([typed, writeRequirement(requirement)].filter(Boolean).join(','))
  return (
    <div className="grid gap-2">
      <Field
        id="filter-label_selector"
        label="Label selector"
        hint={
          read && 'requirements' in read ? (
            <HostileText text={read.requirements.map(sayRequirement).join(', and ')} />
          ) : (
            'Such as env in (prod,dev),!skip'
          )
        }
        problem={why ? { message: why, own: true } : undefined}
      >
        {(wiring) => (
          <TextInput
            {...wiring}
            name="label_selector"
            mono
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <Builder onAdd={add} />
    </div>
  )
}

const EMPTY = { key: '', operator: 'in', values: '' }

function Builder({ onAdd }: { onAdd: (requirement: Requirement) => void }) {
  const [draft, setDraft] = useState(EMPTY)
  const operator = OPERATORS.find(({ value }) => value === draft.operator)?.value ?? 'in'
  const takesValues = operator === 'in' || operator === 'notin'
  const requirement: Requirement = {
    key: draft.key.trim(),
    operator,
    values: takesValues
      ? draft.values
          .split(',')
          .map((one) => one.trim())
          .filter((one) => one !== '')
      : [],
  }
  const read = readSelector(writeRequirement(requirement))
  const isWhole = 'requirements' in read && (!takesValues || requirement.values.length > 0)
  const set = (change: Partial<typeof EMPTY>) => setDraft({ ...draft, ...change })
  const add = () => {
    onAdd(requirement)
    setDraft(EMPTY)
  }
  // Enter would send the whole form.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    if (isWhole) add()
  }
  return (
    <fieldset aria-label="Add a condition" className="flex items-center gap-1.5" onKeyDown={onKeyDown}>
      <TextInput
        aria-label="Label key"
        placeholder="key"
        mono
        value={draft.key}
        onChange={(event) => set({ key: event.target.value })}
      />
      <span className="w-28 shrink-0">
        <select
          aria-label="Comparison"
          value={operator}
          onChange={(event) => set({ operator: event.target.value })}
          className={controlClass('h-control')}
        >
          {OPERATORS.map(({ value, word }) => (
            <option key={value} value={value}>
              {word}
            </option>
          ))}
        </select>
      </span>
      {takesValues && (
        <TextInput
          aria-label="Values"
          placeholder="a,b"
          mono
          value={draft.values}
          onChange={(event) => set({ values: event.target.value })}
        />
      )}
      <Button dense disabled={!isWhole} onClick={add}>
        Add
      </Button>
    </fieldset>
  )
}
