import { Palette } from './palette'
import { ShortcutsDialog } from './shortcuts-dialog'

export type ShownProps = {
  what: 'palette' | 'shortcuts'
  /** What was typed before it was there. */
  typed: string
  onShow: (what: 'palette' | 'shortcuts' | undefined) => void
}

/** What the keys of every page open: all of it is loaded with the first that is asked for. */
export function Shown({ what, typed, onShow }: ShownProps) {
  const close = () => onShow(undefined)
  return what === 'palette' ? (
    <Palette typed={typed} onClose={close} onShowShortcuts={() => onShow('shortcuts')} />
  ) : (
    <ShortcutsDialog onClose={close} />
  )
}
