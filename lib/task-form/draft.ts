import * as z from 'zod/mini'
import { FORM_VERSION, formShape, type TaskFormValues } from './fields'

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

const PREFIX = 'draft'

/** The event of the window after which no draft is kept any more: somebody signs out. */
export const DRAFTS_FORGOTTEN = 'drafts-forgotten'

/** Where a draft is kept: one for each app, and nobody else's. `app` is '' where none is chosen yet. */
export function draftKey(foundation: string, user: string, app: string): string {
  return [PREFIX, foundation, user, app].map(encodeURIComponent).join('/')
}

/** Where a press is kept that may have left and whose outcome this browser has not seen. */
export function pressKey(foundation: string, user: string, app: string): string {
  return `${draftKey(foundation, user, app)}/pressed`
}

/** Where a draft is kept that was found and not taken, since something else stood in the form. */
export function earlierDraftKey(foundation: string, user: string, app: string): string {
  return `${draftKey(foundation, user, app)}/earlier`
}

/** Takes away every draft, or those of everybody else but this user: what was typed stays with who typed it. */
export function forgetDrafts(storage: Storage, but?: { foundation: string; user: string }): void {
  const kept = but && draftKey(but.foundation, but.user, '')
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
  for (const key of keys)
    if (key.startsWith(`${PREFIX}/`) && !(kept && key.startsWith(kept))) storage.removeItem(key)
}
