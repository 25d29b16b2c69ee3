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

/** The same with how it was built, where that decides. */
export const builtDropletSchema = z.extend(dropletSchema, {
  lifecycle: fact(z.optional(z.object({ type: textFact })), undefined),
})

export type BuiltDroplet = z.infer<typeof builtDropletSchema>

/**
 * Whether a droplet's processes run as its image's own user, which nobody can ask for by name: images and cloud native
 * buildpacks. app/models/runtime/task_model.rb
 */
export const hasUserOfItsOwn = ({ image, lifecycle }: BuiltDroplet): boolean =>
  Boolean(image) || lifecycle?.type === 'docker' || lifecycle?.type === 'cnb'

/** The only state in which a task can run a droplet: the API takes others, and then fails. */
export const isUsable = ({ state }: Pick<Droplet, 'state'>): boolean => state === 'STAGED'

/** What a droplet was made of, in a few words: its image, its buildpacks, or its stack. */
export function contentsOf(droplet: Droplet): string {
  if (droplet.image) return droplet.image
  const buildpacks = (droplet.buildpacks ?? [])
    .map((one) => [one.buildpack_name || one.name, one.version].filter(Boolean).join(' '))
    .filter((text) => text !== '')
  return buildpacks.length > 0 ? buildpacks.join(', ') : (droplet.stack ?? '')
}

/** The fields of a revision of an app that we read. The droplet is missing once it was deleted. */
export const revisionSchema = z.object({
  guid: textFact,
  version: z.int(),
  droplet: fact(z.optional(z.nullable(z.object({ guid: z.string() }))), undefined),
  /** Why it was made: app/actions/revision_resolver.rb */
  description: textFact,
  created_at: textFact,
})

export type Revision = z.infer<typeof revisionSchema>
