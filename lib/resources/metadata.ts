import * as z from 'zod/mini'
import { fact } from './fact'

type Texts = Record<string, string | null>

/** As entries, since a zod record drops a key called `__proto__`, which the API takes like any other. */
export const asEntries = z.transform((value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : undefined,
)
/** Entries as an object, whatever their keys are. */
export const toTexts = (all: [string, string | null][]): Texts => Object.fromEntries(all)

/** A value of another type is not shown, its key is. */
const texts = fact(
  z.pipe(
    z.pipe(asEntries, z.array(z.tuple([z.string(), fact(z.nullable(z.string()), null)]))),
    z.transform(toTexts),
  ),
  {},
)

/** Labels and annotations as every resource of the API carries them. */
export const metadataSchema = fact(z.object({ labels: texts, annotations: texts }), {
  labels: {},
  annotations: {},
})

export type Metadata = z.infer<typeof metadataSchema>
