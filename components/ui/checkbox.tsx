import type { MouseEvent } from 'react'

type CheckboxProps = {
  /** The accessible name. */
  name: string
  checked: boolean
  /** Some of what it stands for is checked. */
  isPart?: boolean
  disabled?: boolean
  /** With the event, since a range is taken with Shift. */
  onPress: (event: MouseEvent<HTMLInputElement>) => void
}

const setPart = (isPart: boolean) => (input: HTMLInputElement | null) => {
  if (input) input.indeterminate = isPart
}

/** A checkbox that stands for itself, as in a row of a table. */
export function Checkbox({ name, checked, isPart = false, disabled = false, onPress }: CheckboxProps) {
  return (
    // On a phone a finger's width around it is pressed, too.
    <label className="block w-fit max-sm:-m-3 max-sm:p-3">
      <input
        ref={setPart(isPart)}
        type="checkbox"
        aria-label={name}
        checked={checked}
        disabled={disabled}
        onChange={() => undefined}
        onClick={onPress}
        className="block size-4 cursor-pointer accent-accent"
      />
    </label>
  )
}
