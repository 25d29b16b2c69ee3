import * as z from 'zod/mini'

/**
 * What the newest tasks of an app were given: names, keys of labels with their values, keys of annotations; each list
 * begins with what was used most.
 */
export const usedBeforeSchema = z.object({
  names: z.array(z.string()),
  labels: z.array(z.object({ key: z.string(), values: z.array(z.string()) })),
  annotations: z.array(z.string()),
})

export type UsedBefore = z.infer<typeof usedBeforeSchema>
