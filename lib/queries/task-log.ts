import { type QueryClient, queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { mergeLines } from '@/lib/log/merge-lines'
import { paths } from '@/lib/paths'
import { logLineSchema } from '@/lib/resources/task'
import { getJson, isSessionEnded } from './get-json'
import { noLogSchema } from './live-task'

/** A part of a task's log, oldest line first. Instants are nanoseconds as text. */
export const taskLogSchema = z.object({
  lines: z.array(logLineSchema),
  /** Where to read on backwards; null where this is the beginning. */
  older: z.nullable(z.string()),
  /** Why there are no lines; absent where there may be. */
  noLog: z.optional(noLogSchema),
  /** What was before this is not kept any more; of an empty text nothing at all is. */
  goneBefore: z.optional(z.string()),
  /** The log cache has none of them any more: these are the last lines that the journal kept. */
  isKept: z.optional(z.boolean()),
  /** Whether other tasks of this name ran at that time could not be found out. */
  namesakesUnread: z.optional(z.boolean()),
  /** The page has more lines than it keeps: what is first here is not the beginning. */
  isCut: z.optional(z.boolean()),
  nextLookMs: z.nullable(z.number()),
})

export type TaskLog = z.infer<typeof taskLogSchema>

/** So many lines are kept in a page. */
export const MOST_LINES = 100_000

/** A task's log, followed until it ended: each look brings what came since, at the server's pace. */
export const taskLogQuery = (guid: string) =>
  queryOptions({
    queryKey: ['task-log', guid],
    queryFn: async ({ client, queryKey, signal }): Promise<TaskLog> => {
      const newest = logOf(client, queryKey)?.lines.findLast(({ from }) => from === undefined)?.at
      const read = await getJson(paths.api.taskLog(guid, newest && { after: newest }), taskLogSchema, signal)
      // Older ones may have come meanwhile.
      const known = logOf(client, queryKey)
      if (!known || newest === undefined || read.noLog) return withKnown(read, known)
      const lines = mergeLines(known.lines, read.lines)
      const isCut = known.isCut || lines.length > MOST_LINES
      return {
        ...known,
        ...read,
        noLog: undefined,
        isCut,
        lines: lines.slice(-MOST_LINES),
        older: known.older,
      }
    },
    refetchInterval: ({ state: { data, error } }) =>
      !isSessionEnded(error) && (data ? (data.nextLookMs ?? false) : 2_000),
    // Merging keeps what did not change.
    structuralSharing: false,
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Reads the part before what is known; gives whether there is more before it. */
export async function readOlderLines(client: QueryClient, guid: string): Promise<boolean> {
  const { queryKey } = taskLogQuery(guid)
  const older = logOf(client, queryKey)?.older
  if (!older) return false
  const read = await getJson(paths.api.taskLog(guid, { before: older }), taskLogSchema)
  const known = logOf(client, queryKey)
  if (!known || read.noLog) return false
  const lines = mergeLines(known.lines, read.lines)
  const isFull = lines.length > MOST_LINES
  client.setQueryData<TaskLog>(queryKey, {
    ...known,
    lines: isFull ? lines.slice(-MOST_LINES) : [...lines],
    older: isFull ? null : read.older,
    isCut: known.isCut || isFull,
    ...(read.goneBefore !== undefined && { goneBefore: read.goneBefore }),
  })
  return !isFull && read.older !== null
}

const logOf = (client: QueryClient, key: readonly string[]): TaskLog | undefined =>
  client.getQueryData<TaskLog>(key)

/** Lines that are there stay where none can be read now. */
const withKnown = (read: TaskLog, known: TaskLog | undefined): TaskLog =>
  read.noLog && known && known.lines.length > 0 ? { ...read, lines: known.lines, older: known.older } : read
