import { type ReactNode, Suspense } from 'react'
import { type Control, useWatch } from 'react-hook-form'
import { Value, Values } from '@/components/ui/facts'
import { HostileText, plainVisible } from '@/components/ui/hostile-text'
import { Panel, PanelPart } from '@/components/ui/panel'
import { useTick } from '@/components/ui/time'
import type { TaskOptions } from '@/lib/queries/task-options'
import { problemsIn } from '@/lib/task-form/check'
import {
  FIELD_NAMES,
  type FieldName,
  forEveryField,
  isGiven,
  LIST_NAMES,
  type ListName,
  type TaskFormValues,
} from '@/lib/task-form/fields'
import { type WillRun, willRun } from '@/lib/task-form/will-run'
import { printClock } from '@/lib/time'
import {
  BeforeSubmitting,
  type GivenChecks,
  type GivenRecent,
  RecentPart,
  useTaskChecks,
} from './before-submitting'

/** What exactly will happen: each value the task will get, and where it comes from. */
export function WhatWillRun({
  control,
  options,
  checks,
  recent,
  children,
}: {
  control: Control<TaskFormValues>
  options?: TaskOptions
  checks?: GivenChecks
  recent?: GivenRecent
  /** The last part of the panel. */
  children?: ReactNode
}) {
  const watched = useWatch({ control, name: FIELD_NAMES })
  const values = forEveryField((_field, index) => watched[index] ?? '')
  const { app } = values
  const isChecked = useTick(false) !== 0 && app !== '' // what is counted and told by the clock is drawn there
  const chosen = chosenOf(values, options)
  return (
    <Panel
      id="what-will-run"
      title="What will run"
      aside={
        isChecked && (
          <Suspense>
            <AsOf app={app} checks={checks} />
          </Suspense>
        )
      }
    >
      <PanelPart>
        <WillRunValues all={willRun(values, chosen)} wrong={wrongFieldsOf(values)} />
      </PanelPart>
      {isChecked && (
        <Suspense>
          <BeforeSubmitting given={checks} values={values} template={chosen.template} />
        </Suspense>
      )}
      {isChecked && (
        <Suspense>
          <RecentPart app={app} given={recent} />
        </Suspense>
      )}
      {children && <PanelPart>{children}</PanelPart>}
    </Panel>
  )
}

function AsOf({ app, checks: given }: { app: string; checks?: GivenChecks }) {
  const checks = useTaskChecks(app, given)
  return checks && `as of ${printClock(new Date(checks.readAt), 'local')}`
}

/** The resources that the form's guids stand for. */
function chosenOf(values: Pick<TaskFormValues, 'template' | 'droplet'>, options: TaskOptions | undefined) {
  return {
    template: options?.processes?.find(({ guid }) => guid === values.template),
    droplet: options?.droplets?.find(({ guid }) => guid === values.droplet),
    hasCurrentDroplet: !options || options.currentDropletGuid !== null || options.isCurrentDropletUnread, // no app yet: nothing is missing
  }
}

/** The fields whose value breaks a rule. What is empty is only not typed yet. */
function wrongFieldsOf(values: Record<FieldName, string>): FieldName[] {
  return problemsIn({ ...values, labels: [], annotations: [] }, {}).flatMap(({ at }) =>
    at.kind === 'field' && values[at.field] !== '' ? [at.field] : [],
  )
}

/** Values with their origin, the command on a ground of its own. */
function WillRunValues({
  all,
  wrong = [],
  wide = false,
}: {
  all: readonly WillRun[]
  /** Fields whose value can't be sent. */
  wrong?: readonly FieldName[]
  wide?: boolean
}) {
  return (
    <Values wide={wide}>
      {all.map(({ field, name, origin, originWord, text, isOurs, insteadOf }) => (
        <Value
          key={field}
          name={name}
          origin={origin}
          originWord={originWord}
          isWrong={wrong.includes(field)}
          insteadOf={insteadOf === undefined ? undefined : { of: 'template', text: insteadOf }}
          block={field === 'command' && !wide}
        >
          {isOurs ? (
            <span className="font-sans text-text-3">{text}</span>
          ) : (
            <span
              className={isLong(field, text) ? 'line-clamp-3' : undefined}
              title={isLong(field, text) ? plainVisible(text) : undefined}
            >
              <HostileText text={text} multiline={field === 'command'} />
            </span>
          )}
        </Value>
      ))}
    </Values>
  )
}

/** A command scrolls in a place of its own; of anything else so long the whole shows on hover. */
const isLong = (field: FieldName, text: string): boolean => field !== 'command' && text.length > 80

/** The values of the press, read-only: what the form held when it was sent. */
export function ValuesAsSent({ values, options }: { values: TaskFormValues; options?: TaskOptions }) {
  return (
    <section aria-labelledby="values-as-sent">
      <h2 id="values-as-sent" className="mb-2 text-16 font-head">
        Values as sent
      </h2>
      <div className="rounded-3 border border-hairline bg-surface px-5 py-4">
        <WillRunValues all={willRun(values, chosenOf(values, options))} wide />
        <Values wide>
          {LIST_NAMES.map((list) => (
            <Rows key={list} list={list} values={values} />
          ))}
        </Values>
      </div>
    </section>
  )
}

function Rows({ list, values }: { list: ListName; values: TaskFormValues }) {
  const rows = values[list].filter(isGiven)
  if (rows.length === 0) return null
  return (
    <Value name={list} origin="typed">
      {rows.map((row) => (
        <span key={row.id} className="block">
          <HostileText text={row.key} parted />=<HostileText text={row.value} multiline />
        </span>
      ))}
    </Value>
  )
}
