import Link from 'next/link'
import { buttonClass } from '@/components/ui/button'
import type { TaskList } from '@/lib/queries/task-list'
import type { TaskListAddress } from '@/lib/task-list/address'
import { printCount } from '@/lib/words'
import { type ListPlace, listHref } from './list-href'

type PagesProps = { address: TaskListAddress; place: ListPlace; list: TaskList }

/** Which rows of how many, and the way to the others. */
export function Pages({ address, place, list: { tasks, total } }: PagesProps) {
  const { page, per_page: perPage } = address
  const first = (page - 1) * perPage + 1
  const hasNext = page * perPage < total
  if (tasks.length === 0 || (page === 1 && !hasNext)) return null
  return (
    <nav aria-label="Pages" className="mt-3 flex items-center gap-2 text-13 text-text-2">
      <span className="mr-auto tabular-nums">
        {printCount(first)} to {printCount(first + tasks.length - 1)} of {printCount(total)}
      </span>
      <Step word="Previous" href={page > 1 ? listHref(place, { ...address, page: page - 1 }) : undefined} />
      <Step word="Next" href={hasNext ? listHref(place, { ...address, page: page + 1 }) : undefined} />
    </nav>
  )
}

function Step({ word, href }: { word: string; href?: string }) {
  if (href === undefined)
    return (
      <span aria-hidden="true" className="inline-flex h-dense items-center px-2 text-13 text-text-off">
        {word}
      </span>
    )
  return (
    <Link href={href} prefetch={false} className={buttonClass({ dense: true })}>
      {word}
    </Link>
  )
}
