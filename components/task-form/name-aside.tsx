import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import { keepFocus } from '@/components/ui/button'
import type { TaskOptions } from '@/lib/queries/task-options'
import { usedBeforeQuery } from '@/lib/queries/used-before'
import type { TaskFormValues } from '@/lib/task-form/fields'
import type { Filled } from '@/lib/task-form/fill'
import { suggestName } from '@/lib/task-form/suggest-name'
import { filledBy } from './fill/filled'

/**
 * Whether the name is of its own in this app, or one that is. A suggestion is offered and not filled in: what is
 * empty is not sent, and an operator who leaves the name to the API must not find one in the request.
 */
export function NameAside({
  form,
  options,
  filled,
}: {
  form: UseFormReturn<TaskFormValues>
  options?: TaskOptions
  /** What filled the form in, which is said before what is known of the name. */
  filled?: Filled
}) {
  const [name, command, template] = useWatch({ control: form.control, name: ['name', 'command', 'template'] })
  const [now] = useState(() => new Date())
  const appGuid = options?.app.guid ?? ''
  const used = useQuery({ ...usedBeforeQuery(appGuid), enabled: appGuid !== '' })
  const taken = used.data?.names ?? []
  const processType = options?.processes?.find(({ guid }) => guid === template)?.type
  const suggested = suggestName(command, taken, now, processType)
  if (name !== '') {
    const isTaken = taken.some((one) => one.toLowerCase() === name.toLowerCase())
    const by = filledBy(filled, 'name', name) ?? (name === suggested && !isTaken ? 'suggested' : undefined)
    const known = used.data && (isTaken ? 'used before in this app' : 'unique in this app')
    return (
      <>
        {by && <span>{by}</span>}
        {by && known && ', '}
        {known}
      </>
    )
  }
  if (command === '' && !processType) return null
  return (
    <button
      type="button"
      // The line of a label has no room for a finger: what can be touched is larger than what is seen.
      className="relative rounded-1 text-accent-text underline-offset-3 hover:underline max-sm:-my-3.5 max-sm:py-3.5"
      onMouseDown={keepFocus}
      onClick={() => {
        form.setValue('name', suggested, { shouldDirty: true, shouldTouch: true, shouldValidate: true })
        form.setFocus('name')
      }}
    >
      Use <span className="font-mono">{suggested}</span>
    </button>
  )
}
