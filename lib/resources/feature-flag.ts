import * as z from 'zod/mini'

/** A feature flag; the message is the operators' own text for whoever it stops. */
export const featureFlagSchema = z.object({
  name: z.string(),
  enabled: z.boolean(),
  custom_error_message: z.optional(z.nullable(z.string())),
})

export type FeatureFlag = z.infer<typeof featureFlagSchema>
