'use client'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, Suspense } from 'react'
import { type Control, useWatch } from 'react-hook-form'
import { HostileText } from '@/components/ui/hostile-text'
import { Panel, PanelPart } from '@/components/ui/panel'
import { Value, Values } from '@/components/ui/values'
import { taskChecksQuery } from '@/lib/queries/task-checks'
import type { TaskOptions } from '@/lib/queries/task-options-schema'
import type { TaskFormValues } from '@/lib/task-form/values'
import { type WillRun, willRun } from '@/lib/task-form/will-run'
import { printClock } from '@/lib/time'
import { BeforeSubmitting } from './extras'

/** What exactly will happen: each value the task will get, and where it comes from. */
export function WhatWillRun({
  control,
  options,
  children,
}: {
  control: Control<TaskFormValues>
  options?: TaskOptions
  /** The last part of the panel. */
  children?: ReactNode
}) {
  const [app, template, droplet, command, name, user, memory, disk, logRate] = useWatch({
    control,
    name: ['app', 'template', 'droplet', 'command', 'name', 'user', 'memory', 'disk', 'logRate'],
  })
  const values = { app, template, droplet, command, name, user, memory, disk, logRate }
  const { data: checks } = useQuery({ ...taskChecksQuery(app), enabled: app !== '' })
  const chosen = chosenOf(values, options)
  return (
    <Panel
      id="what-will-run"
      title="What will run"
      aside={checks && `as of ${printClock(new Date(checks.readAt), 'local')}`}
    >
      <PanelPart>
        <WillRunValues all={willRun(values, chosen)} />
      </PanelPart>
      {checks && (
        <Suspense>
          <BeforeSubmitting checks={checks} values={values} template={chosen.template} />
        </Suspense>
      )}
      {children && <PanelPart>{children}</PanelPart>}
    </Panel>
  )
}

/** The resources that the form's guids stand for. */
export function chosenOf(
  values: Pick<TaskFormValues, 'template' | 'droplet'>,
  options: TaskOptions | undefined,
) {
  return {
    template: options?.processes?.find(({ guid }) => guid === values.template),
    droplet: options?.droplets?.find(({ guid }) => guid === values.droplet),
    hasCurrentDroplet: !options || options.currentDropletGuid !== null, // no app yet: nothing is missing
  }
}

/** Values with their origin, the command on a ground of its own. */
export function WillRunValues({ all, wide = false }: { all: readonly WillRun[]; wide?: boolean }) {
  return (
    <Values wide={wide}>
      {all.map(({ name, origin, originWord, text, isOurs, insteadOf }) => (
        <Value
          key={name}
          name={name}
          origin={origin}
          originWord={originWord}
          insteadOf={insteadOf === undefined ? undefined : { of: 'template', text: insteadOf }}
          block={name === 'command' && !wide}
        >
          {isOurs ? (
            <span className="font-sans text-text-3">{text}</span>
          ) : (
            <HostileText text={text} multiline={name === 'command'} />
          )}
        </Value>
      ))}
    </Values>
  )
}
