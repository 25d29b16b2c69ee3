import { HostileText } from '@/components/ui/hostile-text'
import { Time } from '@/components/ui/time'
import { type RunAgain, type Runnable, whyLost } from '@/lib/queries/run-again'

type Droplets = RunAgain['droplets']

export type Which = 'before' | 'current'

/** The droplet that is sent: by its guid, so that what is shown is what runs; '' where only the API knows it. */
export function guidOf({ before, current }: Droplets, which: Which): string {
  if (which === 'before' && before.kind === 'usable') return before.droplet.guid
  return current?.guid ?? ''
}

type DropletChoiceProps = { droplets: Droplets; which: Which; onChoose: (which: Which) => void }

/** Which droplet will run: the one of then or the app's current one, as a choice where they differ. */
export function DropletChoice({ droplets, which, onChoose }: DropletChoiceProps) {
  const { before, current } = droplets
  if (before.kind === 'usable') {
    const { droplet } = before
    if (droplet.guid === current?.guid)
      return (
        <>
          <span className="block">The one it ran, still the app’s current one</span>
          <AboutDroplet droplet={droplet} />
        </>
      )
    if (!current)
      return (
        <>
          <span className="block">The one it ran. {whyNoCurrent(droplets)}</span>
          <AboutDroplet droplet={droplet} />
        </>
      )
    return (
      <fieldset className="grid gap-1.5">
        <legend className="sr-only">Droplet</legend>
        <One word="The one it ran" droplet={droplet} value="before" which={which} onChoose={onChoose} />
        <One word="The current one" droplet={current} value="current" which={which} onChoose={onChoose} />
      </fieldset>
    )
  }
  return (
    <>
      {whyLost(before).map((why) => (
        <span key={why} className="block">
          {why}
        </span>
      ))}
      {current ? <AboutDroplet droplet={current} /> : <span className="block">{whyNoCurrent(droplets)}</span>}
    </>
  )
}

const whyNoCurrent = ({ isCurrentUnread }: Droplets): string =>
  isCurrentUnread ? 'The app’s current one, whichever that is.' : 'The app has no current droplet.'

type OneProps = Omit<DropletChoiceProps, 'droplets'> & { word: string; droplet: Runnable; value: Which }

function One({ word, droplet, value, which, onChoose }: OneProps) {
  return (
    <label className="flex gap-2">
      <input
        type="radio"
        name="droplet-to-run"
        checked={which === value}
        onChange={() => onChoose(value)}
        className="mt-1 size-3.5 shrink-0 accent-accent"
      />
      <span className="min-w-0">
        {word}
        <AboutDroplet droplet={droplet} />
      </span>
    </label>
  )
}

function AboutDroplet({ droplet: { guid, revision, contents, created_at } }: { droplet: Runnable }) {
  return (
    <span className="block text-12 wrap-anywhere text-text-3">
      {revision !== undefined && `Revision ${revision}, `}
      {created_at !== '' && (
        <>
          made <Time at={created_at} />
        </>
      )}
      {contents !== '' && (
        <>
          , <HostileText text={contents} />
        </>
      )}
      <span className="block font-mono">{guid}</span>
    </span>
  )
}
