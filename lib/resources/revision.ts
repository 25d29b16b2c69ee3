import * as z from 'zod/mini'

/** The fields of a revision of an app that we read. The droplet is missing once it was deleted. */
export const revisionSchema = z.object({
  version: z.int(),
  droplet: z.optional(z.nullable(z.object({ guid: z.string() }))),
})

export type Revision = z.infer<typeof revisionSchema>
