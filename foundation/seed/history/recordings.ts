import { z } from 'zod'
import recorded from './recordings.json'

export type RecordingName = keyof typeof recorded

const takeSchema = z.object({
  ms: z.number(),
  status: z.number(),
  outOfMemory: z.literal(true).optional(),
  lines: z.array(z.tuple([z.number(), z.enum(['OUT', 'ERR']), z.string()])),
})
const recordingSchema = z.object({ command: z.string(), takes: z.tuple([takeSchema], takeSchema) })

/** One run of a program as it was recorded: its length, how it ended, and its lines with the milliseconds since its start. */
export type Take = z.infer<typeof takeSchema>
export type Recording = z.infer<typeof recordingSchema>

/** What record.mjs wrote of a program. */
export function recordingOf(name: RecordingName): Recording {
  return recordingSchema.parse(recorded[name])
}
