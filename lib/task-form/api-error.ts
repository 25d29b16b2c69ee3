import * as z from 'zod/mini'

/** One entry of `errors` in an answer of the API. */
export const apiErrorSchema = z.object({ code: z.number(), title: z.string(), detail: z.string() })

export type ApiError = z.infer<typeof apiErrorSchema>
