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
