import { type KeyboardEvent, useId, useState } from 'react'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import { CopyButton } from '@/components/ui/copy-button'
import { HostileText } from '@/components/ui/hostile-text'
import type { TaskOptions } from '@/lib/queries/task-options'
import type { Ticket } from '@/lib/submission/submission'
import type { TaskFormValues } from '@/lib/task-form/fields'
import { leftOutOfRequest, toRequestText } from '@/lib/task-form/request'

type RequestPreviewProps = {
  form: UseFormReturn<TaskFormValues>
  options?: TaskOptions
  /** The id of the next press, and the foundation that it goes to. */
  ticket: Ticket
  submissionLabel: string
}

// Few send it with another program: what writes its lines comes with the press of a tab.
const loadShellCopies = () => import('@/lib/task-form/copies/as-line')
type ShellCopies = Awaited<ReturnType<typeof loadShellCopies>>

const KINDS = ['JSON', 'cf', 'curl'] as const
type Kind = (typeof KINDS)[number]

/** The request as it will be sent, and as other programs send the same. Never with a token. */
export function RequestPreview({ form, options, ticket, submissionLabel }: RequestPreviewProps) {
  const id = useId()
  const [kind, setKind] = useState<Kind>('JSON')
  const [shell, setShell] = useState<ShellCopies>()
  const choose = (next: Kind) => {
    setKind(next)
    if (next !== 'JSON')
      void loadShellCopies().then(
        (copies) => setShell(copies),
        () => setShell(undefined), // the console is away: the tab says so, and JSON is there
      )
  }
  useWatch({ control: form.control }) // draws again at each change
  const copy = copyOf(kind, form.getValues(), { options, ticket, submissionLabel, shell })
  const leftOut = leftOutOfRequest(form.getValues())
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? KINDS.length - 1 : 0
    const next = step && KINDS[(KINDS.indexOf(kind) + step) % KINDS.length]
    if (!next) return
    choose(next)
    document.getElementById(`${id}-${next}`)?.focus()
  }
  return (
    <>
      <div className="mb-2 flex items-center gap-2">
        <div
          role="tablist"
          aria-label="The request as"
          onKeyDown={onKeyDown}
          className="flex overflow-hidden rounded-2 border border-edge"
        >
          {KINDS.map((one) => (
            <button
              key={one}
              id={`${id}-${one}`}
              type="button"
              role="tab"
              aria-selected={one === kind}
              aria-controls={`${id}-request`}
              tabIndex={one === kind ? 0 : -1}
              onClick={() => choose(one)}
              className="h-dense px-3 text-12 font-label text-text-2 hover:bg-hover aria-selected:bg-selected aria-selected:text-accent-text"
            >
              {one}
            </button>
          ))}
        </div>
        <span className="ml-auto">
          <CopyButton name="Copy" text={copy.text} />
        </span>
      </div>
      <div id={`${id}-request`} role="tabpanel" aria-labelledby={`${id}-${kind}`}>
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
          tabIndex={0}
          className="max-h-80 overflow-auto rounded-2 bg-sunken px-3 py-2 font-mono text-12 wrap-anywhere whitespace-pre-wrap"
        >
          {copy.lines.map(({ text, isOurs, at }) => (
            <span key={at} className={isOurs ? 'text-text-3' : undefined}>
              <HostileText text={text} multiline />
            </span>
          ))}
        </pre>
        {leftOut.length > 0 && (
          <p className="mt-1.5 text-12 text-careful-text">
            Left out of every copy: <HostileText text={leftOut.join('; ')} />.
          </p>
        )}
        {copy.note && <p className="mt-1.5 text-12 text-text-3">{copy.note}</p>}
      </div>
    </>
  )
}

/** What is shown, piece by piece; what is copied; what to know of it. */
type Copy = { lines: { text: string; isOurs: boolean; at: number }[]; text: string; note?: string }

type Around = Pick<RequestPreviewProps, 'options' | 'ticket' | 'submissionLabel'> & { shell?: ShellCopies }

function copyOf(kind: Kind, values: TaskFormValues, around: Around): Copy {
  if (kind === 'JSON') return jsonCopy(values, around)
  const { shell } = around
  if (!shell) return plain('', 'This needs the console’s answer: it comes in a moment.')
  if (kind === 'curl')
    return plain(
      shell.asCurl(values, around.ticket.foundation),
      'For a POSIX shell; the cf CLI gives the token.',
    )
  const { options } = around
  if (!options) return plain('', 'Choose an app first.')
  const processType = options.processes?.find(({ guid }) => guid === values.template)?.type
  const copy = shell.asCf(values, { appName: options.app.name, processType })
  return plain(copy.line, `For a POSIX shell.${copy.kind === 'curl' ? ` ${copy.why}` : ''}`)
}

const plain = (text: string, note: string): Copy => ({ lines: [{ text, isOurs: false, at: 0 }], text, note })

/** The label that the console adds is shown, since it is sent, and not copied: a copy is a submission of its own. */
function jsonCopy(values: TaskFormValues, { ticket, submissionLabel }: Around): Copy {
  const own = submissionLabel === '' ? undefined : { key: submissionLabel, value: ticket.id }
  const ours = own && `${JSON.stringify(own.key)}: ${JSON.stringify(own.value)}`
  const lines = toRequestText(values, own, 2).split('\n')
  return {
    lines: lines.map((line, at) => ({
      text: at === lines.length - 1 ? line : `${line}\n`,
      isOurs: line.trim() === ours,
      at,
    })),
    text: toRequestText(values, undefined, 2),
    note: own && 'The grey label is the console’s own; it is not copied.',
  }
}
