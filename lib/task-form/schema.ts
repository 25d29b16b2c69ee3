import * as z from 'zod/mini'
import { forEveryField } from './fields'
import { brokenRules, type FormSettings } from './rules'

const rowSchema = z.strictObject({ id: z.string(), key: z.string(), value: z.string() })

/** The shape alone: every field a text, nothing missing, nothing more. */
export const formShape = z.strictObject({
  ...forEveryField(() => z.string()),
  labels: z.array(rowSchema),
  annotations: z.array(rowSchema),
})

/**
 * The form's schema, the same in browser and server. Gives the values back unchanged; issues have
 * paths such as ['memory'] or ['labels', 3, 'key'] and messages that say what is allowed.
 */
export function taskFormSchema(settings: FormSettings) {
  return formShape.check((payload) => {
    for (const { path, message } of brokenRules(payload.value, settings)) {
      payload.issues.push({ code: 'custom', path, message, input: payload.value })
    }
  })
}
