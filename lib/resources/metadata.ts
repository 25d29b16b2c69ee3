import * as z from 'zod/mini'

const texts = z._default(z.record(z.string(), z.nullable(z.string())), {})

/** Labels and annotations as every resource of the API carries them. */
export const metadataSchema = z._default(z.object({ labels: texts, annotations: texts }), {
  labels: {},
  annotations: {},
})

export type Metadata = z.infer<typeof metadataSchema>
