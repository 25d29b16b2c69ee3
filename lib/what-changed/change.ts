import * as z from 'zod/mini'

/**
 * What can have changed between two runs. `droplet` to `user` are what runs themselves can differ in; of the others only
 * audit events and revisions tell.
 */
const KINDS = [
  'droplet',
  'memory',
  'disk',
  'log-rate',
  'command',
  'user',
  'environment',
  'binding',
  'service',
  'sidecar',
  'buildpack',
  'process',
  'scale',
  'quota',
  'space',
  'manifest',
  'restart',
  'route',
] as const

export type ChangeKind = (typeof KINDS)[number]

/** One change between the last success and the first failure after it, however many sources tell it. */
export const changeSchema = z.object({
  change: z.enum(KINDS),
  /** `runs`: the two runs differ in it, so it has taken effect. */
  told: z.enum(['runs', 'event', 'revision']),
  /** Whether it can reach a task at all; the number of instances cannot. */
  reach: z.enum(['full', 'slight']),
  /** When it was made; not known where only the runs tell it. */
  at: z.optional(z.string()),
  by: z.optional(z.string()),
  eventGuid: z.optional(z.string()),
  /** As printed: `512 MB`. */
  before: z.optional(z.string()),
  after: z.optional(z.string()),
  direction: z.optional(z.enum(['raised', 'lowered'])),
  /** What was done with it, where it was not set to another value: `created`, `deleted`. */
  action: z.optional(z.string()),
  /** What it is called: a service instance, a process. Somebody else's words. */
  subject: z.optional(z.string()),
  /** The revision of the app that has it, and the one before. */
  revision: z.optional(z.number()),
  revisionBefore: z.optional(z.number()),
})

export type Change = z.infer<typeof changeSchema>

const runSchema = z.object({
  guid: z.string(),
  sequence_id: z.string(),
  name: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
  /** Why it failed, without its name. */
  reason: z.optional(z.string()),
})

/** As much of a run as is said of it beside the changes. */
export type Run = z.infer<typeof runSchema>

/** Since when a task fails, and what changed in between. */
export const whatChangedSchema = z.object({
  /** Of what the runs are: the same command, or the same name. */
  alike: z.enum(['command', 'name']),
  /** Missing where none of the runs that were read succeeded. */
  lastSuccess: z.optional(runSchema),
  /** The first failure since the last success: the task itself where there is none before it. */
  firstFailure: runSchema,
  /** Up to the task, and with it. */
  failuresInARow: z.number(),
  /** The successes in a row before those. */
  successesBefore: z.number(),
  /** Whether all runs were read that the API keeps; else the counts are the least. */
  isWhole: z.boolean(),
  /** Whether there is any run before the task. */
  hasEarlier: z.boolean(),
  /** The likeliest first. */
  changes: z.array(changeSchema),
  /** Whether audit events and revisions told what they can of the time in between. */
  events: z.enum(['read', 'missing']),
  /** Why they did not, as a sentence. */
  missing: z.optional(z.string()),
})

export type WhatChanged = z.infer<typeof whatChangedSchema>
