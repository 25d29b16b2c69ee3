import Plus from 'lucide-react/icons/plus'
import type { Metadata } from 'next'
import Link from 'next/link'
import { Page } from '@/components/shell/page'
import { LiveTasks } from '@/components/task/live-tasks'
import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { paths } from '@/lib/paths'
import { taskList } from '@/lib/server/live'
import { requireSession } from '@/lib/server/session/current'
import { theConfig } from '@/lib/server/this-process'
import { NotShown } from '../not-shown'

export const metadata: Metadata = { title: 'Tasks' }

export default async function TasksPage() {
  const session = await requireSession()
  const list = await taskList(session)
  if (list.kind !== 'ok') return <NotShown failure={list} what="tasks" here={paths.tasks} />
  return (
    <Page
      heading="Tasks"
      actions={
        <Link href={paths.newTask()} className={buttonClass({ kind: 'primary' })}>
          <Icon of={Plus} />
          Create task
        </Link>
      }
    >
      <LiveTasks initial={list.body} hiddenLabel={theConfig().submissionLabel} />
    </Page>
  )
}
