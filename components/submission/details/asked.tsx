import { CopyButton } from '@/components/ui/copy-button'
import { Value, Values } from '@/components/ui/facts'
import { HostileText } from '@/components/ui/hostile-text'
import { Tabs } from '@/components/ui/tabs'
import type { SubmissionDetails } from '@/lib/queries/submission-details'
import { asCf } from '@/lib/task-form/copies/as-line'
import {
  FIELDS,
  isGiven,
  LIST_NAMES,
  type Row,
  type SentField,
  type TaskFormValues,
  TOLD_FIELDS,
} from '@/lib/task-form/fields'

/** The request as it was sent: its values, its exact text, and the same for the cf CLI. */
export function Asked({ details }: { details: SubmissionDetails }) {
  const { values, body, isOutline, app } = details
  const head = (
    <h2 id="asked" className="text-16 font-head">
      What was asked
    </h2>
  )
  if (isOutline || body === null)
    return (
      <section aria-labelledby="asked" className="max-lg:order-1">
        <div className="mb-2">{head}</div>
        <p className="rounded-3 border border-hairline bg-surface px-4 py-3.5 text-13 text-text-2">
          Command, labels, annotations and the request are shown to who submitted them, and to those who may
          read the app’s secrets.
        </p>
      </section>
    )
  return (
    <section aria-labelledby="asked" className="min-w-0 max-lg:order-1">
      <Tabs
        name="Asked as"
        head={head}
        tabs={[
          { name: 'Values', panel: <AsValues values={values} /> },
          { name: 'JSON', panel: <AsJson body={body} labelKey={details.submission.labelKey} /> },
          ...(values ? [{ name: 'cf', panel: <AsCf values={values} appName={app.name} /> }] : []),
        ]}
      />
    </section>
  )
}

/** Beside its origin, `process`, the word would say it twice. */
const wordOf = (field: SentField) => (field === 'template' ? 'template' : FIELDS[field].word)

function AsValues({ values }: { values: TaskFormValues | null }) {
  if (!values)
    return <Framed>The form of that build can’t be read any more; the request’s text says the same.</Framed>
  const left = TOLD_FIELDS.filter((field) => values[field] === '' && field !== 'template').map(wordOf)
  return (
    <Framed>
      <Values wide>
        {TOLD_FIELDS.filter((field) => values[field] !== '').map((field) => (
          <Value
            key={field}
            name={wordOf(field)}
            origin={field === 'template' ? 'template' : 'typed'}
            originWord={field === 'template' ? 'process' : field === 'droplet' ? 'chosen' : undefined}
          >
            <span className={field === 'command' ? 'whitespace-pre-wrap' : undefined}>
              <HostileText text={values[field]} multiline={field === 'command'} />
            </span>
          </Value>
        ))}
        {LIST_NAMES.map((list) => (
          <Rows key={list} name={list} rows={values[list]} />
        ))}
      </Values>
      {left.length > 0 && (
        <p className="mt-2 text-12 text-text-3">
          Not asked for: {left.join(', ')}.{' '}
          {values.template === '' ? 'The foundation' : 'The template process'} gives them.
        </p>
      )}
    </Framed>
  )
}

function Rows({ name, rows }: { name: string; rows: readonly Row[] }) {
  const given = rows.filter(isGiven)
  if (given.length === 0) return null
  return (
    <Value name={name} origin="typed">
      {given.map(({ id, key, value }) => (
        <span key={id} className="block whitespace-pre-wrap">
          <HostileText text={key} parted />=<HostileText text={value} multiline />
        </span>
      ))}
    </Value>
  )
}

function Framed({ children }: { children: React.ReactNode }) {
  return <div className="rounded-3 border border-hairline bg-surface px-4 py-3.5 text-13">{children}</div>
}

function AsJson({ body, labelKey }: { body: string; labelKey: string | null }) {
  if (body === '') return <Framed>Our own rules refused it, so there was no request.</Framed>
  return (
    <Text
      text={JSON.stringify(JSON.parse(body), null, 2)}
      copy={body}
      note={`Indented for reading; copied exactly as sent${labelKey ? `, with the console’s own label ${labelKey}` : ''}.`}
    />
  )
}

function AsCf({ values, appName }: { values: TaskFormValues; appName: string }) {
  const copy = asCf(values, { appName })
  return (
    <Text
      text={copy.line}
      copy={copy.line}
      note={`For a POSIX shell.${copy.kind === 'curl' ? ` ${copy.why}` : ''}`}
    />
  )
}

function Text({ text, copy, note }: { text: string; copy: string; note: string }) {
  return (
    <Framed>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        className="max-h-120 overflow-auto rounded-2 bg-sunken px-3 py-2 font-mono text-12 leading-5 wrap-anywhere whitespace-pre-wrap"
      >
        <HostileText text={text} multiline />
      </pre>
      <div className="mt-2 flex flex-wrap items-center justify-between gap-2 text-12 text-text-3">
        <span>{note}</span>
        <CopyButton name="Copy" text={copy} />
      </div>
    </Framed>
  )
}
