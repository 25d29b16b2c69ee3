import * as z from 'zod/mini'
import { optionalTextFact, readableOf, toOne, toOneOrNone } from './fact'
/** The fields of a v3 role that we read. */
export const roleSchema = z.object({
  type: z.string(),
  relationships: z.object({ user: toOne, space: z.optional(toOneOrNone) }),
})

/** Users that a list of roles brings with `include=user`. The name comes from UAA and may be missing. */
export const includedUsersSchema = z.object({
  users: readableOf(
    z.object({ guid: z.string(), username: optionalTextFact, presentation_name: optionalTextFact }),
  ),
})
