import { HostileText } from '@/components/ui/hostile-text'
import type { Task } from '@/lib/resources/task'
import type { WhatChanged as Told } from '@/lib/what-changed/change'
import { sinceWords } from '@/lib/what-changed/words'
import { ChangeItem } from './change-item'
import { CompareLink, RunLink } from './compare-link'
import { useWhatChanged } from './use-what-changed'

/**
 * What changed between the last success and the first failure of the row that a failed task stands in. Since when it fails
 * is said with the verdict, whose cause makes some changes likelier; here only where there is no success to tell of.
 */
export function WhatChanged({ task, cause }: { task: Task; cause?: string }) {
  const { told, isUnread } = useWhatChanged(task, cause)
  // Of a first run there is nothing to say, and until it is known whether it is one, nothing is said.
  if (!told?.hasEarlier && !isUnread) return null
  const success = told?.lastSuccess
  return (
    <section
      aria-labelledby="what-changed"
      data-last-success={success?.guid}
      data-first-failure={told?.firstFailure.guid}
      data-events={told?.events === 'missing' ? 'missing' : undefined}
      className="min-w-0 rounded-3 border border-hairline bg-surface"
    >
      <div className="flex min-h-11 flex-wrap items-center gap-x-2 px-4 py-2">
        <h2 id="what-changed" className="text-16 font-head">
          What changed
        </h2>
        {success && (
          <div className="ml-auto">
            <CompareLink of={task} to={success} />
          </div>
        )}
      </div>
      <div className="px-4 pb-3.5 text-13">
        {told ? (
          success ? (
            <Changes told={told} />
          ) : (
            <p className="text-text-2">{sinceWords(told)}</p>
          )
        ) : (
          <p className="text-text-2">What changed could not be read. Reload the page to try again.</p>
        )}
      </div>
    </section>
  )
}

function Changes({ told }: { told: Told }) {
  const { lastSuccess, firstFailure, missing, changes } = told
  if (!lastSuccess) return null
  const between = (
    <>
      between <RunLink run={lastSuccess} /> and <RunLink run={firstFailure} />
    </>
  )
  return (
    <>
      {changes.length > 0 ? (
        <>
          <p className="text-12 text-text-3">
            Changed {between}
            {changes.length > 1 && ', the likeliest first'}:
          </p>
          <ol className="mt-1">
            {changes.map((change, index) => (
              <ChangeItem
                key={`${change.change} ${change.eventGuid ?? change.at ?? index}`}
                change={change}
                isLikeliest={index === 0}
              />
            ))}
          </ol>
        </>
      ) : (
        <p className="text-text-2">
          Nothing is known to have changed {between}
          {missing === undefined && ': same droplet, same limits, no change of the app or its bindings'}.
        </p>
      )}
      {missing !== undefined && (
        <p className="mt-2 text-12 text-pretty wrap-anywhere text-text-3">
          <HostileText text={missing} /> What the runs themselves differ in is told all the same.
        </p>
      )}
    </>
  )
}
