import type { ReactNode } from 'react'

/** A link to a field of this page: brings it into sight and gives it the focus. */
export function FieldLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <a
      href={`#${to}`}
      onClick={(event) => {
        const field = document.getElementById(to)
        if (!field) return
        event.preventDefault() // keeps the address and the history as they are
        field.scrollIntoView({ block: 'center' })
        field.focus({ preventScroll: true })
      }}
      className="justify-self-start rounded-1 font-label text-text underline decoration-bad decoration-1 underline-offset-3 hover:text-bad-text"
    >
      {children}
    </a>
  )
}
