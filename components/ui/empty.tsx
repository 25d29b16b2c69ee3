import type { ReactNode } from 'react'
import { classes } from './classes'

const LOOKS = {
  nothing: 'border-dashed border-edge',
  plain: 'border-edge',
  note: 'border-edge bg-surface',
  bad: 'border-bad-line bg-bad-tint',
} as const

type EmptyProps = {
  title: string
  /** `nothing`: nothing here yet; `bad`: it could not be read; `plain`: not to be seen; `note`: worth knowing. */
  look?: keyof typeof LOOKS
  /** A heading of the page's outline; else the title is a line of text. */
  level?: 'h1' | 'h2' | 'h3'
  children: ReactNode
  /** The button or link that leads on. */
  action?: ReactNode
}

/** What stands where there is nothing: what would be here, and what puts it there. */
export function Empty({ title, look = 'nothing', level: Title = 'h2', children, action }: EmptyProps) {
  return (
    <div className={classes('max-w-form rounded-3 border px-6 pt-5 pb-6', LOOKS[look])}>
      <Title className="text-14 font-head tracking-plain">{title}</Title>
      <div className="mt-0.5 max-w-prose text-13 text-pretty wrap-anywhere text-text-2">{children}</div>
      {action && <div className="mt-3 flex flex-wrap gap-2">{action}</div>}
    </div>
  )
}
