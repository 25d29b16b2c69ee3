import * as z from 'zod/mini'
import { type Ticket, ticketSchema } from '@/lib/resources/submission'
import type { TaskFormValues } from '@/lib/task-form/values'
import { formShape } from '@/lib/task-form/values'

const pressSchema = z.object({
  ticket: ticketSchema,
  values: formShape,
  pressedAt: z.number(),
  /** What somebody saw of it: that it did not arrive, or that nobody can say whether it did. */
  seenAs: z.optional(z.enum(['lost', 'unknown'])),
})

/** A press as this tab keeps it, from before the request leaves until its outcome was shown (P1). */
export type KeptPress = z.infer<typeof pressSchema>

/** Keeps a press: a tab that dies before it sees the outcome asks for it before it sends anything. */
export function keepPress(key: string, press: { ticket: Ticket; values: TaskFormValues }): void {
  write(key, { ...press, pressedAt: Date.now() })
}

/** The press that is kept under a key; nothing where it is none. */
export function readPress(key: string): KeptPress | undefined {
  try {
    return pressSchema.safeParse(JSON.parse(sessionStorage.getItem(key) ?? '')).data
  } catch {
    return undefined
  }
}

/** Notes what was seen of the kept press with this id: the next page offers it and does not begin with it. */
export function markPressSeen(key: string, id: string, seenAs: KeptPress['seenAs']): void {
  const press = readPress(key)
  if (press?.ticket.id === id) write(key, { ...press, seenAs })
}

function write(key: string, press: KeptPress): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(press))
  } catch {
    // Storage that is full or forbidden: the press goes out all the same.
  }
}
