import Link from 'next/link'
import { linkClass } from '@/components/ui/classes'
import { HostileText } from '@/components/ui/hostile-text'
import { paths } from '@/lib/paths'
import type { Task } from '@/lib/resources/task'
import { sinceParts } from '@/lib/what-changed/words'
import { useWhatChanged } from './use-what-changed'

/** `Second failure in a row after 31 successes. The first came 22 min after revision 212.` The change leads to the comparison. */
export function SinceWhen({ task, cause }: { task: Task; cause?: string }) {
  const { told } = useWhatChanged(task, cause)
  if (!told?.hasEarlier) return null
  const { lastSuccess } = told
  return sinceParts(told).map((part) =>
    part.is && lastSuccess ? (
      <Link
        key={part.text}
        prefetch={false}
        href={paths.compareTasks(task.guid, lastSuccess.guid)}
        className={linkClass}
      >
        <HostileText text={part.text} />
      </Link>
    ) : (
      <span key={part.text}>{part.text}</span>
    ),
  )
}
