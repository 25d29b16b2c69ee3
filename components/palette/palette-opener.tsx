'use client'
import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { isCommand } from '@/components/ui/choice/letter-keys'
import { useIsTakenOver } from '@/components/ui/time'
import { paths } from '@/lib/paths'
import type { Shown, ShownProps } from './shown'

type What = ShownProps['what']

/** After g. */
const PLACES = new Map([
  ['o', paths.home],
  ['a', paths.apps],
  ['t', paths.tasks()],
  ['s', paths.submissions()],
])
/** Whoever waits longer between two keys meant two things. */
const PAIR_MS = 1_500
/** Time begins with the page: 0 would be a g that nobody pressed. */
const NEVER = Number.NEGATIVE_INFINITY

const loadShown = () => import('./shown').catch(() => undefined)

type PaletteOpenerProps = {
  buttonClassName: string
  /** What the button shows. From the server, so that its look costs no script. */
  children: ReactNode
}

/**
 * The button that opens the command palette, and the keys that work on every page. What they open is loaded when it is
 * first asked for; what is typed meanwhile is kept for it, and does not end up in the page below.
 */
export function PaletteOpener({ buttonClassName, children }: PaletteOpenerProps) {
  const { push } = useRouter()
  const isPressable = useIsTakenOver()
  const [Loaded, setLoaded] = useState<typeof Shown>()
  const [what, setWhat] = useState<What>()
  const [isAway, setAway] = useState(false)
  /** Typed since it was asked for; undefined unless it is on its way. */
  const typed = useRef<string>(undefined)
  const pairFrom = useRef(NEVER)

  const show = async (next: What) => {
    setWhat(next)
    if (Loaded || typed.current !== undefined) return
    typed.current = ''
    const module = await loadShown()
    // At once, so that no key falls between the page and the dialog.
    flushSync(() => {
      setAway(!module)
      if (module) setLoaded(() => module.Shown)
      else setWhat(undefined)
    })
    typed.current = undefined
  }

  // Each time anew: it knows what is shown.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, shiftKey, timeStamp } = event
      if (event.isComposing) return
      const isAlone = !ctrlKey && !metaKey && !altKey
      if ((ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === 'k') {
        event.preventDefault()
        if (what === 'palette' && Loaded) setWhat(undefined)
        else void show('palette')
      } else if (typed.current !== undefined && what && isAlone) {
        if (key === 'Escape') setWhat(undefined)
        else if (key.length === 1) typed.current += key
        else if (key === 'Backspace') typed.current = typed.current.slice(0, -1)
        else if (key !== 'Enter') return
        event.preventDefault()
        event.stopPropagation()
      } else if (isCommand(event)) {
        const place = timeStamp - pairFrom.current < PAIR_MS ? PLACES.get(key) : undefined
        pairFrom.current = key === 'g' ? timeStamp : NEVER
        if (place) push(place)
        else if (key === '?') void show('shortcuts')
      }
    }
    document.addEventListener('keydown', onKeyDown, true)
    return () => document.removeEventListener('keydown', onKeyDown, true)
  })

  return (
    <>
      {isAway && (
        <span role="alert" className="text-12 text-careful-text">
          Not loaded, press again
        </span>
      )}
      <button
        type="button"
        disabled={!isPressable}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => void show('palette')}
        className={buttonClassName}
      >
        {children}
      </button>
      {Loaded && what && <Loaded key={what} what={what} typed={typed.current ?? ''} onShow={setWhat} />}
    </>
  )
}
