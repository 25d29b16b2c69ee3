import { Gauge } from '@/components/ui/gauge'
import { SideSection } from '@/components/ui/panel'
import { headroomOf, type QuotaUses } from '@/lib/task-form/headroom'

/** What is used now of the quotas that an app's tasks come under; `uses` is undefined where that could not be read. */
export function AppHeadroom({ uses }: { uses: QuotaUses | undefined }) {
  const all = headroomOf(uses ?? {}, undefined, undefined)
  return (
    <SideSection id="app-headroom" title="Quota headroom">
      {all.length === 0 ? (
        <p className="text-13 text-text-2">
          {uses ? 'No quota limits memory or tasks here.' : 'The quotas could not be read.'}
        </p>
      ) : (
        <div className="grid gap-3.5">
          {all.map(({ of, used, total, text, usedText, totalText, isShort }) => (
            <Gauge
              key={of}
              name={of}
              used={used}
              added={0}
              total={total}
              text={text}
              usedText={usedText}
              totalText={totalText}
              isOver={isShort}
            />
          ))}
        </div>
      )}
    </SideSection>
  )
}
