import Link from 'next/link'
import { linkClass } from '@/components/ui/link-class'
import { paths } from '@/lib/paths'
import { SideSection } from './side-section'

/** Where a task of this console came from, by the id on its label: what was sent, by whom, and what became of it. */
export function TaskSubmission({ id }: { id: string }) {
  return (
    <SideSection id="task-submission" title="Submission">
      <Link href={paths.submission(id)} className={`${linkClass} font-mono text-12 wrap-anywhere`}>
        {id}
      </Link>
    </SideSection>
  )
}
