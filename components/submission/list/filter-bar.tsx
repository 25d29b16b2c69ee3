import X from 'lucide-react/icons/x'
import Link from 'next/link'
import { HostileText } from '@/components/ui/hostile-text'
import { Icon } from '@/components/ui/icon'
import { paths } from '@/lib/paths'
import {
  FILTER_NAMES,
  type FilterName,
  type ReadFilters,
  type SubmissionFilters,
  writeFilters,
} from '@/lib/submission/filters'
import { FilterForm } from './filter-form'
import { FILTER_WORDS } from './filter-words'

/** The filters of the address, one chip each, and what adds one. */
export function FilterBar({ filters }: { filters: SubmissionFilters }) {
  const set = FILTER_NAMES.filter((name) => filters[name] !== undefined)
  return (
    <search aria-label="Filters" className="flex min-w-0 flex-wrap items-center gap-2">
      {set.map((name) => (
        <Chip key={name} name={name} filters={filters} />
      ))}
      <FilterForm key={writeFilters(filters)} filters={filters} />
    </search>
  )
}

/** What of the address made no sense, and was left out. */
export function WrongFilters({ wrong }: Pick<ReadFilters, 'wrong'>) {
  if (wrong.length === 0) return null
  return (
    <ul role="status" className="mb-3 text-13 text-careful-text">
      {wrong.map(({ name, why }) => (
        <li key={`${name} ${why}`} className="wrap-anywhere">
          Filter <HostileText text={wordOf(name)} /> left out: {why}
        </li>
      ))}
    </ul>
  )
}

function wordOf(name: string): string {
  const known = FILTER_NAMES.find((one) => one === name)
  return known ? FILTER_WORDS[known].chip : name
}

function Chip({ name, filters }: { name: FilterName; filters: SubmissionFilters }) {
  const word = FILTER_WORDS[name].chip
  const { [name]: value, ...others } = filters
  return (
    <span className="inline-flex h-dense max-w-full items-stretch overflow-hidden rounded-2 border border-edge bg-surface text-13">
      <span className="flex min-w-0 items-center gap-1.5 pr-1.5 pl-2">
        <span className="text-12 text-text-3">{word}</span>
        <span className="truncate">
          <HostileText text={shown(name, String(value))} />
        </span>
      </span>
      <Link
        href={paths.submissions(writeFilters(others))}
        aria-label={`Remove filter ${word}`}
        className="grid w-6 place-content-center border-l border-hairline text-text-3 hover:bg-hover hover:text-text focus-visible:-outline-offset-2"
      >
        <Icon of={X} size={12} />
      </Link>
    </span>
  )
}

const shown = (name: FilterName, value: string): string =>
  (name === 'from' || name === 'to') && !/^\d{4}-/.test(value) ? `${value} ago` : value
