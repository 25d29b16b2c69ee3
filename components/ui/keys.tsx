import { classes } from './classes'

/** A keyboard shortcut as it stands in a button or a hint. Hidden from the name of what it stands in. */
export function Keys({ children, onAccent = false }: { children: string; onAccent?: boolean }) {
  return (
    <span aria-hidden="true" className={onAccent ? '-mr-1.5 max-sm:hidden' : ''}>
      <kbd
        className={classes(
          'inline-flex h-5 items-center rounded-1 px-1.5 text-12 leading-none font-text',
          onAccent ? 'bg-accent-hover' : 'bg-hover text-text-2',
        )}
      >
        {children}
      </kbd>
    </span>
  )
}
