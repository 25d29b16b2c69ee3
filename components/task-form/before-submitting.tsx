'use client'
import { commandOf, type Process } from '@/lib/resources/process'
import { headroomOf, memoryOf } from '@/lib/task-form/headroom'
import type { TaskFormValues } from '@/lib/task-form/values'
import { runningAlike, warningsOf } from '@/lib/task-form/warnings'
import { HeadroomPart } from './headroom'
import { type GivenChecks, useTaskChecks } from './use-task-checks'
import { WarningsPart } from './warnings'

type BeforeSubmittingProps = {
  given: GivenChecks | undefined
  values: Pick<TaskFormValues, 'app' | 'command' | 'name' | 'memory'>
  /** The chosen template process. */
  template: Process | undefined
}

/** What can be known before submitting, counted anew from what is typed without asking anybody. */
export function BeforeSubmitting({ given, values, template }: BeforeSubmittingProps) {
  const checks = useTaskChecks(values.app, given)
  if (!checks) return null
  const memoryMb = memoryOf(values.memory, template)
  const command = values.command || (template && commandOf(template)) || ''
  return (
    <>
      <HeadroomPart all={headroomOf(checks.quotas, memoryMb)} />
      <WarningsPart
        warnings={warningsOf(checks, memoryMb)}
        alike={runningAlike({ name: values.name, command }, checks.running ?? [])}
        appGuid={values.app}
      />
    </>
  )
}
