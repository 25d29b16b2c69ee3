import * as z from 'zod/mini'
import { toOne, toOneOrNone } from './guid'

/** The fields of a v3 role that we read. */
export const roleSchema = z.object({
  type: z.string(),
  relationships: z.object({ user: toOne, space: z.optional(toOneOrNone) }),
})

/** Users that a list of roles brings with `include=user`. The name comes from UAA and may be missing. */
export const includedUsersSchema = z.object({
  users: z._default(
    z.array(
      z.object({
        guid: z.string(),
        username: z.optional(z.nullable(z.string())),
        presentation_name: z.optional(z.nullable(z.string())),
      }),
    ),
    [],
  ),
})
