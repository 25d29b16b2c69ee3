'use client'
import Check from 'lucide-react/icons/check'
import Copy from 'lucide-react/icons/copy'
import { useState } from 'react'
import { buttonClass, Layer } from './button'
import { Icon } from './icon'

type CopyButtonProps = {
  /** What the button says, or its name where `iconOnly`. */
  name: string
  /** The text that goes to the clipboard, exactly; made at the press where it is a function. */
  text: string | (() => Promise<string>)
  iconOnly?: boolean
  dense?: boolean
  kind?: 'plain' | 'quiet'
}

const SHOWN_MS = 2000

/** Copies a text and says that it did, or that the browser would not. Its name stays the same all the while. */
export function CopyButton({ name, text, iconOnly = false, dense = true, kind = 'quiet' }: CopyButtonProps) {
  const [told, setTold] = useState<'Copied' | 'Not copied'>()
  const copy = async () => {
    // Outside of https there is no clipboard at all: that fails like a refusal.
    const made = typeof text === 'string' ? Promise.resolve(text) : text()
    const written = made.then((all) => navigator.clipboard.writeText(all))
    const done = await written.then(
      () => 'Copied' as const,
      () => 'Not copied' as const,
    )
    setTold(done)
    setTimeout(() => setTold(undefined), SHOWN_MS)
  }
  return (
    <span className="relative inline-flex">
      <button
        type="button"
        onClick={copy}
        aria-label={name}
        title={iconOnly ? name : undefined}
        className={buttonClass({ kind, dense, icon: iconOnly })}
      >
        {iconOnly ? (
          <Icon of={told === 'Copied' ? Check : Copy} />
        ) : (
          <span className="grid">
            <Layer shown={!told}>
              <Icon of={Copy} />
              {name}
            </Layer>
            <Layer shown={told !== undefined}>
              {told === 'Copied' && <Icon of={Check} />}
              {told}
            </Layer>
          </span>
        )}
      </button>
      <span
        role="status"
        className={
          iconOnly && told
            ? 'absolute top-1/2 right-full mr-1 -translate-y-1/2 rounded-2 bg-raised px-2 py-0.5 text-12 whitespace-nowrap shadow-menu'
            : 'sr-only'
        }
      >
        {told}
      </span>
    </span>
  )
}
