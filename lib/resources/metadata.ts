import * as z from 'zod/mini'

/** As entries, since a zod record drops a key called `__proto__`, which the API takes like any other. */
const asEntries = z.transform((value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : undefined,
)
const entries = z.array(z.tuple([z.string(), z.nullable(z.string())]))
const texts = z._default(
  z.pipe(
    z.pipe(asEntries, entries),
    z.transform((all: [string, string | null][]): Record<string, string | null> => Object.fromEntries(all)),
  ),
  {},
)

/** Labels and annotations as every resource of the API carries them. */
export const metadataSchema = z._default(z.object({ labels: texts, annotations: texts }), {
  labels: {},
  annotations: {},
})

export type Metadata = z.infer<typeof metadataSchema>
