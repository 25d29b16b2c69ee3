import * as core from 'zod/v4/core'

/** Parses an answer. In a file of its own, since a dynamic import of the package itself would bring all of it. */
export function parseAnswer<S extends core.$ZodType>(schema: S, body: unknown): core.output<S> | undefined {
  return core.safeParse(schema, body).data
}
