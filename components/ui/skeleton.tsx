import { classes } from './classes'

/** A grey bar in the place of a text that is on its way. `width` is a width utility. */
export function Bar({ width = 'w-full', end = false }: { width?: string; end?: boolean }) {
  return <span className={classes('block h-3 animate-breathe rounded-1 bg-hover', width, end && 'ml-auto')} />
}

/** A block in the place of a control or a box. `size` is height and width utilities. */
export function Block({ size }: { size: string }) {
  return <span className={classes('block animate-breathe rounded-2 bg-hover', size)} />
}
