import * as z from 'zod/mini'

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
