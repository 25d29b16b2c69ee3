import { classes } from './classes'

const SHARED =
  'w-full min-w-0 rounded-2 border border-control bg-surface px-2.5 text-text transition-colors placeholder:text-text-3 placeholder:opacity-100 hover:border-text-3'
const FOCUS =
  'focus-visible:border-focus focus-visible:-outline-offset-1 aria-expanded:border-focus aria-expanded:outline-2 aria-expanded:-outline-offset-1 aria-expanded:outline-focus'
const WRONG =
  'aria-invalid:border-bad aria-invalid:ring-1 aria-invalid:ring-bad aria-invalid:hover:border-bad aria-invalid:focus-visible:outline-offset-2'
const OFF =
  'disabled:cursor-default disabled:border-hairline disabled:bg-sunken disabled:text-text-off disabled:opacity-100'

/** The look of whatever can be typed into or chosen from. Mono where what is typed gets compared. */
export const controlClass = (more: string, mono = false): string =>
  classes(
    SHARED,
    FOCUS,
    WRONG,
    OFF,
    mono ? 'font-mono text-13 max-sm:text-typed' : 'text-14 max-sm:text-typed',
    more,
  )
