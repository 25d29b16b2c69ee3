import X from 'lucide-react/icons/x'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { HostileText } from '@/components/ui/hostile-text'
import { Icon } from '@/components/ui/icon'
import {
  filterValues,
  QUICK_STATES,
  STATES,
  TASK_FILTER_NAMES,
  type TaskFilterName,
  type TaskListAddress,
  type WrongParameter,
  withFilters,
} from '@/lib/task-list/address'
import { CAUSES, isCause } from '@/lib/verdict/causes'
import { TASK_FILTER_WORDS } from './filter-words'
import { type ListPlace, listHref } from './list-href'

/** Names of what filters tell guids of: apps, spaces, organizations. */
export type FilterNames = Record<string, string>

type FilterBarProps = { address: TaskListAddress; place: ListPlace; names: FilterNames; form: ReactNode }

/** Quick chips, the filters of the address, and what adds one. All are links: they work before scripts do. */
export function FilterBar({ address, place, names, form }: FilterBarProps) {
  const { filters } = address
  const isQuick = QUICK_STATES.some(({ states }) => states === filters.states)
  const set = TASK_FILTER_NAMES.filter(
    (name) => filters[name] !== undefined && (name !== 'states' || !isQuick),
  )
  const isFiltered = Object.keys(filters).length > 0
  return (
    <search aria-label="Filter tasks" className="flex min-w-0 flex-wrap items-center gap-2">
      <span className="flex overflow-hidden rounded-2 border border-edge bg-surface">
        {QUICK_STATES.map(({ word, states }) => (
          <Link
            key={word}
            href={listHref(place, withFilters(address, { states }))}
            prefetch={false}
            aria-current={filters.states === states ? 'true' : undefined}
            className="flex h-dense items-center border-r border-hairline px-2.5 text-13 font-label text-text-2 last:border-r-0 hover:bg-hover focus-visible:-outline-offset-2 aria-current:bg-selected aria-current:text-accent-text"
          >
            {word}
          </Link>
        ))}
      </span>
      {set.map((name) => (
        <Chip key={name} name={name} address={address} place={place} names={names} />
      ))}
      {form}
      {isFiltered && (
        <Link
          href={listHref(place, { ...address, filters: {}, page: 1 })}
          prefetch={false}
          className="rounded-1 px-1 text-13 text-text-2 hover:text-text"
        >
          Clear
        </Link>
      )}
    </search>
  )
}

type ChipProps = Omit<FilterBarProps, 'form'> & { name: TaskFilterName }

function Chip({ name, address, place, names }: ChipProps) {
  const word = TASK_FILTER_WORDS[name].chip
  return (
    <span className="inline-flex h-dense max-w-full items-stretch overflow-hidden rounded-2 border border-edge bg-surface text-13">
      <span className="flex min-w-0 items-center gap-1.5 pr-1.5 pl-2">
        <span className="text-12 text-text-3">{word}</span>
        <span className={name === 'label_selector' ? 'truncate font-mono text-12' : 'truncate'}>
          <HostileText text={shown(name, address, names)} />
        </span>
      </span>
      <Link
        href={listHref(place, withFilters(address, { [name]: undefined }))}
        prefetch={false}
        aria-label={`Remove filter ${word}`}
        className="grid w-6 place-content-center border-l border-hairline text-text-3 hover:bg-hover hover:text-text focus-visible:-outline-offset-2"
      >
        <Icon of={X} size={12} />
      </Link>
    </span>
  )
}

const GUIDS: readonly TaskFilterName[] = ['app_guids', 'space_guids', 'organization_guids']

function shown(name: TaskFilterName, { filters }: TaskListAddress, names: FilterNames): string {
  const value = filters[name] ?? ''
  if (GUIDS.includes(name)) {
    const known = filterValues(filters, name).map((guid) => names[guid] || guid)
    return known.length > 2
      ? `${known.slice(0, 2).join(', ')} and ${known.length - 2} more`
      : known.join(', ')
  }
  if (name === 'cause')
    return filterValues(filters, name)
      .map((key) => (isCause(key) ? CAUSES[key].word : key))
      .join(', ')
  const isDistance = /_ats\[/.test(name) && !/^\d{4}-/.test(value)
  return isDistance ? `${value} ago` : value
}

/** What of the address made no sense, and was left out. */
export function WrongParameters({ wrong }: { wrong: readonly WrongParameter[] }) {
  if (wrong.length === 0) return null
  return (
    <ul role="status" className="mb-3 text-13 text-careful-text">
      {wrong.map(({ name, why }) => (
        <li key={`${name} ${why}`} className="wrap-anywhere">
          <HostileText text={name} /> left out: <HostileText text={why} />
        </li>
      ))}
    </ul>
  )
}

const isState = (text: string): boolean => STATES.some((state) => state === text)

/** Values that make sense and still find nothing: what the API does not tell of, and states that it is not known to have. */
export function DoubtfulValues({ untold, states }: { untold: readonly string[]; states: readonly string[] }) {
  const odd = states.filter((state) => !isState(state))
  if (untold.length === 0 && odd.length === 0) return null
  return (
    <ul role="status" className="mb-3 text-13 text-careful-text">
      {untold.map((guid) => (
        <li key={guid} className="wrap-anywhere">
          <span className="font-mono text-12">{guid}</span> does not exist, or you may not see it.
        </li>
      ))}
      {odd.map((state) => (
        <li key={state} className="wrap-anywhere">
          <HostileText text={state} /> is no state of tasks that is known.
          {isState(state.toUpperCase()) && ` The API writes ${state.toUpperCase()}.`}
        </li>
      ))}
    </ul>
  )
}
