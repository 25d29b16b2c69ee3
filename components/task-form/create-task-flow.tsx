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
import { draftKey, pressKey } from '@/lib/task-form/draft-key'
import type { Filled } from '@/lib/task-form/fill/filled'
import { emptyValues, type TaskFormValues } from '@/lib/task-form/values'
import { DraftKeeper } from './draft/draft-keeper'
import { ResumePress } from './draft/resume-press'
import { useIsKept } from './draft/use-is-kept'
import { FillNotice } from './fill/fill-notice'
import { FormActions } from './fill/form-actions'
import { useFilling } from './fill/use-filling'
import { formResolver } from './form-resolver'
import { takesFormsPlace } from './open-outcome'
import type { GivenRecent } from './recent-part'
import { RequestPreview } from './request-preview'
import { SignInAgain, type SignInAgainAction } from './sign-in-again'
import { SubmissionResultView } from './submission-result'
import { TaskForm } from './task-form'
import { type CreateTask, useSubmission } from './use-submission'
import type { GivenChecks } from './use-task-checks'
import { WhatWillRun } from './what-will-run'

type CreateTaskFlowProps = {
  ticket: Ticket
  /** The app of the address, with what its form offers. */
  options?: TaskOptions
  /** What speaks against a task of that app, as soon as it is known. */
  checks?: GivenChecks
  /** What the operator sent for that app lately. */
  recent?: GivenRecent
  /** What the address fills in. */
  filled?: Filled
  submissionLabel: string
  userName: string
  create: CreateTask
  cancel: (guid: string) => Promise<FieldProblem | undefined>
  signInAgain: SignInAgainAction
}

/** Creating a task, from the empty form to the task that runs: one page, so that nothing typed is ever lost. */
export function CreateTaskFlow(props: CreateTaskFlowProps) {
  const {
    ticket,
    options: given,
    checks,
    recent,
    filled: link,
    submissionLabel,
    create,
    cancel,
    userName,
    signInAgain,
  } = props
  const [resolver] = useState(() => formResolver({ submissionLabel }))
  const form = useForm<TaskFormValues>({
    defaultValues: link?.values ?? emptyValues(given?.app.guid),
    resolver,
    mode: 'onTouched',
    shouldFocusError: false,
  })
  const [isUsed, setUsed] = useState(link !== undefined)
  const pressedAt = pressKey(ticket.foundation, ticket.user, given?.app.guid ?? '')
  const submission = useSubmission({ ticket, create })
  const filling = useFilling(form, link)
  const isDraftKept = useIsKept(draftKey(ticket.foundation, ticket.user, given?.app.guid ?? ''))
  const isPressKept = useIsKept(pressedAt)
  const appGuid = form.watch('app')
  const { data: options } = useQuery({
    ...taskOptionsQuery(appGuid),
    enabled: appGuid !== '',
    initialData: appGuid === given?.app.guid ? given : undefined,
  })
  const { result, sent, startOver } = submission
  const isShown = takesFormsPlace(result)
  const { filled } = filling
  return (
    <Page
      heading="Create task"
      breadcrumbs={options && <AppBreadcrumbs app={options.app} />}
      actions={
        !isShown && (
          <FormActions
            form={form}
            options={options}
            submissionLabel={submissionLabel}
            onFill={(next) => {
              setUsed(true)
              filling.fill(next)
            }}
          />
        )
      }
      width="page"
    >
      {isPressKept && !submission.sent && (
        <ResumePress storageKey={pressedAt} form={form} resume={submission.resume} />
      )}
      {sent && takesFormsPlace(result) ? (
        <SubmissionResultView
          result={result}
          sent={sent}
          options={options}
          cancel={cancel}
          startOver={startOver}
          leave={submission.leave}
          keptAt={[draftKey, pressKey].map((keyOf) => keyOf(ticket.foundation, ticket.user, sent.app))}
        />
      ) : (
        <FormAndPanel
          form={
            <TaskForm
              form={form}
              options={options}
              submission={submission}
              cancel={cancel}
              submissionLabel={submissionLabel}
              filled={filled}
              isUsed={isUsed}
              onFirstFocus={() => setUsed(true)}
              notice={
                filled && <FillNotice filled={filled} draft={filling.draft} takeBack={filling.takeBack} />
              }
              foot={
                (isUsed || isDraftKept) && (
                  <DraftKeeper
                    form={form}
                    ticket={ticket}
                    isFilled={link !== undefined}
                    onFound={filling.onFound}
                    onDiscard={filling.forget}
                  />
                )
              }
            />
          }
          panel={
            <WhatWillRun control={form.control} options={options} checks={checks} recent={recent}>
              {isUsed && (
                <RequestPreview
                  form={form}
                  options={options}
                  ticket={submission.next}
                  submissionLabel={submissionLabel}
                />
              )}
            </WhatWillRun>
          }
        />
      )}
      {submission.isSignedOut && (
        <SignInAgain
          key={submission.presses}
          userName={userName}
          action={signInAgain}
          onSignedIn={submission.signedIn}
        />
      )}
    </Page>
  )
}
