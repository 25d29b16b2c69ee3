'use client'
import { useQuery } from '@tanstack/react-query'
import { type Control, useWatch } from 'react-hook-form'
import { keepFocus } from '@/components/ui/button'
import { HostileText } from '@/components/ui/hostile-text'
import { usedBeforeQuery } from '@/lib/queries/used-before'
import type { ListName } from '@/lib/task-form/fields'
import type { TaskFormValues } from '@/lib/task-form/values'

type KeysUsedBeforeProps = {
  control: Control<TaskFormValues>
  list: ListName
  appGuid: string
  /** The key that is the console's own. */
  hidden: string
  onTake: (key: string) => void
}

const MOST_OFFERED = 6

/** Keys that this app's tasks carry and the form has not yet, the most used first: one press makes a row of one. */
export function KeysUsedBefore({ control, list, appGuid, hidden, onTake }: KeysUsedBeforeProps) {
  const { data } = useQuery(usedBeforeQuery(appGuid))
  const rows = useWatch({ control, name: list })
  const all = (list === 'labels' ? data?.labels.map(({ key }) => key) : data?.annotations) ?? []
  const keys = all
    .filter((key) => key !== hidden && !rows.some((row) => row.key === key))
    .slice(0, MOST_OFFERED)
  if (keys.length === 0) return null
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 text-12 text-text-3">
      Used before
      {keys.map((key) => (
        <button
          key={key}
          type="button"
          onMouseDown={keepFocus}
          onClick={() => onTake(key)}
          className="max-w-60 truncate rounded-1 font-mono text-accent-text underline-offset-3 hover:underline max-sm:h-control max-sm:px-1"
        >
          <HostileText text={key} />
        </button>
      ))}
    </span>
  )
}
