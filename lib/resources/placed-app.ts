import * as z from 'zod/mini'

/** Where an app is: what the breadcrumb and the pickers show. Names are empty when the API did not tell them. */
export const placedAppSchema = z.object({
  guid: z.string(),
  name: z.string(),
  state: z.string(),
  /** Null where the API does not tell. */
  hasDroplet: z.nullable(z.boolean()),
  space: z.object({ guid: z.string(), name: z.string() }),
  organization: z.object({ guid: z.string(), name: z.string() }),
})

export type PlacedApp = z.infer<typeof placedAppSchema>
