'use client'
import { MenuItem } from '@/components/ui/menu-item'
import { DRAFTS_FORGOTTEN, forgetDrafts } from '@/lib/task-form/draft-key'
import type { Account } from './account-menu'

/** The way out. What was typed into forms and not sent goes with it (S39). */
export function SignOutForm({ action }: { action: Account['signOut'] }) {
  return (
    <form action={action} onSubmit={forget}>
      <MenuItem type="submit">Sign out</MenuItem>
    </form>
  )
}

/** Whoever is about to keep a draft is told first, or it would come back. */
function forget() {
  window.dispatchEvent(new Event(DRAFTS_FORGOTTEN))
  forgetDrafts(sessionStorage)
}
