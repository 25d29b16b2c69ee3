import { useQuery, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { CancelTask } from '@/components/task/cancel-task'
import { Failure } from '@/components/task/failure'
import { LogLines, noLogWord } from '@/components/task/log-lines'
import { TaskMeta, TaskName, useTaskTab } from '@/components/task/task-head'
import { stateTone, TaskStateShape } from '@/components/task/task-state'
import { Button, buttonClass } from '@/components/ui/button'
import type { ProblemWords } from '@/components/ui/field'
import { HostileText } from '@/components/ui/hostile-text'
import { Panel, PanelPart, takeFocus } from '@/components/ui/panel'
import { paths } from '@/lib/paths'
import { liveTaskQuery } from '@/lib/queries/live-task'
import type { SubmissionRecord, SubmissionResult } from '@/lib/submission/submission'

const LAST_LINES = 12

type CreatedTaskProps = {
  accepted: Extract<SubmissionResult, { outcome: 'accepted' }>
  cancel: (guid: string) => Promise<ProblemWords | undefined>
  /** Back to the form with the same values. */
  another: () => void
}

/** The task that came back, followed until it ends: state, reason, last lines. */
export function CreatedTask({ accepted, cancel, another }: CreatedTaskProps) {
  const queries = useQueryClient()
  const guid = accepted.submission.taskGuid ?? ''
  const query = liveTaskQuery(guid, 'with-lines')
  const live = useQuery({
    ...query,
    // What the API answered is shown at once; the first look comes right after.
    initialData: accepted.task ? { task: accepted.task, log: null, nextLookMs: 500 } : undefined,
  })
  const task = live.data?.task
  useTaskTab(task)
  const lines = live.data?.log?.slice(-LAST_LINES) ?? []
  const cancelAndLook = async (taskGuid: string) => {
    const problem = await cancel(taskGuid)
    await queries.invalidateQueries({ queryKey: query.queryKey })
    return problem
  }
  return (
    <Panel
      id="created-task"
      title="Created task"
      titleHidden
      tone={task ? stateTone(task) : 'plain'}
      ref={takeFocus}
    >
      <PanelPart>
        <p className="mb-1 text-12 text-text-2">
          Created task
          {accepted.wasChanged && ': what you typed since was not sent'}
        </p>
        {task ? (
          <>
            <p className="flex min-w-0 items-center gap-3 text-20 font-head">
              <TaskStateShape task={task} size="large" />
              <TaskName task={task} />
            </p>
            <TaskMeta task={task} />
          </>
        ) : (
          <p className="font-mono text-13">{guid}</p>
        )}
        {task?.command && (
          <p className="mt-3 max-h-40 overflow-y-auto rounded-2 bg-sunken px-3 py-2 font-mono text-13 wrap-anywhere whitespace-pre-wrap">
            {task.command}
          </p>
        )}
        <AnsweredWithErrors submission={accepted.submission} />
      </PanelPart>
      {/* Above what is still to come: lines that arrive must not move a button from under a press. */}
      <PanelPart ground="foot">
        <div className="flex flex-wrap items-center gap-2">
          <Link prefetch={false} href={paths.task(guid)} className={buttonClass({ kind: 'primary' })}>
            Open task
          </Link>
          {task && <CancelTask task={task} cancel={cancelAndLook} />}
          <span className="ml-auto max-sm:ml-0">
            <Button onClick={another}>Create another like this</Button>
          </span>
        </div>
      </PanelPart>
      {task?.state === 'FAILED' && (
        <PanelPart>
          <Failure task={task} cancel={live.data?.cancel} />
        </PanelPart>
      )}
      {live.data?.noLog?.kind === 'failed' && (
        <PanelPart ground="foot">
          <p className="text-12 text-text-2">{noLogWord(live.data.noLog)}</p>
        </PanelPart>
      )}
      {lines.length > 0 && (
        <PanelPart flush>
          <div className="py-2">
            <LogLines lines={lines} plain />
          </div>
        </PanelPart>
      )}
    </Panel>
  )
}

/** The runner may have taken the task and only its answer got lost: then the command runs to its end (F48). */
const MAY_RUN_ALL_THE_SAME: readonly number[] = [170019, 170020]

/** The API refused, or failed, and the task is there: both are said. */
function AnsweredWithErrors({ submission: { errors, status } }: { submission: SubmissionRecord }) {
  if (errors.length === 0) return null
  const mayRun = errors.some(({ code }) => MAY_RUN_ALL_THE_SAME.includes(code))
  return (
    <div className="mt-3 rounded-2 border border-careful-line bg-careful-tint px-3 py-2 text-13">
      <p>The API answered with an error, and the task exists.</p>
      {errors.map(({ code, title, detail }) => (
        <p key={`${code} ${detail}`} className="font-mono text-12 wrap-anywhere">
          {status} {code} {title}: <HostileText text={detail} />
        </p>
      ))}
      {mayRun && (
        <p className="text-text-2">
          Its command may have started all the same. Read its log before you run it again.
        </p>
      )}
    </div>
  )
}
