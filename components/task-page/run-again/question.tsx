import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { SignInAgain } from '@/components/task-form/press/sign-in-again'
import { markUsedUp, usePress } from '@/components/task-form/press/use-press'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { paths } from '@/lib/paths'
import type { RunAgain } from '@/lib/queries/run-again'
import { hasEnded, type Task } from '@/lib/resources/task'
import { isOpenResult, type SubmissionResult } from '@/lib/submission/submission'
import { pressKey } from '@/lib/task-form/draft'
import type { TaskFormValues } from '@/lib/task-form/fields'
import type { RunAgainActions } from './actions'
import { DropletChoice, guidOf, type Which } from './droplet-choice'
import { hasMoreToTell, RunAgainOutcome } from './outcome'
import { ValuesToRun } from './values-to-run'

type RunAgainQuestionProps = RunAgainActions & { task: Task; again: RunAgain; onClose: () => void }

/** What will run, asked once; the press goes the way of the form's, and so runs at most one task (P1, P2). */
export function RunAgainQuestion({
  task,
  again,
  create,
  signInAgain,
  userName,
  onClose,
}: RunAgainQuestionProps) {
  const [which, setWhich] = useState<Which>(again.droplets.before.kind === 'usable' ? 'before' : 'current')
  const [isSending, setSending] = useState(false)
  const press = usePress({ ticket: again.ticket, create })
  const values: TaskFormValues = { ...again.values, droplet: guidOf(again.droplets, which) }
  useLeadToTask(press.result, values.app)
  const { result } = press
  const isMade = result?.outcome === 'accepted'
  const isTold = isMade && hasMoreToTell(result)
  const isSettled = !isTold && (result === undefined || !isOpenResult(result))
  const send = async () => {
    setSending(true)
    await press.send(values)
    setSending(false)
  }
  return (
    <>
      <Dialog
        title="Run this task again?"
        onClose={onClose}
        actions={
          <>
            <Button onClick={onClose}>{isSettled ? 'Not now' : 'Close'}</Button>
            {isSettled && !press.isUpdated && (
              <Button kind="primary" busy={isSending || isMade} busyWord="Sending" onClick={send}>
                Run again
              </Button>
            )}
          </>
        }
      >
        <RunAgainOutcome press={press} task={task} />
        {isSettled && (
          <>
            <p className="text-13">It becomes a task of its own, with these values.</p>
            {!hasEnded(task) && (
              <p className="rounded-2 border border-careful-line bg-careful-tint px-3 py-2 text-13 text-text">
                It still runs: both would run at once, and log lines tell tasks apart by name only.
              </p>
            )}
            <ValuesToRun values={values} templateType={again.templateType}>
              <DropletChoice droplets={again.droplets} which={which} onChoose={setWhich} />
            </ValuesToRun>
            {again.notes.map((note) => (
              <p key={note} className="text-12">
                {note}
              </p>
            ))}
          </>
        )}
      </Dialog>
      {press.isSignedOut && (
        <SignInAgain
          key={press.presses}
          userName={userName}
          action={signInAgain}
          onSignedIn={press.signedIn}
        />
      )}
    </>
  )
}

/**
 * To the page of the task, once there is one. Of two for one submission, and of an error that came with the task, the
 * operator is told here.
 */
function useLeadToTask(result: SubmissionResult | undefined, app: string): void {
  const router = useRouter()
  const accepted = result?.outcome === 'accepted' && !hasMoreToTell(result) ? result : undefined
  const id = accepted?.submission.id
  const guid = accepted?.submission.taskGuid
  const next = accepted?.next
  // Address and storage are outside of React.
  useEffect(() => {
    if (id === undefined || !next || !guid) return
    markUsedUp(id, next)
    sessionStorage.removeItem(pressKey(next.foundation, next.user, app))
    router.push(paths.task(guid))
  }, [id, guid, next, app, router])
}
