const MIB = 1024 * 1024

/** What the console takes (S25); a test holds it to the server's own number. */
export const LARGEST_FORM_BYTES = 8 * MIB

const STATUS_KNOWN_WITHIN_MS = 1_000

/** Whoever is in front of the console, or the console itself, takes no request of this size. It was not passed on. */
export class TooLarge extends Error {}

/** How long what is sent is, as the body of a request. */
export const bytesOf = (sent: unknown): number => new Blob([JSON.stringify(sent)]).size

/** A size in words, rounded up: what is over a limit must not read as if it were just that. */
export function sizeInWords(bytes: number): string {
  return bytes < MIB ? `${Math.ceil(bytes / 1024)} KB` : `${Math.ceil((bytes / MIB) * 10) / 10} MB`
}

/**
 * Calls a server action with so many bytes; rejects with `TooLarge` where it was answered 413. Next.js says of an
 * answer that is not its own only that it was unexpected; the browser tells its status (Resource Timing).
 */
export async function callWithin<T>(bytes: number, call: () => Promise<T>): Promise<T> {
  if (bytes > LARGEST_FORM_BYTES) throw new TooLarge()
  let tell: (status: number) => void = () => {}
  const status = new Promise<number>((resolve) => {
    tell = resolve
  })
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if (entry instanceof PerformanceResourceTiming && isAction(entry)) tell(entry.responseStatus)
  })
  observer.observe({ type: 'resource' })
  try {
    return await call()
  } catch (error) {
    // It is told once the answer is through, which may be after its head was refused.
    setTimeout(tell, STATUS_KNOWN_WITHIN_MS, 0)
    throw (await status) === 413 ? new TooLarge() : error
  } finally {
    observer.disconnect()
  }
}

/** Beside actions, scripts fetch parts of pages and our read routes only. */
function isAction({ initiatorType, name }: PerformanceResourceTiming): boolean {
  const { pathname, searchParams } = new URL(name)
  return initiatorType === 'fetch' && !searchParams.has('_rsc') && !pathname.startsWith('/api/')
}
