'use client'
import { useQuery } from '@tanstack/react-query'
import Plus from 'lucide-react/icons/plus'
import { useRouter } from 'next/navigation'
import { type FormEvent, useMemo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Combobox } from '@/components/ui/choice/combobox'
import { type FoundOption, findable } from '@/components/ui/choice/options'
import { PopoverButton } from '@/components/ui/choice/popover-button'
import { Field } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { controlClass, TextInput } from '@/components/ui/text-input'
import { appListQuery } from '@/lib/queries/app-list'
import {
  ORDERS,
  PAGE_SIZES,
  readTaskListAddress,
  STATES,
  type TaskFilterName,
  type TaskListAddress,
  withFilters,
} from '@/lib/task-list/address'
import { CAUSES } from '@/lib/verdict/causes'
import { TASK_FILTER_WORDS } from './filter-words'
import { type ListPlace, listHref } from './list-href'
import { SelectorField } from './selector-field'

const CAUSE_OPTIONS: readonly string[] = ['', ...Object.keys(CAUSES)]
const CAUSE_WORDS: Record<string, string> = {
  '': 'any',
  ...Object.fromEntries(Object.entries(CAUSES).map(([key, { word }]) => [key, word])),
}

/** The filters one fills in, as fields of a form; the others stand as chips and stay as they are. */
const TYPED = ['names', 'created_ats[gt]', 'created_ats[lte]', 'created_by', 'reason'] as const

type FilterFormProps = { address: TaskListAddress; place: ListPlace }

/** What narrows the list of tasks. A form of the address: it can be linked to, and works without scripts. */
export function FilterForm({ address, place }: FilterFormProps) {
  const router = useRouter()
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const show = (event: FormEvent<HTMLFormElement>, close: () => void) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const given = [...data].flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' && name !== 'states' ? [[name, value]] : [],
    )
    const states = data.getAll('states').join(',')
    const read = readTaskListAddress([...given, ['states', states]])
    setWrong(Object.fromEntries(read.wrong.map(({ name, why }) => [name, why])))
    if (read.wrong.length > 0) return
    const emptied = Object.fromEntries(
      [...given.map(([name]) => name), 'states'].map((name) => [name, undefined]),
    )
    close()
    router.push(
      listHref(place, {
        ...withFilters(withFilters(address, emptied), read.address.filters),
        order_by: read.address.order_by,
        per_page: read.address.per_page,
      }),
    )
  }
  const text = (name: TaskFilterName) => (
    <TextFilter key={name} name={name} value={address.filters[name]} wrong={wrong[name]} />
  )
  return (
    <PopoverButton
      name="More filters"
      button={
        <>
          <Icon of={Plus} />
          Filter
        </>
      }
      buttonClassName="inline-flex h-dense items-center gap-1.5 rounded-2 border border-dashed border-control px-2 text-13 font-label text-text-2 hover:bg-hover hover:text-text"
    >
      {(close) => (
        <form
          method="get"
          action={listHref(place, { ...address, filters: {}, page: 1 })}
          onSubmit={(event) => show(event, close)}
        >
          <div className="grid gap-3">
            <StatesFilter value={address.filters.states ?? ''} />
            {place.appGuid === undefined && <PlaceFilters filters={address.filters} />}
            {text('names')}
            <SelectorField value={address.filters.label_selector ?? ''} wrong={wrong.label_selector} />
            <div className="grid grid-cols-2 gap-3">{TYPED.slice(1).map(text)}</div>
            <Choice
              name="cause"
              label={TASK_FILTER_WORDS.cause.label}
              value={address.filters.cause ?? ''}
              options={CAUSE_OPTIONS}
              words={CAUSE_WORDS}
            />
            <div className="grid grid-cols-2 gap-3">
              <Choice
                name="order_by"
                label="Order"
                value={address.order_by}
                options={ORDERS}
                words={ORDER_WORDS}
              />
              <Choice
                name="per_page"
                label="Rows of a page"
                value={String(address.per_page)}
                options={sizes(address.per_page)}
              />
            </div>
          </div>
          <div className="mt-4 flex justify-end">
            <Button type="submit" kind="plain">
              Show tasks
            </Button>
          </div>
        </form>
      )}
    </PopoverButton>
  )
}

