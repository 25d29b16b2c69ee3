import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { paths } from '@/lib/paths'
import { ticketSchema } from '@/lib/submission/submission'
import { formShape } from '@/lib/task-form/fields'
import { getJson } from './get-json'

/** A droplet that a task could run, with the newest revision it belongs to where the API tells one. */
const runnableSchema = z.object({
  guid: z.string(),
  revision: z.optional(z.number()),
  contents: z.string(),
  created_at: z.string(),
})

export type Runnable = z.infer<typeof runnableSchema>

/** Why the droplet that a task ran can't be run again. `not-staged`: it is there, in the state of `state`. */
const lostDropletSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not-told') }),
  z.object({ kind: z.literal('gone'), guid: z.string() }),
  z.object({ kind: z.literal('unread'), guid: z.string() }),
  z.object({ kind: z.literal('not-staged'), guid: z.string(), state: z.string() }),
])

export type LostDroplet = z.infer<typeof lostDropletSchema>

/** Why the droplet that a task ran can't be run again, in words; none where the API does not tell which it was. */
export function whyLost(lost: LostDroplet): string[] {
  switch (lost.kind) {
    case 'not-told':
      return []
    case 'gone':
      return ['The droplet that it ran is gone: the app’s current one is taken.']
    case 'unread':
      return ['The droplet that it ran could not be read: the app’s current one is taken.']
    case 'not-staged':
      return [`The droplet that it ran is ${lost.state} and can’t run: the app’s current one is taken.`]
  }
}

/** What would run again, and what with. `values` name no droplet: which of the two it is, somebody decides. */
export const runAgainSchema = z.object({
  /** The id of the press that sends it (P1). */
  ticket: ticketSchema,
  values: formShape,
  droplets: z.object({
    /** The one that the task ran. */
    before: z.union([z.object({ kind: z.literal('usable'), droplet: runnableSchema }), lostDropletSchema]),
    /** The app's current one; null where it has none, or it could not be read. */
    current: z.nullable(runnableSchema),
    isCurrentUnread: z.boolean(),
  }),
  /** The type of the template process, which is one of the app's. */
  templateType: z.optional(z.string()),
  /** In words, what is not as it was, and why. */
  notes: z.array(z.string()),
})

export type RunAgain = z.infer<typeof runAgainSchema>

/** Asked again within this time it is the same question: an id that was pressed tells what became of it (P2). */
const FRESH_MS = 10 * 60_000

/** What a task would be made of again, read when somebody asks for it, with the id to send it under. */
export const runAgainQuery = (guid: string, word = '') =>
  queryOptions({
    // Each button has an id of its own to send under.
    queryKey: ['run-again', guid, word],
    queryFn: ({ signal }) => getJson(paths.api.runAgain(guid), runAgainSchema, signal),
    staleTime: FRESH_MS,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
