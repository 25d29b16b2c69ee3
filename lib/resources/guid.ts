import * as z from 'zod/mini'

/** A guid of the API. Nothing else may enter a path of a request (S22): it has no slash, dot or percent sign. */
export const guidSchema = z.string().check(z.regex(/^[0-9a-zA-Z-]{1,200}$/))

/** Whether a text may stand as a guid in a path. */
export const isGuid = (text: string): boolean => guidSchema.safeParse(text).success

/** `{ data: { guid } }` of a to-one relationship that always has an other side. */
export const toOne = z.object({ data: z.object({ guid: z.string() }) })

/** The same where the other side may be missing. */
export const toOneOrNone = z.object({ data: z.nullable(z.object({ guid: z.string() })) })
