import Link from 'next/link'
import { useState } from 'react'
import { CancelTask } from '@/components/task/cancel-task'
import { buttonClass } from '@/components/ui/button'
import type { ProblemWords } from '@/components/ui/field'
import { paths } from '@/lib/paths'
import { appGuidOf, hasEnded, type Task } from '@/lib/resources/task'
import type { TaskCopyKind } from '@/lib/task-form/copies/task-copies'
import { MoreMenu } from './more-menu'
import { RawJson } from './raw-json'
import type { RunAgainActions } from './run-again/actions'
import { NoRunAgain, RunAgain } from './run-again/run-again'
import { askForNotice, type EndNotice, NOTICE_WORDS } from './use-end-notice'

/** What a copy of the task needs to know besides the task. */
export type CopyPlace = {
  appName: string
  /** The origin of the API. */
  api: string
  apiVersion: string
  /** `organization / space`; empty where it is not told. */
  place: string
  submissionLabel: string
  currentDropletGuid?: string
}

type HeadActionsProps = RunAgainActions & {
  task: Task
  cancel: (guid: string) => Promise<ProblemWords | undefined>
  place: CopyPlace
  notice: EndNotice
  onNotice: (notice: EndNotice) => void
}

/** What can be done with a task, whoever made it: end it, run it again, take it elsewhere. */
export function HeadActions({ task, cancel, place, notice, onNotice, ...again }: HeadActionsProps) {
  const [told, setTold] = useState('')
  const [isRaw, setRaw] = useState(false)
  const copy = async (kind: TaskCopyKind | 'link') => {
    setTold('')
    const { text, note } = await copyOf(kind, task, place)
    await navigator.clipboard.writeText(text)
    setTold(['Copied.', note].join(' '))
  }
  return (
    <div className="grid gap-1.5 sm:justify-items-end">
      <div className="flex flex-wrap items-center gap-2">
        <CancelTask task={task} cancel={cancel} />
        <RunAgain task={task} {...again} />
        <Link prefetch={false} href={paths.againOfTask(appGuidOf(task), task.guid)} className={buttonClass()}>
          Run again with changes
        </Link>
        <MoreMenu
          task={task}
          onCopy={(kind) => void copy(kind).catch(() => setTold('Not copied: the browser would not.'))}
          onShowRaw={() => setRaw(true)}
          notice={notice}
          onNotice={() => (notice === 'on' ? onNotice('off') : void askForNotice().then(onNotice))}
        />
      </div>
      <NoRunAgain task={task} />
      <p role="status" className="text-12 text-text-2 empty:hidden">
        {[told, !hasEnded(task) && NOTICE_WORDS[notice]].filter(Boolean).join(' ')}
      </p>
      {isRaw && <RawJson guid={task.guid} onClose={() => setRaw(false)} />}
    </div>
  )
}

async function copyOf(kind: TaskCopyKind | 'link', task: Task, place: CopyPlace) {
  if (kind === 'link') return { text: `${window.location.origin}${paths.task(task.guid)}`, note: '' }
  const { copyOfTask } = await import('@/lib/task-form/copies/task-copies')
  return copyOfTask(kind, task, { currentDropletGuid: undefined, ...place })
}
