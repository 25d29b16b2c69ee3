import * as z from 'zod/mini'
import { fact } from './fact'

/** A guid of the API. Nothing else may enter a path of a request (S22): it has no slash, dot or percent sign. */
export const guidSchema = z.string().check(z.regex(/^[0-9a-zA-Z-]{1,200}$/))

/** Whether a text may stand as a guid in a path. */
export const isGuid = (text: string): boolean => guidSchema.safeParse(text).success

/** `{ data: { guid } }` of a to-one relationship that always has an other side. */
export const toOne = z.object({ data: z.object({ guid: z.string() }) })

/** The same where only a link or a name depends on it: not told, the guid is empty. */
export const toOneFact = fact(toOne, { data: { guid: '' } })

/**
 * The same where the other side may be missing. The Cloud Controller says so with `{ data: null }` in some places, and
 * with `{ data: { guid: null } }` in others (app/presenters/v3/app_presenter.rb); both are null here.
 */
export const toOneOrNone = z.object({
  data: z.pipe(
    z.nullable(z.object({ guid: z.nullable(z.string()) })),
    z.transform((data) => (data?.guid ? { guid: data.guid } : null)),
  ),
})

/** The same, undefined where it is not told, as by older APIs. */
export const toOneOrNoneFact = fact(z.optional(toOneOrNone), undefined)
