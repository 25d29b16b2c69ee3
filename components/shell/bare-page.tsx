import type { ReactNode } from 'react'
import { Mark } from '@/components/ui/mark'

/** What stands where there is no frame, since nobody knows who is looking: the product's name and one thing to say. */
export function BarePage({ children }: { children: ReactNode }) {
  return (
    <main id="main" className="mx-auto grid max-w-form gap-5 px-4 py-12 max-sm:py-6">
      <div className="flex items-center gap-2.5 font-label">
        <Mark size="card" />
        CF Task Console
      </div>
      {children}
    </main>
  )
}
