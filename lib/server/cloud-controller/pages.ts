import 'server-only'
import * as z from 'zod'
import type { Answer } from '../http/answer'
import type { Session } from '../session/session'
import { type Ask, ask, type SessionEnded } from './ask'

const LARGE_PAGE_TIMEOUT_MS = 60_000
const MOST_A_PAGE = 5000

const paginationSchema = z
  .object({
    total_results: z.number().int().optional().catch(undefined),
    total_pages: z.number().int().optional().catch(undefined),
  })
  .catch({})
const namedSchema = z.object({ guid: z.string() })

/** One page of a list, with what its `include` brought along. */
export type Page<T, I> = {
  resources: T[]
  included: I
  /** Undefined where the API does not tell it: then nobody knows whether this is all. */
  totalResults: number | undefined
  totalPages: number | undefined
  /** The guids of records that could not be read, '' where not even that could be. */
  unreadable: string[]
}

/**
 * One page of a list. A resource that does not have the expected shape is left out and named, so that one bad record
 * can't blank a page, nor be missing in silence.
 */
export async function askPage<T extends z.core.$ZodType, I extends z.core.$ZodType>(
  session: Session,
  request: Ask,
  itemSchema: T,
  includedSchema: I,
): Promise<Answer<Page<z.core.output<T>, z.core.output<I> | undefined>> | SessionEnded> {
  const schema = z.object({
    pagination: paginationSchema,
    resources: z.array(z.unknown()),
    included: z.unknown().optional(),
  })
  const answer = await ask(session, request, schema)
  if (answer.kind !== 'ok') return answer
  const { pagination, resources, included } = answer.body
  const read = resources.map((one) => z.core.safeParse(itemSchema, one))
  const brought = z.core.safeParse(includedSchema, included ?? {})
  return {
    ...answer,
    body: {
      resources: read.flatMap((one) => (one.success ? [one.data] : [])),
      included: brought.success ? brought.data : undefined,
      totalResults: pagination.total_results,
      totalPages: pagination.total_pages,
      unreadable: resources.filter((_, index) => !read[index]?.success).map(guidOf),
    },
  }
}

const guidOf = (resource: unknown): string => namedSchema.safeParse(resource).data?.guid ?? ''

/**
 * All pages of a list, asked for by number; links of the API are never followed (S22). A page that fails fails all.
 */
export async function askAllPages<T extends z.core.$ZodType, I extends z.core.$ZodType>(
  session: Session,
  request: Ask,
  itemSchema: T,
  includedSchema: I,
): Promise<
  Answer<{ resources: z.core.output<T>[]; included: z.core.output<I>[]; unreadable: string[] }> | SessionEnded
> {
  const resources: z.core.output<T>[] = []
  const included: z.core.output<I>[] = []
  const unreadable: string[] = []
  for (let page = 1; ; page += 1) {
    const query = { ...request.query, page, per_page: MOST_A_PAGE }
    const asked = { timeoutMs: LARGE_PAGE_TIMEOUT_MS, ...request, query }
    const answer = await askPage(session, asked, itemSchema, includedSchema)
    if (answer.kind !== 'ok') return answer
    resources.push(...answer.body.resources)
    unreadable.push(...answer.body.unreadable)
    if (answer.body.included !== undefined) included.push(answer.body.included)
    // Not told: another page is asked for as long as they come full.
    const isFull = answer.body.resources.length + answer.body.unreadable.length >= MOST_A_PAGE
    if (page >= (answer.body.totalPages ?? (isFull ? page + 1 : page)))
      return { ...answer, body: { resources, included, unreadable } }
  }
}

/** A list in parts of at most so many: the values that one address has room for. */
export const inParts = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))

/** For lists that bring nothing along. */
export const nothingIncluded = z.unknown()
