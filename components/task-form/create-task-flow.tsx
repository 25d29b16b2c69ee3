'use client'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useForm } from 'react-hook-form'
import { AppBreadcrumbs } from '@/components/cf-app/app-breadcrumbs'
import { loadRow } from '@/components/fields/key-value-rows'
import { FormAndPanel, Page } from '@/components/shell/page'
import type { Problem as FieldProblem } from '@/components/ui/field-problem'
import { preloadable } from '@/components/ui/preloadable'
import { taskOptionsQuery } from '@/lib/queries/task-options'
import type { TaskOptions } from '@/lib/queries/task-options-schema'
import type { Ticket } from '@/lib/resources/submission'
import { draftKey, pressKey } from '@/lib/task-form/draft-key'
import type { Filled } from '@/lib/task-form/fill/filled'
import { emptyValues, type TaskFormValues } from '@/lib/task-form/values'
import { useIsKept } from './draft/use-is-kept'
import {
  DraftKeeper,
  FillNotice,
  loadOutcomeAlerts,
  RequestPreview,
  ResumePress,
  refusalAlert,
} from './extras'
import { FormActions } from './fill/form-actions'
import { useFilling } from './fill/use-filling'
import { formResolver, loadCheck } from './form-resolver'
import { takesFormsPlace } from './open-outcome'
import type { GivenRecent } from './recent-part'
import type { SignInAgainAction } from './sign-in-again'
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

// What a press or the first look into a field brings is loaded then: the page as it comes stays small, and the press
// does not wait.
const resultView = preloadable(async () => (await import('./submission-result')).SubmissionResultView)
const SignInAgain = lazy(async () => ({ default: (await import('./sign-in-again')).SignInAgain }))

const loadWhatPressNeeds = () =>
  void Promise.allSettled([
    loadCheck(),
    resultView.preload(),
    refusalAlert.preload(),
    loadOutcomeAlerts(),
    loadRow(),
  ])

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
        <Suspense>
          <ResumePress storageKey={pressedAt} form={form} resume={submission.resume} />
        </Suspense>
      )}
      {sent && takesFormsPlace(result) ? (
        <Suspense>
          <resultView.Part
            result={result}
            sent={sent}
            options={options}
            cancel={cancel}
            startOver={startOver}
            leave={submission.leave}
            keptAt={[draftKey, pressKey].map((keyOf) => keyOf(ticket.foundation, ticket.user, sent.app))}
          />
        </Suspense>
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
              onFirstFocus={() => {
                loadWhatPressNeeds()
                setUsed(true)
              }}
              notice={
                filled && (
                  <Suspense>
                    <FillNotice filled={filled} draft={filling.draft} takeBack={filling.takeBack} />
                  </Suspense>
                )
              }
              foot={
                (isUsed || isDraftKept) && (
                  <Suspense>
                    <DraftKeeper
                      form={form}
                      ticket={ticket}
                      isFilled={link !== undefined}
                      onFound={filling.onFound}
                      onDiscard={filling.forget}
                    />
                  </Suspense>
                )
              }
            />
          }
          panel={
            <WhatWillRun control={form.control} options={options} checks={checks} recent={recent}>
              {isUsed && (
                <Suspense>
                  <RequestPreview
                    form={form}
                    options={options}
                    ticket={submission.next}
                    submissionLabel={submissionLabel}
                  />
                </Suspense>
              )}
            </WhatWillRun>
          }
        />
      )}
      {submission.isSignedOut && (
        <Suspense>
          <SignInAgain
            key={submission.presses}
            userName={userName}
            action={signInAgain}
            onSignedIn={submission.signedIn}
          />
        </Suspense>
      )}
    </Page>
  )
}
