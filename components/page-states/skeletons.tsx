import type { ReactNode } from 'react'
import { Bar, Block } from '@/components/ui/skeleton'
import { Cell, type Column, Row, Table } from '@/components/ui/table'

const WIDTHS = ['w-2/3', 'w-1/2', 'w-3/4', 'w-3/5'] as const
const ROWS = ['1', '2', '3', '4', '5', '6', '7', '8'] as const

/** Says to a screen reader that something is on its way; to the eye after 200 ms, in the final shape. */
function Waiting({ word, children }: { word: string; children: ReactNode }) {
  return (
    <div role="status">
      <span className="sr-only">{word}</span>
      <div aria-hidden="true" className="animate-appear-late">
        {children}
      </div>
    </div>
  )
}

/** A table on its way, with the real one's columns. */
export function TableSkeleton({ columns }: { columns: readonly Column[] }) {
  return (
    <Waiting word="Reading the list">
      <div className="sm:hidden">
        {ROWS.map((row, index) => (
          <div key={row} className="grid h-14 content-center gap-2.5 border-b border-hairline">
            <Bar width={WIDTHS[index % WIDTHS.length]} />
            <Bar width="w-1/3" />
          </div>
        ))}
      </div>
      <div className="max-sm:hidden">
        <Table name="" columns={columns}>
          {ROWS.map((row, rowIndex) => (
            <Row key={row}>
              {columns.map((column, index) => (
                <Cell key={column.name} className={column.hidden}>
                  <Bar width={WIDTHS[(rowIndex + index) % WIDTHS.length]} end={column.numeric} />
                </Cell>
              ))}
            </Row>
          ))}
        </Table>
      </div>
    </Waiting>
  )
}

/** A page's head on its way: breadcrumb and heading. */
export function HeadSkeleton() {
  return (
    <div aria-hidden="true" className="mb-6 grid animate-appear-late grid-cols-1 gap-2.5 pt-1">
      <Bar width="w-60" />
      <Block size="h-7 w-80 max-w-full" />
    </div>
  )
}

/** The page of a task or of a submission on its way. */
export function TaskSkeleton({ word = 'Reading the task' }: { word?: string }) {
  return (
    <Waiting word={word}>
      <HeadSkeleton />
      <div className="grid grid-cols-1 items-start gap-x-8 gap-y-6 lg:grid-cols-main-side">
        <Block size="h-80 w-full" />
        <div className="grid gap-4">
          {ROWS.map((row, index) => (
            <Bar key={row} width={WIDTHS[index % WIDTHS.length]} />
          ))}
        </div>
      </div>
    </Waiting>
  )
}

/** The form on its way. */
export function FormSkeleton() {
  return (
    <Waiting word="Reading what can be chosen">
      <HeadSkeleton />
      <div className="grid grid-cols-1 items-start gap-10 xl:grid-cols-form-panel xl:justify-between">
        <div className="grid gap-8">
          {ROWS.slice(0, 5).map((row) => (
            <div key={row} className="grid gap-2">
              <Bar width="w-28" />
              <Block size="h-control w-full" />
            </div>
          ))}
        </div>
        <Block size="h-80 w-full" />
      </div>
    </Waiting>
  )
}
