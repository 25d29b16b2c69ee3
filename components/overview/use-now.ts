import { useTick } from '@/components/ui/time'

/** Milliseconds since 1970, each second. While the page is taken over it is `asOf` (ISO 8601), the server's own. */
export function useNow(asOf: string): number {
  return useTick() === 0 ? Date.parse(asOf) : Date.now()
}
