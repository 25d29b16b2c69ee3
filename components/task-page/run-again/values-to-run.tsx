import type { ReactNode } from 'react'
import { Fact, Facts } from '@/components/ui/facts'
import { HostileText } from '@/components/ui/hostile-text'
import {
  FIELDS,
  isGiven,
  LIST_NAMES,
  LISTS,
  type Row,
  type SentField,
  type TaskFormValues,
  TOLD_FIELDS,
} from '@/lib/task-form/fields'

type ValuesToRunProps = {
  values: TaskFormValues
  templateType: string | undefined
  /** The droplet, which is chosen here. */
  children: ReactNode
}

/** Every value that will be sent, in the order in which a submission is told of; what is left to the API says so. */
export function ValuesToRun({ values, templateType, children }: ValuesToRunProps) {
  return (
    <Facts>
      {TOLD_FIELDS.map((field) => (
        <ToldValue key={field} field={field} values={values} templateType={templateType}>
          {children}
        </ToldValue>
      ))}
      {LIST_NAMES.map((list) => (
        <ToldRows key={list} name={LISTS[list].label} rows={values[list]} />
      ))}
    </Facts>
  )
}

function ToldValue({ field, values, templateType, children }: ValuesToRunProps & { field: SentField }) {
  const text = values[field]
  const { label, otherwise = 'the foundation’s default' } = FIELDS[field]
  if (field === 'droplet') return <Fact name={label}>{children}</Fact>
  if (field === 'template')
    return text === '' ? null : (
      <Fact name={label} mono>
        <HostileText text={templateType ?? text} />
      </Fact>
    )
  return (
    <Fact name={label} mono={text !== ''}>
      {text === '' ? (
        <span className="text-text-3">{otherwise}</span>
      ) : (
        <span className="block max-h-40 overflow-y-auto whitespace-pre-wrap text-text">
          <HostileText text={text} multiline={field === 'command'} />
        </span>
      )}
    </Fact>
  )
}

function ToldRows({ name, rows }: { name: string; rows: readonly Row[] }) {
  const given = rows.filter(isGiven)
  if (given.length === 0) return null
  return (
    <Fact name={name} mono>
      <span className="block max-h-40 overflow-y-auto text-text">
        {given.map(({ id, key, value }) => (
          <span key={id} className="block whitespace-pre-wrap">
            <HostileText text={key} parted />=<HostileText text={value} multiline />
          </span>
        ))}
      </span>
    </Fact>
  )
}
