import RotateCw from 'lucide-react/icons/rotate-cw'
import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { HostileText } from '@/components/ui/hostile-text'
import { Icon } from '@/components/ui/icon'
import type { ApiError } from '@/lib/resources/api-error'

/** Why something could not be read. `not-sent`: the API was not reached; `no-answer`: what came back proves nothing. */
export type ApiFailureReason =
  | { kind: 'refused'; status: number; errors: readonly ApiError[]; requestId?: string | null }
  | { kind: 'not-sent'; cause: string }
  | { kind: 'no-answer'; cause: string; status?: number; requestId?: string | null }

type ApiFailureProps = {
  /** What could not be read, such as `The list of apps could not be read`. */
  title: string
  failure: ApiFailureReason
  /** The address that reads it again; a plain link, so that it works whatever else is broken. */
  readAgain: string
  level?: 'h2' | 'h3'
  children?: ReactNode
}

/** In the place of what the API did not give: the API's own words, with all that support asks for. */
export function ApiFailure({ title, failure, readAgain, level = 'h2', children }: ApiFailureProps) {
  return (
    <div role="alert">
      <Empty
        title={title}
        look="bad"
        level={level}
        action={
          <a href={readAgain} className={buttonClass()}>
            <Icon of={RotateCw} />
            Read again
          </a>
        }
      >
        <Said failure={failure} />
        {children}
      </Empty>
    </div>
  )
}

function Said({ failure }: { failure: ApiFailureReason }) {
  if (failure.kind === 'not-sent') {
    return (
      <p>
        The API could not be reached: <Machine>{failure.cause}</Machine>
      </p>
    )
  }
  if (failure.kind === 'no-answer') {
    return (
      <>
        <p>
          The API gave no answer that can be trusted: <Machine>{failure.cause}</Machine>
        </p>
        <Evidence status={failure.status} requestId={failure.requestId} />
      </>
    )
  }
  return (
    <>
      {failure.errors.map(({ code, title, detail }) => (
        <p key={`${code} ${detail}`}>
          <Machine>{detail}</Machine>{' '}
          <span className="text-12 text-text-3">
            {code} {title}
          </span>
        </p>
      ))}
      <Evidence status={failure.status} requestId={failure.requestId} />
    </>
  )
}

function Machine({ children }: { children: string }) {
  return (
    <code className="text-12 text-text">
      <HostileText text={children} />
    </code>
  )
}

function Evidence({ status, requestId }: { status?: number; requestId?: string | null }) {
  if (status === undefined && !requestId) return null
  return (
    <p className="text-12">
      {status !== undefined && <span className="mr-4">Status {status}</span>}
      {requestId && (
        <span>
          Request <Machine>{requestId}</Machine>
        </span>
      )}
    </p>
  )
}
