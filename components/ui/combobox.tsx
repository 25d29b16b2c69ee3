'use client'
import ChevronDown from 'lucide-react/icons/chevron-down'
import { type KeyboardEvent, type RefCallback, useMemo, useRef, useState } from 'react'
import { controlClass } from './control-class'
import type { Wiring } from './field'
import { type FoundOption, filterOptions, settledOn } from './filter-options'
import { Icon } from './icon'
import { moveTo } from './list-keys'
import { optionId } from './option-id'
import { OptionList } from './option-list'

type ComboboxProps = Wiring & {
  /** The id of the label; `Field` makes it `${id}-label`. */
  labelledBy: string
  /** Made once with `findable`, not at each render: up to tens of thousands. */
  options: readonly FoundOption[]
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  /** Somebody is about to choose: the time to fetch what there is. */
  onFocus?: () => void
  placeholder?: string
  disabled?: boolean
  /** Said when nothing is found, or while the options are still on their way. */
  emptyText: string
  ref?: RefCallback<HTMLInputElement>
}

/** A combobox one types into: each word narrows the list. What was typed but settled on nothing is taken back. */
export function Combobox({
  labelledBy,
  options,
  value,
  onChange,
  onBlur,
  onFocus,
  placeholder,
  disabled,
  emptyText,
  ref,
  ...rest
}: ComboboxProps) {
  const [typed, setTyped] = useState<string>()
  const [at, setAt] = useState<number>() // undefined: closed; -1: open, at none
  const isBound = useRef(false)
  const chosen = useMemo(() => options.find((option) => option.value === value), [options, value])
  const found = useMemo(() => filterOptions(options, typed ?? ''), [options, typed])
  const listId = `${rest.id}-options`
  const isOpen = at !== undefined

  const bind = (element: HTMLInputElement | null) => {
    ref?.(element)
    if (!element || isBound.current) return
    isBound.current = true
    // Somebody was here before the page was taken over: the next render would take back what was typed.
    if (element.value !== element.defaultValue) setTyped(element.value)
    if (element === document.activeElement) onFocus?.()
  }
  const close = () => {
    setAt(undefined)
    setTyped(undefined)
  }
  const choose = (option: FoundOption | undefined) => {
    if (option && option.value !== value) onChange(option.value)
    close()
  }
  const open = () => setAt(typed === undefined && chosen ? options.indexOf(chosen) : -1)
  const leave = () => {
    if (typed?.trim() === '') onChange('')
    else if (typed !== undefined) choose(settledOn(found, typed))
    close()
    onBlur?.()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const moves = event.key !== 'Home' && event.key !== 'End' // these move the cursor in the text
    if (!isOpen) {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
      open()
    } else if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && at >= 0) choose(found[at])
    else {
      const next = moves ? moveTo(event.key, at, found.length) : undefined
      if (next === undefined) return
      setAt(next)
    }
    event.preventDefault()
  }

  return (
    <div className="relative">
      <input
        {...rest}
        ref={bind}
        type="text"
        role="combobox"
        aria-labelledby={labelledBy}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        aria-controls={isOpen && found.length > 0 ? listId : undefined}
        aria-activedescendant={isOpen && at >= 0 ? optionId(listId, at) : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        disabled={disabled}
        value={typed ?? chosen?.label ?? ''}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(event.target.value.trim() === '' ? -1 : 0)
        }}
        onFocus={(event) => {
          event.target.select()
          onFocus?.()
        }}
        onClick={() => !isOpen && open()}
        onBlur={leave}
        onKeyDown={onKeyDown}
        className={controlClass('h-control pr-8')}
      />
      <span className="pointer-events-none absolute inset-y-0 right-2 flex items-center text-text-3">
        <Icon of={ChevronDown} />
      </span>
      <span role="status" className="sr-only">
        {isOpen && typed !== undefined ? `${found.length} of ${options.length}` : ''}
      </span>
      {isOpen && (
        <div className="absolute inset-x-0 top-full z-20 mt-1 animate-appear overflow-hidden rounded-3 bg-raised shadow-menu">
          {found.length > 0 ? (
            <OptionList
              id={listId}
              labelledBy={labelledBy}
              options={found}
              at={at}
              value={value}
              onChoose={choose}
            />
          ) : (
            <p className="px-3 py-2 text-13 text-text-3">{emptyText}</p>
          )}
        </div>
      )}
    </div>
  )
}
