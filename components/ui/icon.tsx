import type { LucideIcon } from 'lucide-react'

/** An icon of the house: 16 wide, stroke 1.5. It says nothing to a screen reader; what it stands in has the name. */
export function Icon({ of: Glyph, size = 16 }: { of: LucideIcon; size?: 12 | 14 | 16 }) {
  return <Glyph size={size} strokeWidth={1.5} nonScalingStroke aria-hidden className="shrink-0" />
}
