import * as z from 'zod/mini'
import { optionalTextFact } from './fact'

/** A feature flag; the message is the operators' own text for whoever it stops. */
export const featureFlagSchema = z.object({
  name: z.string(),
  enabled: z.boolean(),
  custom_error_message: optionalTextFact,
})

export type FeatureFlag = z.infer<typeof featureFlagSchema>
