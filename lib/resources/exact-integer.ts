import * as z from 'zod/mini'

/**
 * An integer kept digit by digit as text: Korifi's sequence ids (17 digits) and log rates up to 9223372036854775807
 * do not fit a JavaScript number. Takes a number or the text that `parseExactJson` leaves of a long one.
 */
export const exactInteger = z.pipe(
  z.union([z.int(), z.string().check(z.regex(/^-?\d{1,30}$/))]),
  z.transform((value) => String(value)),
)
