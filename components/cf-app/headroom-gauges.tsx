import { Gauge } from '@/components/ui/gauge'
import type { Headroom } from '@/lib/task-form/headroom'

/** Limits of quotas, each on its scale: what is used, and what would come on top. */
export function HeadroomGauges({ all }: { all: readonly Headroom[] }) {
  return (
    <div className="grid gap-3.5">
      {all.map(({ of, used, asked, total, text, usedText, totalText, isShort }) => (
        <Gauge
          key={of}
          name={of}
          used={used}
          added={asked}
          total={total}
          text={text}
          usedText={usedText}
          totalText={totalText}
          isOver={isShort}
        />
      ))}
    </div>
  )
}
