// biome-ignore-all lint/a11y/noRedundantRoles: what a narrow page draws as a block or a grid loses its role
import ChevronDown from 'lucide-react/icons/chevron-down'
import type { ReactNode } from 'react'
import { classes } from './classes'
import { Icon } from './icon'

export type Column = {
  name: string
  /** A width utility such as `w-28`; the columns without one share what is left. */
  width?: string
  numeric?: boolean
  /** A utility that hides the column where the table is narrow, such as `@max-six:hidden`; cells repeat it. */
  hidden?: string
  /** The name is for screen readers only. */
  nameHidden?: boolean
  /** The rows are in the order of this column, the newest or largest first. */
  descends?: boolean
  /** The same the other way round. */
  ascends?: boolean
  /** What stands in its head instead of its name. */
  head?: ReactNode
}

/** A table that uses the width. Roles are given, since narrow pages change what its parts are drawn as. */
export function Table({
  name,
  columns,
  cards = false,
  dense = false,
  children,
}: {
  name: string
  columns: readonly Column[]
  /** More rows in sight: cells that have two lines show one. */
  dense?: boolean
  /** Rows become two lines on a phone; the rows place their cells themselves. */
  cards?: boolean
  children: ReactNode
}) {
  return (
    <div className="@container">
      <table
        role="table"
        aria-label={name}
        data-dense={dense || undefined}
        className={classes(
          'group/table w-full table-fixed border-separate border-spacing-0 text-13 leading-4',
          cards && 'max-sm:block',
        )}
      >
        <colgroup className={cards ? 'max-sm:hidden' : ''}>
          {columns.map((column) => (
            <col key={column.name} className={classes(column.width, column.hidden)} />
          ))}
        </colgroup>
        <thead role="rowgroup" className={cards ? 'max-sm:hidden' : ''}>
          <tr role="row">
            {columns.map((column) => (
              <th
                key={column.name}
                role="columnheader"
                scope="col"
                aria-sort={column.descends ? 'descending' : column.ascends ? 'ascending' : undefined}
                className={classes(
                  'sticky top-12 z-1 h-8 border-b border-hairline bg-canvas px-2 text-12 font-label whitespace-nowrap first:pl-3 last:pr-3',
                  column.descends || column.ascends ? 'text-text' : 'text-text-3',
                  column.numeric ? 'text-right' : 'text-left',
                  column.hidden,
                )}
              >
                {column.head ??
                  (column.nameHidden ? <span className="sr-only">{column.name}</span> : column.name)}
                {(column.descends || column.ascends) && (
                  <span className={classes('ml-1 inline-block align-middle', column.ascends && 'rotate-180')}>
                    <Icon of={ChevronDown} size={12} />
                  </span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className={cards ? 'max-sm:block' : ''}>
          {children}
        </tbody>
      </table>
    </div>
  )
}

/** A row. As a card: state in front, two lines, figures at the right; cells say their place. */
export function Row({
  cards = false,
  name,
  selected = false,
  children,
}: {
  cards?: boolean
  /** What tells this row from the others, for whoever looks for it in the document. */
  name?: string
  selected?: boolean
  children: ReactNode
}) {
  return (
    <tr
      role="row"
      data-row={name}
      data-selected={selected || undefined}
      className={classes(
        'group/row relative data-selected:bg-selected',
        cards &&
          'max-sm:grid max-sm:grid-cols-row-card max-sm:gap-x-2 max-sm:gap-y-0.5 max-sm:border-b max-sm:border-hairline max-sm:py-2.5',
      )}
    >
      {children}
    </tr>
  )
}

/** A cell. `className` is for its place in a card and for the column's `hidden`. */
export function Cell({
  numeric = false,
  quiet = false,
  className,
  children,
}: {
  numeric?: boolean
  quiet?: boolean
  className?: string
  children?: ReactNode
}) {
  return (
    <td
      role="cell"
      className={classes(
        'h-9 group-data-dense/table:h-7 min-w-0 border-b border-hairline px-2 group-hover/row:bg-hover group-data-selected/row:bg-selected first:pl-3 last:pr-3 max-sm:group-hover/row:bg-transparent',
        numeric && 'text-right tabular-nums',
        quiet && 'text-text-3',
        className,
      )}
    >
      {children}
    </td>
  )
}

/** What a cell adds so that it stands in a card on a phone. */
export const CARD_CELL =
  'max-sm:block max-sm:h-auto max-sm:border-0 max-sm:p-0 max-sm:first:pl-0 max-sm:last:pr-0'
