import type { LucideIcon } from 'lucide-react'
import ChevronDown from 'lucide-react/icons/chevron-down'
import ChevronUp from 'lucide-react/icons/chevron-up'
import Download from 'lucide-react/icons/download'
import { Button, buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { controlClass } from '@/components/ui/text-input'
import { LOG_PARTS, type LogPart } from '@/lib/log/find-in-log'
import { paths } from '@/lib/paths'
import { printCount } from '@/lib/words'

type Search = {
  typed: string
  onType: (text: string) => void
  /** 1 to the next place, -1 to the one before. */
  toPlace: (step: number) => void
  /** The place that is shown, and how many there are. */
  at: number
  count: number
  /** Of how many lines, where that is not all. */
  among?: number
}

type Toggle = { name: string; icon: LucideIcon; isOn: boolean; onPress: () => void }

type LogBarProps = {
  guid: string
  part: LogPart
  onPart: (part: LogPart) => void
  toFirstError: () => void
  search: Search
  toggles: readonly Toggle[]
}

/** What can be done with a log: one stream alone, the first error, a search, how lines are shown, the whole as a file. */
export function LogBar({ guid, part, onPart, toFirstError, search, toggles }: LogBarProps) {
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a legend into a row of buttons */}
      <div role="group" aria-label="Lines" className="flex overflow-hidden rounded-2 border border-edge">
        {LOG_PARTS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === part}
            onClick={() => onPart(one)}
            className="h-dense border-r border-hairline px-2.5 text-12 font-label text-text-2 last:border-r-0 hover:bg-hover focus-visible:-outline-offset-2 aria-pressed:bg-selected aria-pressed:text-accent-text"
          >
            {one}
          </button>
        ))}
      </div>
      <div className="ml-auto flex flex-wrap items-center gap-1 max-sm:ml-0">
        <Button kind="quiet" dense onClick={toFirstError}>
          First error
        </Button>
        <LogSearch {...search} />
        {toggles.map(({ name, icon, isOn, onPress }) => (
          <button
            key={name}
            type="button"
            aria-label={name}
            title={name}
            aria-pressed={isOn}
            onClick={onPress}
            className="inline-flex size-dense items-center justify-center rounded-2 text-text-3 hover:bg-hover hover:text-text aria-pressed:bg-selected aria-pressed:text-accent-text print:hidden"
          >
            <Icon of={icon} />
          </button>
        ))}
        <a
          href={paths.api.downloadedLog(guid)}
          download
          aria-label="Download the log"
          title="Download the log"
          className={buttonClass({ kind: 'quiet', dense: true, icon: true })}
        >
          <Icon of={Download} />
        </a>
      </div>
    </>
  )
}

function LogSearch({ typed, onType, toPlace, at, count, among }: Search) {
  return (
    <search className="flex items-center gap-1">
      <input
        type="search"
        aria-label="Search the log"
        placeholder="Search"
        value={typed}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          toPlace(event.shiftKey ? -1 : 1)
        }}
        className={controlClass('h-dense max-w-40')}
      />
      {typed !== '' && (
        <>
          <span role="status" className="text-12 whitespace-nowrap text-text-2 tabular-nums">
            {count === 0 ? 'none' : `${printCount(at + 1)} of ${printCount(count)}`}
            {among !== undefined && ` in the last ${printCount(among)} lines`}
          </span>
          <Button kind="quiet" dense aria-label="Previous place" onClick={() => toPlace(-1)}>
            <Icon of={ChevronUp} />
          </Button>
          <Button kind="quiet" dense aria-label="Next place" onClick={() => toPlace(1)}>
            <Icon of={ChevronDown} />
          </Button>
        </>
      )}
    </search>
  )
}
