import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import { linkClass } from '@/components/ui/classes'
import { Time } from '@/components/ui/time'
import { paths } from '@/lib/paths'
import { isSessionEnded } from '@/lib/queries/get-json'

type NotReadProps = {
  /** Why what is shown could not be read again; null where it could. */
  error: Error | null
  /** When it was last read, in milliseconds since 1970. */
  since: number
}

/** That what is shown is old: since when, and what happens next or has to be done. Nothing where it is not. */
export function NotRead({ error, since }: NotReadProps) {
  if (error === null) return null
  return (
    <span role="status" className="text-careful-text">
      Not read since <Time at={new Date(since).toISOString()} />.{' '}
      {isSessionEnded(error) ? <SessionEnded /> : 'It is tried again.'}
    </span>
  )
}

/** Signing in leads back to what one looked at. */
function SessionEnded() {
  const path = usePathname()
  const search = useSearchParams().toString()
  const here = encodeURIComponent(search === '' ? path : `${path}?${search}`)
  return (
    <>
      Your session ended.{' '}
      <Link href={`${paths.login}?next=${here}`} prefetch={false} className={linkClass}>
        Sign in
      </Link>
    </>
  )
}
