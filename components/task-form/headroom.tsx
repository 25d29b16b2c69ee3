import { Gauge } from '@/components/ui/gauge'
import { PanelPart } from '@/components/ui/panel'
import type { Headroom } from '@/lib/task-form/headroom'

/** Each limit that the task would come under, on its scale: used now, and with this task. */
export function HeadroomPart({ all }: { all: readonly Headroom[] }) {
  if (all.length === 0) return null
  return (
    <PanelPart>
      <section aria-labelledby="headroom">
        <div className="mb-2 flex items-baseline gap-2">
          <h3 id="headroom" className="text-13 font-head">
            Headroom
          </h3>
          <span className="ml-auto text-12 text-text-3">now, then with this task</span>
        </div>
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
      </section>
    </PanelPart>
  )
}
