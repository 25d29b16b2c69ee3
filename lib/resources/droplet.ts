import * as z from 'zod/mini'

/** The fields of a v3 droplet that we read. */
export const dropletSchema = z.object({
  guid: z.string(),
  state: z.string(),
  buildpacks: z.optional(
    z.nullable(
      z.array(
        z.object({
          name: z.optional(z.nullable(z.string())),
          buildpack_name: z.optional(z.nullable(z.string())),
          version: z.optional(z.nullable(z.string())),
        }),
      ),
    ),
  ),
  stack: z.optional(z.nullable(z.string())),
  image: z.optional(z.nullable(z.string())),
  created_at: z.string(),
})

export type Droplet = z.infer<typeof dropletSchema>
