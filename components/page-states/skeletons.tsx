import type { ReactNode } from 'react'
import { FormAndPanel, MainAndSide, Page } from '@/components/shell/page'
import { Cell, type Column, Row, Table } from '@/components/ui/table'
import { classes } from '../ui/classes'

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
function HeadSkeleton() {
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
      <div className="mx-auto max-w-wide">
        <HeadSkeleton />
      </div>
      <MainAndSide main={<Block size="h-80 w-full" />} side={<FactsSkeleton />} />
    </Waiting>
  )
}

/** An app's page on its way: its tasks, and its facts beside them. */
export function AppSkeleton({ columns }: { columns: readonly Column[] }) {
  return (
    <div className="mx-auto max-w-wide">
      <HeadSkeleton />
      <MainAndSide main={<TableSkeleton columns={columns} />} side={<FactsSkeleton />} />
    </div>
  )
}

function FactsSkeleton() {
  return (
    <div aria-hidden="true" className="grid animate-appear-late gap-4">
      {ROWS.map((row, index) => (
        <Bar key={row} width={WIDTHS[index % WIDTHS.length]} />
      ))}
    </div>
  )
}

/** The form on its way: its fields and its panel, each where it will stand. */
export function FormSkeleton() {
  return (
    <Page heading="Create task" width="page">
      <Waiting word="Reading what can be chosen">
        <FormAndPanel
          form={
            <div className="grid gap-5">
              <FieldSkeleton />
              <div className="grid gap-x-4 gap-y-5 sm:grid-cols-2">
                <FieldSkeleton />
                <FieldSkeleton />
              </div>
              <FieldSkeleton size="h-13 w-full" />
              <div className="grid gap-x-4 gap-y-5 sm:grid-cols-3">
                <div className="sm:col-span-2">
                  <FieldSkeleton />
                </div>
                <FieldSkeleton />
              </div>
              <div className="grid gap-x-4 gap-y-5 border-t border-hairline pt-5 sm:grid-cols-3">
                <FieldSkeleton />
                <FieldSkeleton />
                <FieldSkeleton />
              </div>
            </div>
          }
          panel={<PanelSkeleton />}
        />
      </Waiting>
    </Page>
  )
}

/** Label, control and hint. */
function FieldSkeleton({ size = 'h-control w-full' }: { size?: string }) {
  return (
    <div className="grid content-start gap-1">
      <span className="flex h-5 items-center">
        <Bar width="w-28" />
      </span>
      <Block size={size} />
      <span className="flex h-4 items-center">
        <Bar width="w-40" />
      </span>
    </div>
  )
}

function PanelSkeleton() {
  return (
    <div className="grid gap-4 rounded-3 border border-hairline bg-surface p-4">
      <Bar width="w-28" />
      <Block size="h-9 w-full" />
      {ROWS.slice(0, 6).map((row) => (
        <div key={row} className="flex gap-3">
          <Bar width="w-1/5" />
          <Bar width="w-1/2" />
        </div>
      ))}
    </div>
  )
}

/** A grey bar in the place of a text that is on its way. `width` is a width utility. */
function Bar({ width = 'w-full', end = false }: { width?: string; end?: boolean }) {
  return <span className={classes('block h-3 animate-breathe rounded-1 bg-hover', width, end && 'ml-auto')} />
}

/** A block in the place of a control or a box. `size` is height and width utilities. */
function Block({ size }: { size: string }) {
  return <span className={classes('block animate-breathe rounded-2 bg-hover', size)} />
}
