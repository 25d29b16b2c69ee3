import * as z from 'zod/mini'

/** One entry of the API's error document `{"errors":[{code, title, detail}]}`. */
export const apiErrorSchema = z.object({ code: z.number(), title: z.string(), detail: z.string() })

export type ApiError = z.infer<typeof apiErrorSchema>

/** The document itself. One without any entry is none: it proves nothing. */
export const apiErrorsSchema = z.object({ errors: z.array(apiErrorSchema).check(z.minLength(1)) })
