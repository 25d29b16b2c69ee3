import ArrowRight from 'lucide-react/icons/arrow-right'
import LayoutGrid from 'lucide-react/icons/layout-grid'
import Zap from 'lucide-react/icons/zap'
import { type ComponentProps, useEffect, useRef, useState } from 'react'
import { OutcomeInRow } from '@/components/outcome/outcome'
import { TaskState } from '@/components/task/task-state'
import { offsetFor, rowsInSight } from '@/components/ui/choice/combobox'
import { classes } from '@/components/ui/classes'
import { HostileText } from '@/components/ui/hostile-text'
import { Icon } from '@/components/ui/icon'
import type { Entry } from './entry'
import type { Group, Line } from './groups'

/** As the line's `h-9`, and `max-sm:h-11` for fingers; the list's `max-h-96`. */
const LINE_HEIGHT = 36
const LINE_HEIGHT_FOR_FINGERS = 44
const LIST_HEIGHT = 384

/** The id of the option of an entry: what `aria-activedescendant` points at. */
export const optionId = (listId: string, index: number): string => `${listId}-${index}`

type PaletteListProps = {
  id: string
  lines: readonly Line[]
  /** How many of the lines are entries. */
  count: number
  /** The place of the entry that the keyboard is at. */
  at: number
  onChoose: (entry: Entry) => void
}

type ShownLine = { line: Line; place: number }

/** The groups of a palette as one listbox of any length: only what is seen is in the document. */
export function PaletteList({ id, lines, count, at, onChoose }: PaletteListProps) {
  const box = useRef<HTMLDivElement>(null)
  const [lineHeight] = useState(() =>
    matchMedia('(width < 40rem)').matches ? LINE_HEIGHT_FOR_FINGERS : LINE_HEIGHT,
  )
  const [offset, setOffset] = useState(0)
  const atLine = lines.findIndex((line) => 'entry' in line && line.index === at)
  // What the keyboard is at must be in the document to be spoken; its group's heading comes along at the top.
  useEffect(() => {
    const { current } = box
    if (!current) return
    const { scrollTop, clientHeight } = current
    current.scrollTop = at <= 0 ? 0 : offsetFor(atLine, scrollTop, clientHeight, lineHeight)
  }, [at, atLine, lineHeight])
  const { first, end } = rowsInSight(offset, LIST_HEIGHT, lineHeight, lines.length)
  const shown = lines.slice(first, end).map((line, index) => ({ line, place: first + index }))

  return (
    <div
      id={id}
      ref={box}
      role="listbox"
      aria-label="Results"
      tabIndex={-1}
      onScroll={(event) => setOffset(event.currentTarget.scrollTop)}
      className="max-h-96 overflow-y-auto"
    >
      <div
        role="presentation"
        className="relative my-1"
        // Through the DOM, as the page's policy refuses style attributes.
        ref={(element) => {
          if (element) element.style.height = `${lines.length * lineHeight}px`
        }}
      >
        {inGroups(shown).map(({ name, all }) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is none of a listbox's
          <div key={name} role="group" aria-label={name}>
            {all.map(({ line, place }) =>
              'heading' in line ? (
                <div
                  key="heading"
                  aria-hidden="true"
                  ref={(element) => {
                    if (element) element.style.top = `${place * lineHeight}px`
                  }}
                  className="absolute inset-x-1 flex h-9 items-end px-2 pb-1 text-12 font-label text-text-3 max-sm:h-11"
                >
                  {line.heading}
                </div>
              ) : (
                <Option
                  key={line.entry.key}
                  id={optionId(id, line.index)}
                  isAt={line.index === at}
                  aria-setsize={count}
                  aria-posinset={line.index + 1}
                  ref={(element) => {
                    if (element) element.style.top = `${place * lineHeight}px`
                  }}
                  // The focus stays in the field.
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => onChoose(line.entry)}
                >
                  <EntryLine entry={line.entry} group={name} />
                </Option>
              ),
            )}
          </div>
        ))}
      </div>
    </div>
  )
}

type OptionProps = Omit<ComponentProps<'div'>, 'className' | 'role'> & { isAt: boolean }

function Option({ isAt, ...rest }: OptionProps) {
  return (
    <div
      {...rest}
      role="option"
      aria-selected={isAt}
      tabIndex={-1}
      className={classes(
        'absolute inset-x-1 flex h-9 items-center gap-2 rounded-2 px-2 text-13 max-sm:h-11',
        isAt ? 'bg-raised-hover' : 'hover:bg-raised-hover',
      )}
    />
  )
}

function inGroups(shown: readonly ShownLine[]): { name: Group['name']; all: ShownLine[] }[] {
  const groups: { name: Group['name']; all: ShownLine[] }[] = []
  for (const one of shown) {
    const name = 'heading' in one.line ? one.line.heading : one.line.group
    const last = groups.at(-1)
    if (last?.name === name) last.all.push(one)
    else groups.push({ name, all: [one] })
  }
  return groups
}

const ICONS = {
  Pages: ArrowRight,
  Actions: Zap,
  Apps: LayoutGrid,
  Tasks: ArrowRight,
  Submissions: ArrowRight,
}

function EntryLine({
  entry: { label, detail, task, outcome },
  group,
}: {
  entry: Entry
  group: Group['name']
}) {
  return (
    <>
      <span className={classes('shrink-0 text-text-3', (task || outcome) && 'w-24 max-sm:w-auto')}>
        {task && <TaskState task={task} look="card" />}
        {outcome && <OutcomeInRow outcome={outcome} />}
        {!task && !outcome && <Icon of={ICONS[group]} />}
      </span>
      <span className="max-w-2/3 min-w-0 shrink-0 truncate">
        <HostileText text={label} />
      </span>
      {detail && (
        <span className="ml-auto min-w-0 shrink truncate text-12 text-text-3">
          <HostileText text={detail} />
        </span>
      )}
    </>
  )
}
