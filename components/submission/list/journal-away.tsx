import RotateCw from 'lucide-react/icons/rotate-cw'
import { buttonClass } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Icon } from '@/components/ui/icon'

/** In the place of the journal when its database does not answer. */
export function JournalAway({ here }: { here: string }) {
  return (
    <div role="alert">
      <Empty
        title="The journal could not be read"
        look="bad"
        action={
          <a href={here} className={buttonClass()}>
            <Icon of={RotateCw} />
            Read again
          </a>
        }
      >
        Its database did not answer, or not in time. Filters by app, user or time make a search shorter.
      </Empty>
    </div>
  )
}
