import * as z from 'zod/mini'
import { toOne } from './fact'
import { asEntries, taskShape, toTexts } from './task'

const provenTexts = z._default(
  z.pipe(z.pipe(asEntries, z.array(z.tuple([z.string(), z.nullable(z.string())]))), z.transform(toTexts)),
  {},
)

/** The same where a verdict depends on a label: absent is none, anything else unexpected is unreadable. */
export const provenMetadataSchema = z._default(z.object({ labels: provenTexts, annotations: provenTexts }), {
  labels: {},
  annotations: {},
})

/**
 * A task where a verdict depends on it: an answer to a submission and the list of a look. What says whose task it is
 * must be told, and rightly: nothing is taken for granted there.
 */
export const provenTaskSchema = z.extend(taskShape, {
  name: z.string(),
  state: z.string(),
  relationships: z.object({ app: toOne }),
  metadata: provenMetadataSchema,
  created_at: z.string().check(z.refine((instant) => !Number.isNaN(Date.parse(instant)))),
})
