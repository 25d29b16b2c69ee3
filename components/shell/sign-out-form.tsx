'use client'
import { type FormEvent, useEffect, useState } from 'react'
import { MenuItem } from '@/components/ui/choice/menu'
import { useIsTakenOver } from '@/components/ui/time'
import { paths } from '@/lib/paths'
import { DRAFTS_FORGOTTEN, forgetDrafts } from '@/lib/task-form/draft'

/** Tells the other tabs of this browser. */
const CHANNEL = 'signed-out'

/**
 * The way out. What was typed into forms and not sent goes with it, in every tab (S39). Sent by `fetch`, since our
 * referrer policy hides the Origin of a form's own request, without which nothing is done (S12); then the document
 * is left, and with it all that it remembers.
 */
export function SignOutForm() {
  const isPressable = useIsTakenOver()
  const [told, setTold] = useState('')
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL)
    channel.onmessage = forget
    return () => channel.close()
  }, [])

  const leave = async (event: FormEvent) => {
    event.preventDefault()
    // Chromium keeps the answer back until its cache is cleared, which takes seconds where that is large (measured).
    setTold('Signing out')
    const answer = await fetch(paths.signOut, { method: 'POST' }).catch(() => undefined)
    if (!answer?.ok) return setTold('No answer, press again') // still signed in, with all that was typed
    forget()
    const channel = new BroadcastChannel(CHANNEL)
    channel.postMessage('')
    channel.close()
    window.location.replace(answer.url)
  }
  return (
    <form method="post" action={paths.signOut} onSubmit={leave}>
      <MenuItem type="submit" disabled={!isPressable} end={told}>
        Sign out
      </MenuItem>
    </form>
  )
}

/** Whoever is about to keep a draft is told first, or it would come back. */
function forget() {
  window.dispatchEvent(new Event(DRAFTS_FORGOTTEN))
  forgetDrafts(sessionStorage)
}
