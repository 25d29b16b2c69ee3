import * as z from 'zod/mini'
import { fact, readableOf, textFact, toOneFact, toOneOrNoneFact } from './fact'

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

/** Older APIs have no `current_droplet` relationship. */
const appShape = z.object({
  guid: z.string(),
  name: textFact,
  state: textFact,
  relationships: fact(z.object({ space: toOneFact, current_droplet: toOneOrNoneFact }), {
    space: { data: { guid: '' } },
    current_droplet: undefined,
  }),
})

/** The fields of a v3 app that we read. What tells nothing but its guid is no app that could be shown. */
export const appSchema = appShape.check(z.refine(({ name, state }) => name !== '' || state !== ''))

export type App = z.infer<typeof appSchema>

/** The fields of a v3 space that we read. Not every API tells of a suspension or of a quota. */
export const spaceSchema = z.object({
  guid: z.string(),
  name: textFact,
  suspended: fact(z.boolean(), false),
  relationships: fact(z.object({ organization: toOneFact, quota: toOneOrNoneFact }), {
    organization: { data: { guid: '' } },
    quota: undefined,
  }),
})

/** The fields of a v3 organization that we read. */
export const organizationSchema = z.object({
  guid: z.string(),
  name: textFact,
  suspended: fact(z.boolean(), false),
  relationships: fact(z.object({ quota: toOneOrNoneFact }), { quota: undefined }),
})

/** Spaces and organizations that a list of apps brings with `include=space.organization`. */
export const includedPlacesSchema = z.object({
  spaces: readableOf(spaceSchema),
  organizations: readableOf(organizationSchema),
})

/** Where an app is, as far as the API told. */
export type Places = {
  space?: z.infer<typeof spaceSchema>
  organization?: z.infer<typeof organizationSchema>
}

const hasDroplet = ({ relationships: { current_droplet: current } }: App): boolean | null =>
  current === undefined ? null : current.data !== null

/** An app with the names of its space and organization. */
export function placeApp(app: App, { space, organization }: Places): PlacedApp {
  return {
    guid: app.guid,
    name: app.name,
    state: app.state,
    hasDroplet: hasDroplet(app),
    space: { guid: app.relationships.space.data.guid, name: space?.name ?? '' },
    organization: {
      guid: space?.relationships.organization.data.guid ?? '',
      name: organization?.name ?? '',
    },
  }
}
