'use client'
import Plus from 'lucide-react/icons/plus'
import { useRouter } from 'next/navigation'
import type { FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { PopoverButton } from '@/components/ui/choice/popover-button'
import { Field } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { controlClass, TextInput } from '@/components/ui/text-input'
import { paths } from '@/lib/paths'
import type { FilterName, SubmissionFilters } from '@/lib/submission/filters'
import { OUTCOMES } from '@/lib/submission/outcome'
import { FILTER_WORDS } from './filter-words'

/** What narrows the journal. A form of the address: it works before the page is taken over, and can be linked to. */
export function FilterForm({ filters }: { filters: SubmissionFilters }) {
  const router = useRouter()
  const show = (event: FormEvent<HTMLFormElement>, close: () => void) => {
    event.preventDefault()
    const given = [...new FormData(event.currentTarget)].flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()]] : [],
    )
    close()
    router.push(paths.submissions(new URLSearchParams(given).toString()))
  }
  const text = (name: FilterName, mono = false) => <TextFilter name={name} filters={filters} mono={mono} />
  return (
    <PopoverButton
      name="Filter submissions"
      button={
        <>
          <Icon of={Plus} />
          Filter
        </>
      }
      buttonClassName="inline-flex h-dense items-center gap-1.5 rounded-2 border border-dashed border-control px-2 text-13 font-label text-text-2 hover:bg-hover hover:text-text"
    >
      {(close) => (
        <form method="get" action={paths.submissions()} onSubmit={(event) => show(event, close)}>
          <div className="grid gap-3">
            {text('q')}
            <div className="grid grid-cols-2 gap-3">
              <OutcomeFilter filters={filters} />
              {text('status', true)}
              {text('app')}
              {text('user')}
              {text('from', true)}
              {text('to', true)}
            </div>
            {text('error')}
            {text('request', true)}
          </div>
          <div className="mt-4 flex justify-end">
            <Button type="submit" kind="plain">
              Show submissions
            </Button>
          </div>
        </form>
      )}
    </PopoverButton>
  )
}

const idOf = (name: FilterName) => `filter-${name}`

function TextFilter({
  name,
  filters,
  mono,
}: {
  name: FilterName
  filters: SubmissionFilters
  mono: boolean
}) {
  const { label, hint } = FILTER_WORDS[name]
  return (
    <Field id={idOf(name)} label={label} hint={hint}>
      {(wiring) => (
        <TextInput
          {...wiring}
          name={name}
          defaultValue={String(filters[name] ?? '')}
          mono={mono}
          autoComplete="off"
        />
      )}
    </Field>
  )
}

function OutcomeFilter({ filters }: { filters: SubmissionFilters }) {
  return (
    <Field id={idOf('outcome')} label={FILTER_WORDS.outcome.label}>
      {(wiring) => (
        <select
          {...wiring}
          name="outcome"
          defaultValue={filters.outcome ?? ''}
          className={controlClass('h-control')}
        >
          <option value="">any</option>
          {OUTCOMES.map((outcome) => (
            <option key={outcome}>{outcome}</option>
          ))}
        </select>
      )}
    </Field>
  )
}
