import * as z from 'zod/mini'

/**
 * An integer kept digit by digit as text: Korifi's sequence ids (17 digits) and log rates up to 9223372036854775807
 * do not fit a JavaScript number. Takes a number or the text that `parseExactJson` leaves of a long one.
 */
export const exactInteger = z.pipe(
  z.union([z.int(), z.string().check(z.regex(/^-?\d{1,30}$/))]),
  z.transform((value) => String(value)),
)

/**
 * A field on which one fact on screen depends and nothing else: where the API gives null, nothing or another type than
 * is expected, it counts as `otherwise`. What a resource can't be read without is not a fact: a guid.
 */
export const fact = <T extends z.core.SomeType>(schema: T, otherwise: z.output<T>) =>
  z.catch(schema, otherwise)

/** A text that may not be told: then it is empty. */
export const textFact = fact(z.string(), '')

/** An integer that may not be told: then it is null. Fractions are none, since nothing here counts in them. */
export const integerFact = fact(z.nullable(z.int()), null)

/** A text that is null where there is none, or none is told. */
export const optionalTextFact = fact(z.optional(z.nullable(z.string())), undefined)

/** Those of a list that can be read, for what a list brings along: whoever needs another does without its name. */
export const readableOf = <T extends z.core.$ZodType>(schema: T) =>
  fact(
    z.pipe(
      z.array(z.unknown()),
      z.transform((all) =>
        all.flatMap((one) => {
          const read = z.safeParse(schema, one)
          return read.success ? [read.data] : []
        }),
      ),
    ),
    [],
  )

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
