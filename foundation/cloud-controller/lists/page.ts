import { asc, count, desc, type SQL } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Presented } from '../../http/json-text'
import type { CloudController } from '../cloud-controller'
import { Answer, type ApiRequest } from '../request'
import { escaped, type LinkParameter, type ListMessage } from './list-message'

type Listed = PgTable & { id: PgColumn; guid: PgColumn }
type PageQuery = {
  table: Listed
  where: SQL | undefined
  /** Columns that `order_by` may name. */
  orderColumns: Record<string, PgColumn | SQL>
  message: ListMessage
}
type Page = { total: number; ids: number[] }

/**
 * The ids of one page, in order, and the number of results; past the end both are empty and 0, as in
 * lib/cloud_controller/paging/sequel_paginator.rb. Pages of the second half are read from the end, so that the last
 * one costs no more than the first.
 */
export async function findPage(cc: CloudController, query: PageQuery): Promise<Page> {
  const { table, where, message } = query
  const { db } = cc
  const total = await countOf(cc, table, where)
  const offset = Number(message.page - 1n) * message.perPage
  if (offset >= total) return { total: 0, ids: [] }
  const limit = Math.min(message.perPage, total - offset)
  const fromTheEnd = offset > total / 2
  const found = await db
    .select({ id: table.id })
    .from(table)
    .where(where)
    .orderBy(...ordering(query, fromTheEnd))
    .limit(limit)
    .offset(fromTheEnd ? total - offset - limit : offset)
  const ids = found.map(({ id }) => Number(id))
  return { total, ids: fromTheEnd ? ids.reverse() : ids }
}

/** How many rows fit, counted once between two writes. */
export function countOf({ db, counts }: CloudController, table: PgTable, where?: SQL): Promise<number> {
  const query = db.select({ total: count() }).from(table).where(where)
  const { sql, params } = query.toSQL()
  const key = `${sql} ${JSON.stringify(params, (_, value) => (typeof value === 'bigint' ? `${value}` : value))}`
  return counts.of(key, async () => (await query)[0]?.total ?? 0)
}

/** Rows in the order of their ids. */
export function inOrderOf<Row extends { id: number }>(ids: number[], rows: Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

function ordering({ table, orderColumns, message }: PageQuery, reversed: boolean): SQL[] {
  const column = message.order === undefined ? undefined : orderColumns[message.order.by]
  const descending = (message.order?.descending ?? false) !== reversed
  const direct = (of: PgColumn | SQL) => (descending ? desc(of) : asc(of))
  return column === undefined ? [direct(table.id)] : [direct(column), direct(table.guid)]
}

type PresentedPage = {
  request: ApiRequest
  message: ListMessage
  total: number
  resources: Presented[]
  included?: Presented | undefined
}

/** The answer to a list. app/presenters/v3/paginated_list_presenter.rb */
export function pageAnswer({ request, message, total, resources, included }: PresentedPage): Answer {
  const { page, perPage } = message
  const pages = BigInt(Math.max(1, Math.ceil(total / perPage)))
  const link = (to: bigint) => ({
    href: `${request.baseUrl}${request.pathname}?${queryText([...message.linkParameters, { name: 'page', value: `${to}` }])}`,
  })
  return new Answer(200, {
    pagination: {
      total_results: total,
      total_pages: Number(pages),
      first: link(1n),
      last: link(pages),
      next: page < pages ? link(page + 1n) : null,
      previous: page > 1n ? link(page - 1n) : null,
    },
    resources,
    included,
  })
}

/** A query with its parameters sorted, as `to_query` of Rails writes it. */
function queryText(parameters: LinkParameter[]): string {
  return parameters
    .map(({ name, value }) => `${escaped(name)}=${escaped(value)}`)
    .sort()
    .join('&')
}
