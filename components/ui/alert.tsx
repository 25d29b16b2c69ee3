import type { ReactNode, Ref } from 'react'
import { classes } from './classes'
import type { ProblemWords } from './field'
import { HostileText } from './hostile-text'
import { Shape } from './icon'

/** One line of an alert: whose problem it is, with a link to it where it has a place on the page. */
export type AlertEntry = ProblemWords & { name: string; fieldId?: string }

type AlertProps = {
  /** Distinct on the page; parts of the alert derive their ids from it. */
  id: string
  title: string
  children?: ReactNode
  entries?: readonly AlertEntry[]
  /** Status, code, request id: what support asks for. */
  foot?: ReactNode
  /** At the right of the foot, such as a copy button; below the entries where there is no foot. */
  actions?: ReactNode
  /** `bad`: it was refused or failed; `quiet`: it did not arrive; `careful`: nobody knows. */
  look?: keyof typeof LOOKS
  /** So that the caller can give it the focus. */
  ref?: Ref<HTMLDivElement>
}

const LOOKS = {
  bad: { shape: 'octagon', tone: 'bad', frame: 'border-bad-line bg-bad-tint' },
  quiet: { shape: 'dashed-ring', tone: 'quiet', frame: 'border-dashed border-control bg-surface' },
  careful: { shape: 'question', tone: 'careful', frame: 'border-careful-line bg-careful-tint' },
} as const

/** What went wrong as a whole, entry by entry. It can take the focus. */
export function Alert({ id, title, children, entries = [], foot, actions, look = 'bad', ref }: AlertProps) {
  const { shape, tone, frame } = LOOKS[look]
  return (
    <div
      id={id}
      ref={ref}
      role="alert"
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      className={classes('mb-6 rounded-3 border px-4 pt-3.5 pb-4', frame)}
    >
      <h2 id={`${id}-title`} className="flex items-center gap-2 text-16 font-head">
        <Shape name={shape} tone={tone} size="text" />
        {title}
      </h2>
      {children && <div className="ml-6 text-13 text-pretty text-text-2 max-sm:ml-0">{children}</div>}
      {entries.length > 0 && (
        <ul className="mt-3 ml-6 grid gap-2.5 max-sm:ml-0">
          {entries.map((entry) => (
            <Entry key={`${entry.fieldId ?? ''} ${entry.name} ${entry.message}`} {...entry} />
          ))}
        </ul>
      )}
      {(foot || actions) && (
        <div className="mt-3 ml-6 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-inherit pt-3 text-12 text-text-2 max-sm:ml-0">
          {foot && <div className="min-w-0 flex-1 basis-60 wrap-anywhere">{foot}</div>}
          {actions && <div className="flex flex-wrap gap-2 max-sm:grid max-sm:w-full">{actions}</div>}
        </div>
      )}
    </div>
  )
}

function Entry({ name, fieldId, message, next, own = false }: AlertEntry) {
  return (
    <li className="grid grid-cols-alert gap-x-3 text-13 max-sm:grid-cols-1">
      {fieldId ? <FieldLink to={fieldId}>{name}</FieldLink> : <span className="font-label">{name}</span>}
      <div>
        <span className={own ? 'block' : 'block font-mono text-12 leading-5 wrap-anywhere'}>
          <HostileText text={message} />
        </span>
        {next && <span className="block text-text-2">{next}</span>}
      </div>
    </li>
  )
}

/** A link to a field of this page: brings it into sight and gives it the focus. */
function FieldLink({ to, children }: { to: string; children: ReactNode }) {
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
