import ChevronDown from 'lucide-react/icons/chevron-down'
import { type FocusEvent, type KeyboardEvent, type Ref, useRef, useState } from 'react'
import type { Wiring } from '../field'
import { HostileText } from '../hostile-text'
import { Icon } from '../icon'
import { controlClass } from '../text-input'
import { findTyped, isTyped, moveTo, OptionRow } from './options'
export type PickerOption = { value: string; label: string; detail?: string; mono?: boolean }

type PickerListProps = {
  /** The picker's id; those of the list and its options derive from it. */
  id: string
  labelledBy: string
  options: readonly PickerOption[]
  at: number
  value: string
  onChoose: (index: number) => void
}

/** The open list of a picker. */
function PickerList({ id, labelledBy, options, at, value, onChoose }: PickerListProps) {
  return (
    <div
      id={`${id}-options`}
      role="listbox"
      aria-labelledby={labelledBy}
      ref={intoView}
      tabIndex={-1}
      className="absolute inset-x-0 top-full z-20 mt-1 max-h-80 animate-appear overflow-y-auto rounded-3 bg-raised p-1 shadow-menu"
    >
      {options.map((option, index) => (
        <OptionRow
          key={option.value}
          id={`${id}-option-${index}`}
          ref={index === at ? intoView : undefined}
          label={option.label}
          detail={option.detail}
          mono={option.mono}
          at={index === at}
          chosen={option.value === value}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(index)}
        />
      ))}
    </div>
  )
}

const intoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' })

type PickerProps = Wiring & {
  /** The id of the label; `Field` makes it `${id}-label`. */
  labelledBy: string
  options: readonly PickerOption[]
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  disabled?: boolean
  /** Shown while the value is none of the options. */
  placeholder?: string
  ref?: Ref<HTMLButtonElement>
}

const TYPING_PAUSE_MS = 700

/** A select-only combobox: one of a few options. The keyboard is that of the ARIA practices. */
export function Picker({
  labelledBy,
  options,
  value,
  onChange,
  onBlur,
  disabled,
  placeholder = '',
  ...rest
}: PickerProps) {
  const [at, setAt] = useState<number>()
  const typed = useRef({ text: '', when: 0 })
  const { id } = rest
  const isOpen = at !== undefined
  const chosenIndex = options.findIndex((option) => option.value === value)
  const chosen = options[chosenIndex]

  const open = (index = Math.max(0, chosenIndex)) => setAt(index)
  const choose = (index: number | undefined) => {
    const option = index === undefined ? undefined : options[index]
    if (option && option.value !== value) onChange(option.value)
    setAt(undefined)
  }
  const typeAhead = (letter: string, now: number) => {
    const text = now - typed.current.when > TYPING_PAUSE_MS ? letter : typed.current.text + letter
    typed.current = { text, when: now }
    const labels = options.map((option) => option.label)
    open(findTyped(labels, text, at ?? chosenIndex) ?? at)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen) {
      if (['ArrowDown', 'ArrowUp', 'Enter', ' '].includes(event.key)) open()
      else if (event.key === 'Home') open(0)
      else if (event.key === 'End') open(options.length - 1)
      else if (isTyped(event)) typeAhead(event.key, event.timeStamp)
      else return
    } else {
      const next = event.altKey ? undefined : moveTo(event.key, at, options.length)
      if (next !== undefined) setAt(next)
      else if (event.key === 'Escape') setAt(undefined)
      else if (event.key === 'Tab') return choose(at)
      else if (event.key === 'Enter' || event.key === ' ' || event.key === 'ArrowUp') choose(at)
      else if (isTyped(event)) typeAhead(event.key, event.timeStamp)
      else return
    }
    event.preventDefault()
  }
  const leave = (_event: FocusEvent) => {
    setAt(undefined)
    onBlur?.()
  }

  return (
    <div className="relative">
      <button
        {...rest}
        type="button"
        role="combobox"
        aria-labelledby={labelledBy}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        aria-controls={isOpen ? `${id}-options` : undefined}
        aria-activedescendant={isOpen ? `${id}-option-${at}` : undefined}
        disabled={disabled}
        onBlur={leave}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          event.currentTarget.focus() // Safari gives a pressed button no focus
          isOpen ? setAt(undefined) : open()
        }}
        className={controlClass('flex h-control items-center gap-2 text-left')}
      >
        <span className="min-w-0 flex-1 truncate text-13">
          {chosen ? (
            <>
              <span className={chosen.mono ? 'font-mono' : ''}>
                <HostileText text={chosen.label} />
              </span>
              {chosen.detail && <span className="sr-only">, </span>}
              {chosen.detail && (
                <span className={disabled ? 'ml-3 text-12' : 'ml-3 text-12 text-text-3'}>
                  <HostileText text={chosen.detail} />
                </span>
              )}
            </>
          ) : (
            <span className="text-text-3">{placeholder}</span>
          )}
        </span>
        <span className={isOpen ? '-mr-1 rotate-180 text-text-3' : '-mr-1 text-text-3'}>
          <Icon of={ChevronDown} />
        </span>
      </button>
      {isOpen && (
        <PickerList
          id={id}
          labelledBy={labelledBy}
          options={options}
          at={at}
          value={value}
          onChoose={choose}
        />
      )}
    </div>
  )
}
