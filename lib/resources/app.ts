import * as z from 'zod/mini'
import { toOne, toOneOrNone } from './guid'

/** The fields of a v3 app that we read. Older APIs have no `current_droplet` relationship. */
export const appSchema = z.object({
  guid: z.string(),
  name: z.string(),
  state: z.string(),
  lifecycle: z.optional(z.object({ type: z.string() })),
  relationships: z.object({ space: toOne, current_droplet: z.optional(toOneOrNone) }),
  created_at: z.string(),
  updated_at: z.string(),
})

export type App = z.infer<typeof appSchema>

/** The fields of a v3 space that we read. Not every API tells of a suspension or of a quota. */
export const spaceSchema = z.object({
  guid: z.string(),
  name: z.string(),
  suspended: z._default(z.boolean(), false),
  relationships: z.object({ organization: toOne, quota: z.optional(toOneOrNone) }),
})

/** The fields of a v3 organization that we read. */
export const organizationSchema = z.object({
  guid: z.string(),
  name: z.string(),
  suspended: z._default(z.boolean(), false),
  relationships: z._default(z.object({ quota: z.optional(toOneOrNone) }), {}),
})

/** Spaces and organizations that a list of apps brings with `include=space.organization`. */
export const includedPlacesSchema = z.object({
  spaces: z._default(z.array(spaceSchema), []),
  organizations: z._default(z.array(organizationSchema), []),
})

/** Where an app is: what the breadcrumb and the pickers show. Names are empty when the API did not tell them. */
export const placedAppSchema = z.object({
  guid: z.string(),
  name: z.string(),
  state: z.string(),
  hasDroplet: z.boolean(),
  space: z.object({ guid: z.string(), name: z.string() }),
  organization: z.object({ guid: z.string(), name: z.string() }),
})

export type PlacedApp = z.infer<typeof placedAppSchema>

/** Where an app is, as far as the API told. */
export type Places = {
  space?: z.infer<typeof spaceSchema>
  organization?: z.infer<typeof organizationSchema>
}

/** An app with the names of its space and organization. */
export function placeApp(app: App, { space, organization }: Places): PlacedApp {
  return {
    guid: app.guid,
    name: app.name,
    state: app.state,
    hasDroplet: app.relationships.current_droplet?.data !== null,
    space: { guid: app.relationships.space.data.guid, name: space?.name ?? '' },
    organization: {
      guid: space?.relationships.organization.data.guid ?? '',
      name: organization?.name ?? '',
    },
  }
}
