'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Moment } from '@/components/ui/time'

const TRY_AFTER_MS = 15_000
/** Whether the API answers, which anybody may know. */
const READY = '/readyz'

/** One line while the API is away: since when, and when the page is read again; it reads itself then. */
export function TriedAgain({ since }: { since?: string }) {
  const router = useRouter()
  const [nextAt, setNextAt] = useState<number>()
  // A timer, and the browser's clock: neither is React's. The page that comes may show the same again.
  useEffect(() => {
    const plan = () => setNextAt(Date.now() + TRY_AFTER_MS)
    plan()
    const timer = setInterval(async () => {
      plan()
      // Reading the page is something a person does, and prolongs the session (S03): first it is asked who is there.
      if (document.hidden) return
      const answer = await fetch(READY).catch(() => undefined)
      if (answer?.ok) router.refresh()
    }, TRY_AFTER_MS)
    return () => clearInterval(timer)
  }, [router])
  return (
    <p role="status">
      {since && (
        <>
          Away since <Moment at={since} />.{' '}
        </>
      )}
      {nextAt !== undefined && (
        <>
          Tried again at <Moment at={new Date(nextAt).toISOString().replace(/\.\d+/, '')} />.
        </>
      )}
    </p>
  )
}
