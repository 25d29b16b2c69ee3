import * as z from 'zod/mini'
import { fact, optionalTextFact, readableOf, textFact } from './fact'

const buildpackSchema = z.object({
  name: optionalTextFact,
  buildpack_name: optionalTextFact,
  version: optionalTextFact,
})

/** The fields of a v3 droplet that we read. */
export const dropletSchema = z.object({
  guid: z.string(),
  state: textFact,
  buildpacks: fact(z.optional(z.nullable(readableOf(buildpackSchema))), undefined),
  stack: optionalTextFact,
  image: optionalTextFact,
  created_at: textFact,
})

export type Droplet = z.infer<typeof dropletSchema>
