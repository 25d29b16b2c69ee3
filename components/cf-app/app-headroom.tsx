import { SideSection } from '@/components/ui/panel'
import { headroomOf, type QuotaUses } from '@/lib/task-form/headroom'
import { HeadroomGauges } from './headroom-gauges'

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
        <HeadroomGauges all={all} />
      )}
    </SideSection>
  )
}
