'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { AppBreadcrumbs } from '@/components/cf-app/app-breadcrumbs'
import { FormAndPanel, Page } from '@/components/shell/page'
import type { Problem as FieldProblem } from '@/components/ui/field-problem'
import { taskOptionsQuery } from '@/lib/queries/task-options'
import type { TaskOptions } from '@/lib/queries/task-options-schema'
import type { Ticket } from '@/lib/resources/submission'
import { emptyValues, type TaskFormValues } from '@/lib/task-form/values'
import { CreatedTask } from './created-task'
import { FindingOut } from './finding-out'
import { formResolver } from './form-resolver'
import { SignInAgain, type SignInAgainAction } from './sign-in-again'
import { SubmissionPanel } from './submission-panel'
import { TaskForm } from './task-form'
import { type CreateTask, useSubmission } from './use-submission'
import { ValuesAsSent } from './values-as-sent'
import { WhatWillRun } from './what-will-run'

type CreateTaskPageProps = {
  ticket: Ticket
  /** The app of the address, with what its form offers. */
  options?: TaskOptions
  submissionLabel: string
  userName: string
  create: CreateTask
  cancel: (guid: string) => Promise<FieldProblem | undefined>
  signInAgain: SignInAgainAction
}

/** Creating a task, from the empty form to the task that runs: one page, so that nothing typed is ever lost. */
export function CreateTaskFlow(props: CreateTaskPageProps) {
  const { ticket, options: given, submissionLabel, create, cancel } = props
  const [settings] = useState({ submissionLabel })
  const form = useForm<TaskFormValues>({
    defaultValues: emptyValues(given?.app.guid),
    resolver: formResolver(settings),
    mode: 'onTouched',
    shouldFocusError: false,
  })
  const submission = useSubmission({ ticket, create })
  const appGuid = form.watch('app')
  const chosen = useQuery({
    ...taskOptionsQuery(appGuid),
    enabled: appGuid !== '',
    initialData: appGuid === given?.app.guid ? given : undefined,
  })
  const options = chosen.data
  const { result, sent } = submission

  return (
    <Page heading="Create task" breadcrumbs={options && <AppBreadcrumbs app={options.app} />} width="page">
      {sent && result?.outcome === 'accepted' ? (
        <FormAndPanel
          form={
            <div className="grid gap-6">
              <CreatedTask
                accepted={result}
                cancel={cancel}
                another={() => submission.startOver(result.next)}
              />
              <ValuesAsSent values={sent} options={options} />
            </div>
          }
          panel={<SubmissionPanel submission={result.submission} />}
        />
      ) : sent && (result?.outcome === 'sending' || result?.outcome === 'unknown') ? (
        <FormAndPanel
          form={
            <div className="grid gap-6">
              <FindingOut submission={result.submission} appName={options?.app.name} appGuid={sent.app} />
              <ValuesAsSent values={sent} options={options} />
            </div>
          }
          panel={<SubmissionPanel submission={result.submission} />}
        />
      ) : (
        <FormAndPanel
          form={
            <TaskForm
              form={form}
              options={options}
              submission={submission}
              submissionLabel={submissionLabel}
            />
          }
          panel={<WhatWillRun control={form.control} options={options} />}
        />
      )}
      {result?.outcome === 'signed-out' && (
        <SignInAgain userName={props.userName} action={props.signInAgain} onSignedIn={submission.startOver} />
      )}
    </Page>
  )
}
