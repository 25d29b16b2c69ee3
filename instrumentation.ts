/** Runs once when the server starts: keeps settling submissions, and knows how to end. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { keepSettling } = await import('@/lib/server/submission/keep-settling')
  await keepSettling()
}
