'use client'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useForm } from 'react-hook-form'
import { AppBreadcrumbs } from '@/components/cf-app/app-breadcrumbs'
import { FormAndPanel, Page } from '@/components/shell/page'
import type { Problem as FieldProblem } from '@/components/ui/field-problem'
import { taskOptionsQuery } from '@/lib/queries/task-options'
import type { TaskOptions } from '@/lib/queries/task-options-schema'
import type { Ticket } from '@/lib/resources/submission'
import { emptyValues, type TaskFormValues } from '@/lib/task-form/values'
import { formResolver, loadCheck } from './form-resolver'
import type { SignInAgainAction } from './sign-in-again'
import { TaskForm } from './task-form'
import { type CreateTask, useSubmission } from './use-submission'
import { WhatWillRun } from './what-will-run'

type CreateTaskFlowProps = {
  ticket: Ticket
  /** The app of the address, with what its form offers. */
  options?: TaskOptions
  submissionLabel: string
  userName: string
  create: CreateTask
  cancel: (guid: string) => Promise<FieldProblem | undefined>
  signInAgain: SignInAgainAction
}

// What only a press needs is loaded while the form is filled in: the page itself stays small, the press does not wait.
const loadResult = () => import('./submission-result')
const SubmissionResultView = lazy(async () => ({ default: (await loadResult()).SubmissionResultView }))
const SignInAgain = lazy(async () => ({ default: (await import('./sign-in-again')).SignInAgain }))

const loadWhatPressNeeds = () => void Promise.allSettled([loadCheck(), loadResult()])

/** Creating a task, from the empty form to the task that runs: one page, so that nothing typed is ever lost. */
export function CreateTaskFlow(props: CreateTaskFlowProps) {
  const { ticket, options: given, submissionLabel, create, cancel, userName, signInAgain } = props
  const [resolver] = useState(() => formResolver({ submissionLabel }))
  const form = useForm<TaskFormValues>({
    defaultValues: emptyValues(given?.app.guid),
    resolver,
    mode: 'onTouched',
    shouldFocusError: false,
  })
  const submission = useSubmission({ ticket, create })
  const appGuid = form.watch('app')
  const { data: options } = useQuery({
    ...taskOptionsQuery(appGuid),
    enabled: appGuid !== '',
    initialData: appGuid === given?.app.guid ? given : undefined,
  })
  const { result, sent, startOver } = submission
  const isShown =
    result?.outcome === 'accepted' || result?.outcome === 'sending' || result?.outcome === 'unknown'
  return (
    <Page heading="Create task" breadcrumbs={options && <AppBreadcrumbs app={options.app} />} width="page">
      {sent && isShown ? (
        <Suspense>
          <SubmissionResultView
            result={result}
            sent={sent}
            options={options}
            cancel={cancel}
            startOver={startOver}
          />
        </Suspense>
      ) : (
        <FormAndPanel
          form={
            <TaskForm
              form={form}
              options={options}
              submission={submission}
              submissionLabel={submissionLabel}
              onFirstFocus={loadWhatPressNeeds}
            />
          }
          panel={<WhatWillRun control={form.control} options={options} />}
        />
      )}
      {result?.outcome === 'signed-out' && (
        <Suspense>
          <SignInAgain userName={userName} action={signInAgain} onSignedIn={startOver} />
        </Suspense>
      )}
    </Page>
  )
}