const sizes = (now: number): string[] =>
  [...new Set([...PAGE_SIZES, now])].toSorted((a, b) => a - b).map(String)

const ORDER_WORDS: Record<string, string> = {
  '-created_at': 'created, newest first',
  created_at: 'created, oldest first',
  '-updated_at': 'updated, newest first',
  updated_at: 'updated, oldest first',
}

const idOf = (name: string) => `filter-${name}`

function TextFilter({ name, value = '', wrong }: { name: TaskFilterName; value?: string; wrong?: string }) {
  const { label, hint } = TASK_FILTER_WORDS[name]
  return (
    <Field
      id={idOf(name)}
      label={label}
      hint={hint}
      problem={wrong ? { message: wrong, own: true } : undefined}
    >
      {(wiring) => <TextInput {...wiring} name={name} defaultValue={value} autoComplete="off" />}
    </Field>
  )
}

function StatesFilter({ value }: { value: string }) {
  const set = value.split(',')
  const others = set.filter((state) => state !== '' && !STATES.some((one) => one === state))
  return (
    <fieldset>
      <legend className="mb-1 text-13 font-label">State</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {[...STATES, ...others].map((state) => (
          <label key={state} className="flex items-center gap-1.5 font-mono text-12">
            <input
              type="checkbox"
              name="states"
              value={state}
              defaultChecked={set.includes(state)}
              className="size-4 accent-accent"
            />
            {state}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function Choice({
  name,
  label,
  value,
  options,
  words = {},
}: {
  name: string
  label: string
  value: string
  options: readonly string[]
  words?: Record<string, string>
}) {
  return (
    <Field id={idOf(name)} label={label}>
      {(wiring) => (
        <select {...wiring} name={name} defaultValue={value} className={controlClass('h-control')}>
          {options.map((option) => (
            <option key={option} value={option}>
              {words[option] ?? option}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** App, space and organization, found by any part of their names among all that one may read. */
function PlaceFilters({ filters }: { filters: TaskListAddress['filters'] }) {
  const [isWanted, setWanted] = useState(false)
  const { data } = useQuery({ ...appListQuery(), enabled: isWanted })
  const options = useMemo(() => {
    const apps = data?.apps ?? []
    const spaces = new Map(apps.map((app) => [app.spaceGuid, app]))
    const organizations = new Map(apps.map((app) => [app.organizationGuid, app]))
    return {
      app_guids: apps.map(({ guid, name, organization, space }) =>
        findable(guid, name, `${organization} / ${space}`),
      ),
      space_guids: [...spaces.values()].map(({ spaceGuid, space, organization }) =>
        findable(spaceGuid, space, organization),
      ),
      organization_guids: [...organizations.values()].map(({ organizationGuid, organization }) =>
        findable(organizationGuid, organization),
      ),
    }
  }, [data])
  return (
    <>
      {(['app_guids', 'space_guids', 'organization_guids'] as const).map((name) => (
        <PlaceFilter
          key={name}
          name={name}
          options={options[name]}
          value={filters[name] ?? ''}
          onFocus={() => setWanted(true)}
          emptyText={data ? 'None of this name that you may see.' : 'Reading the list'}
        />
      ))}
    </>
  )
}

type PlaceFilterProps = {
  name: TaskFilterName
  options: readonly FoundOption[]
  value: string
  onFocus: () => void
  emptyText: string
}

function PlaceFilter({ name, options, value, onFocus, emptyText }: PlaceFilterProps) {
  const [chosen, setChosen] = useState(value)
  const several = value.split(',').length
  return (
    <Field
      id={idOf(name)}
      label={TASK_FILTER_WORDS[name].label}
      hint={
        several > 1 && chosen === value ? `${several} are set. Choosing one takes their place.` : undefined
      }
    >
      {(wiring) => (
        <>
          <Combobox
            {...wiring}
            labelledBy={`${idOf(name)}-label`}
            options={options}
            value={chosen}
            onChange={setChosen}
            onFocus={onFocus}
            placeholder="any"
            emptyText={emptyText}
          />
          <input type="hidden" name={name} value={chosen} />
        </>
      )}
    </Field>
  )
}
