/** scripts/serve.mjs keeps a promise here: whether the journal's folder and the API's address are there. */
const NEEDS = Symbol.for('cf-task-console.needs')

/** Runs once, while the server starts: keeps settling submissions, and knows how to end. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const isThere: unknown = await Reflect.get(globalThis, NEEDS)
  if (isThere === false) return
  const { keepSettling } = await import('./lib/server/submission/settling/keep-settling')
  await keepSettling()
}
