import { inArray, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { selectorCondition } from '../metadata/label-selector'
import type { ListMessage } from './list-message'
import { timeCondition } from './time-filter'

type Common = { guid: PgColumn; createdAt: PgColumn; updatedAt?: PgColumn; labels?: PgColumn }

/** The conditions that every list has: guids, times, and labels where the resource has any. */
export function commonConditions(
  table: Common,
  { filters, times, requirements }: ListMessage,
): (SQL | undefined)[] {
  const { labels } = table
  return [
    filterBy(filters, 'guids', table.guid),
    ...times.map((time) =>
      timeCondition(
        time.parameter === 'updated_ats' ? (table.updatedAt ?? table.createdAt) : table.createdAt,
        time,
      ),
    ),
    ...(labels === undefined
      ? []
      : requirements.map((requirement) => selectorCondition(sql`(${labels}::jsonb)`, requirement))),
  ]
}

/** The condition of one filter on one column, or none where it was not asked for. */
export function filterBy(
  filters: ReadonlyMap<string, string[]>,
  name: string,
  column: PgColumn,
): SQL | undefined {
  const values = filters.get(name)
  return values === undefined ? undefined : inArray(column, values)
}

/** The same for names, which all resources compare without case. */
export function filterByName(filters: ReadonlyMap<string, string[]>, column: PgColumn): SQL | undefined {
  const values = filters.get('names')
  if (values === undefined) return undefined
  return oneOf(
    sql`lower(${column})`,
    values.map((name) => name.toLowerCase()),
  )
}

/** `column in (…)` with one parameter for all values, which the database plans in no time however many there are. */
export function oneOf(column: PgColumn | SQL, values: readonly string[]): SQL {
  return sql`${column} = any(${sql.param([...values])}::text[])`
}

/** The rows of these ids, in no particular order. */
export function ofIds(column: PgColumn, ids: readonly number[]): SQL {
  return sql`${column} = any(${sql.param([...ids])}::int[])`
}
