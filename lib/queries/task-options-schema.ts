import * as z from 'zod/mini'
import { dropletSchema } from '@/lib/resources/droplet'
import { placedAppSchema } from '@/lib/resources/placed-app'
import { processSchema } from '@/lib/resources/process'

/** A droplet to choose, with the number of the newest revision it belongs to where the API tells it. */
const offeredDropletSchema = z.extend(dropletSchema, { revision: z.optional(z.number()) })

export type OfferedDroplet = z.infer<typeof offeredDropletSchema>

/** What the form of one app offers. A part that could not be read is null; the form works without it. */
export const taskOptionsSchema = z.object({
  app: placedAppSchema,
  processes: z.nullable(z.array(processSchema)),
  droplets: z.nullable(z.array(offeredDropletSchema)),
  /** How many more there are that could not be read. */
  unreadable: z.object({ processes: z.number(), droplets: z.number() }),
  currentDropletGuid: z.nullable(z.string()),
  /** Which droplet is the current one could not be read: there may be one. */
  isCurrentDropletUnread: z.boolean(),
  /** ISO 8601; ages are told as of then. */
  readAt: z.string(),
})

export type TaskOptions = z.infer<typeof taskOptionsSchema>
