'use client'
import { MenuItem } from '@/components/ui/menu-item'
import { forgetDrafts } from '@/lib/task-form/draft-key'
import type { Account } from './account-menu'

/** The way out. What was typed into forms and not sent goes with it (S39). */
export function SignOutForm({ action }: { action: Account['signOut'] }) {
  return (
    <form action={action} onSubmit={() => forgetDrafts(sessionStorage)}>
      <MenuItem type="submit">Sign out</MenuItem>
    </form>
  )
}
