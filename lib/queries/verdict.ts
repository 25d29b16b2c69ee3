import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { paths } from '@/lib/paths'
import { hasEnded, type Task } from '@/lib/resources/task'
import { type Cause, isCause } from '@/lib/verdict/causes'
import { getJson, isSessionEnded } from './get-json'

/** A key of the closed list of causes. */
export const causeSchema = z.custom<Cause>((key) => typeof key === 'string' && isCause(key))

const weight = z.enum(['for', 'against'])

/** A line as the verdict quotes it, cut. */
const quotedSchema = z.object({
  weight,
  at: z.string(),
  stream: z.enum(['OUT', 'ERR']),
  from: z.optional(z.literal('cell')),
  text: z.string(),
})

export type QuotedLine = z.infer<typeof quotedSchema>

const factSchema = z.object({
  kind: z.enum(['reason', 'exit-status', 'signal', 'limit', 'cancel']),
  weight,
  text: z.string(),
})

/** Why a task failed, with what says so and what speaks against it. */
export const verdictSchema = z.object({
  cause: z.union([z.literal('none'), causeSchema]),
  grade: z.enum(['certain', 'likely', 'unknown']),
  sentence: z.string(),
  facts: z.array(factSchema),
  lines: z.array(quotedSchema),
  next: z.optional(
    z.object({ what: z.string(), memoryInMb: z.optional(z.number()), diskInMb: z.optional(z.number()) }),
  ),
  contradiction: z.optional(
    z.object({
      kind: z.enum(['failed-but-ran', 'running-but-ended', 'succeeded-but-killed']),
      sentence: z.string(),
      lines: z.array(quotedSchema),
    }),
  ),
  isPlatform: z.boolean(),
})

export type Verdict = z.infer<typeof verdictSchema>

/** What can be said of a task: `verdict` is null where there is nothing to say. */
export const judgedSchema = z.object({
  verdict: z.nullable(verdictSchema),
  /** How much of the log it rests on. */
  log: z.enum(['whole', 'end', 'kept', 'none']),
  nextLookMs: z.nullable(z.number()),
})

export type Judged = z.infer<typeof judgedSchema>

/** Why a task failed; while it runs, whether its log says that it does not. */
export const verdictQuery = (task: Pick<Task, 'guid' | 'state'>) =>
  queryOptions({
    queryKey: ['verdict', task.guid, hasEnded(task)],
    queryFn: ({ signal }) => getJson(paths.api.verdict(task.guid), judgedSchema, signal),
    refetchInterval: ({ state: { data, error } }) =>
      !isSessionEnded(error) && (error ? 5_000 : (data?.nextLookMs ?? false)),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  })
