import { OptionRow } from './option-row'

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
export function PickerList({ id, labelledBy, options, at, value, onChoose }: PickerListProps) {
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
