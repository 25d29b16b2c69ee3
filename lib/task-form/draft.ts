import * as z from 'zod/mini'
import { FORM_VERSION } from './form-version'
import { formShape } from './schema'
import type { TaskFormValues } from './values'

/** What was typed and not sent yet, and when it was kept. */
export type Draft = { values: TaskFormValues; savedAt: Date }

const draftSchema = z.object({ version: z.literal(FORM_VERSION), savedAt: z.number(), values: formShape })
/** A day later nobody remembers what the draft was for. */
const AGE_MAX_MS = 24 * 60 * 60 * 1000

/** A draft as text for the browser's storage. */
export function writeDraft(values: TaskFormValues, now: Date): string {
  return JSON.stringify({ version: FORM_VERSION, savedAt: now.getTime(), values })
}

/** The draft in a text that storage gave back; nothing where it is none, of an older form, or a day old. */
export function readDraft(text: string | null, now: Date): Draft | undefined {
  if (text === null) return undefined
  try {
    const read = draftSchema.safeParse(JSON.parse(text))
    if (!read.success || now.getTime() - read.data.savedAt > AGE_MAX_MS) return undefined
    return { values: read.data.values, savedAt: new Date(read.data.savedAt) }
  } catch {
    return undefined
  }
}
