import { HostileText } from '@/components/ui/hostile-text'
import { printCount } from '@/lib/count'

/** More guids than anybody reads: the count says the rest. */
const MOST_NAMED = 5

/** What a list does not show, since the API gave it in a shape that the console can't read: how many, and which. */
export function NotReadable({ guids }: { guids: readonly string[] }) {
  if (guids.length === 0) return null
  const named = guids.filter((guid) => guid !== '').slice(0, MOST_NAMED)
  return (
    <p role="status" className="mb-3 text-13 wrap-anywhere text-careful-text">
      {printCount(guids.length)} not shown: the API gave {guids.length === 1 ? 'it' : 'them'} in a shape the
      console can’t read
      {named.length > 0 && (
        <>
          {' '}
          (<HostileText text={named.join(', ')} />
          {guids.length > named.length && ' and more'})
        </>
      )}
      .
    </p>
  )
}
