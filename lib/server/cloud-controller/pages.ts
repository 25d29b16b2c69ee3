import 'server-only'
import * as z from 'zod'
import type { Answer } from '../http/answer'
import type { Session } from '../session/session'
import { type Ask, ask, type SessionEnded } from './ask'

const LARGE_PAGE_TIMEOUT_MS = 60_000

const paginationSchema = z.object({ total_results: z.number(), total_pages: z.number() })

/** One page of a list, with what its `include` brought along. */
export type Page<T, I> = { resources: T[]; included: I; totalResults: number; totalPages: number }

/**
 * One page of a list. A resource that does not have the expected shape is left out and counted, so that one bad
 * record can't blank a page.
 */
export async function askPage<T extends z.core.$ZodType, I extends z.core.$ZodType>(
  session: Session,
  request: Ask,
  itemSchema: T,
  includedSchema: I,
): Promise<
  Answer<Page<z.core.output<T>, z.core.output<I> | undefined> & { unreadable: number }> | SessionEnded
> {
  const schema = z.object({
    pagination: paginationSchema,
    resources: z.array(z.unknown()),
    included: z.unknown().optional(),
  })
  const answer = await ask(session, request, schema)
  if (answer.kind !== 'ok') return answer
  const { pagination, resources, included } = answer.body
  const read = resources.map((one) => z.core.safeParse(itemSchema, one))
  const good = read.flatMap((one) => (one.success ? [one.data] : []))
  const places = z.core.safeParse(includedSchema, included ?? {})
  return {
    ...answer,
    body: {
      resources: good,
      included: places.success ? places.data : undefined,
      totalResults: pagination.total_results,
      totalPages: pagination.total_pages,
      unreadable: read.length - good.length,
    },
  }
}

/**
 * All pages of a list, asked for by number; links of the API are never followed (S22). A page that fails fails all.
 */
export async function askAllPages<T extends z.core.$ZodType, I extends z.core.$ZodType>(
  session: Session,
  request: Ask,
  itemSchema: T,
  includedSchema: I,
): Promise<Answer<{ resources: z.core.output<T>[]; included: z.core.output<I>[] }> | SessionEnded> {
  const resources: z.core.output<T>[] = []
  const included: z.core.output<I>[] = []
  for (let page = 1; ; page += 1) {
    const query = { ...request.query, page, per_page: 5000 }
    const asked = { timeoutMs: LARGE_PAGE_TIMEOUT_MS, ...request, query }
    const answer = await askPage(session, asked, itemSchema, includedSchema)
    if (answer.kind !== 'ok') return answer
    resources.push(...answer.body.resources)
    if (answer.body.included !== undefined) included.push(answer.body.included)
    if (page >= answer.body.totalPages) return { ...answer, body: { resources, included } }
  }
}

/** For lists that bring nothing along. */
export const nothingIncluded = z.unknown()
