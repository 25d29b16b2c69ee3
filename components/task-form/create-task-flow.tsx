'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useForm } from 'react-hook-form'
import { AppBreadcrumbs } from '@/components/cf-app/app-breadcrumbs'
import { fieldId } from '@/components/fields/text-field'
import { FormAndPanel, Page } from '@/components/shell/page'
import type { ProblemWords } from '@/components/ui/field'
import { type TaskOptions, taskOptionsQuery } from '@/lib/queries/task-options'
import type { Ticket } from '@/lib/submission/submission'
import { replacesForm } from '@/lib/submission/submission'
import { draftKey, pressKey } from '@/lib/task-form/draft'
import { emptyValues, type TaskFormValues } from '@/lib/task-form/fields'
import type { Filled } from '@/lib/task-form/fill'
import type { GivenChecks, GivenRecent } from './before-submitting'
import { DraftNotice, DraftSaved, NoticeLine, PressNotice } from './draft/draft-lines'
import { useKeptPress } from './draft/kept-press'
import { useDraft } from './draft/use-draft'
import { FillNotice, useFilling } from './fill/filled'
import { FormActions } from './fill/form-actions'
import { SignInAgain, type SignInAgainAction } from './press/sign-in-again'
import { SubmissionResultView } from './press/submission-result'
import { type CreateTask, usePress } from './press/use-press'
import { formResolver } from './problems'
import { RequestPreview } from './request-preview'
import { TaskForm } from './task-form'
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
  cancel: (guid: string) => Promise<ProblemWords | undefined>
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
  const press = usePress({ ticket, create })
  const filling = useFilling(form, link)
  const draft = useDraft(form, { ticket, onUsed: filling.forget })
  const earlier = useKeptPress(form, ticket, press)
  const appGuid = form.watch('app')
  const { data: options } = useQuery({
    ...taskOptionsQuery(appGuid),
    enabled: appGuid !== '',
    initialData: appGuid === given?.app.guid ? given : undefined,
  })
  const { result, sent } = press
  /** The form is back in the document once `flushSync` returns: whoever wants another goes on typing there. */
  const backToForm = (go: () => void) => {
    flushSync(go)
    document.getElementById(fieldId('command'))?.focus()
  }
  const isShown = replacesForm(result)
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
            onDiscard={draft.savedAt && draft.discard}
          />
        )
      }
      width="page"
    >
      {sent && replacesForm(result) ? (
        <SubmissionResultView
          result={result}
          sent={sent}
          options={options}
          cancel={cancel}
          startOver={(next) =>
            backToForm(() => {
              draft.forget()
              press.startOver(next)
            })
          }
          leave={(next) => backToForm(() => press.leave(next))}
          keptAt={[draftKey, pressKey].map((keyOf) => keyOf(ticket.foundation, ticket.user, sent.app))}
        />
      ) : (
        <FormAndPanel
          form={
            <TaskForm
              form={form}
              options={options}
              press={press}
              cancel={cancel}
              submissionLabel={submissionLabel}
              filled={filled}
              isUsed={isUsed}
              onFirstFocus={() => setUsed(true)}
              notice={
                <>
                  {press.isSignedInAgain && (
                    <NoticeLine>
                      You are signed in again. No task was created yet: press Create task.
                    </NoticeLine>
                  )}
                  {earlier && <PressNotice {...earlier} />}
                  <DraftNotice draft={draft} isFilled={filled !== undefined} />
                  {filled && <FillNotice filled={filled} takeBack={filling.takeBack} />}
                </>
              }
              foot={<DraftSaved draft={draft} />}
            />
          }
          panel={
            <WhatWillRun control={form.control} options={options} checks={checks} recent={recent}>
              <RequestPreview
                form={form}
                options={options}
                ticket={press.next}
                submissionLabel={submissionLabel}
              />
            </WhatWillRun>
          }
        />
      )}
      {press.isSignedOut && (
        <SignInAgain
          key={press.presses}
          userName={userName}
          action={signInAgain}
          onSignedIn={press.signedIn}
        />
      )}
    </Page>
  )
}
