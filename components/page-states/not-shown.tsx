import Link from 'next/link'
import { buttonClass } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { HostileText } from '@/components/ui/hostile-text'
import { paths } from '@/lib/paths'
import { printCount } from '@/lib/words'

const TEXTS = {
  task: {
    title: 'You may not see this task, or it is gone',
    said: 'Task not found',
    more: 'Ended tasks are kept for some time only, as the foundation sets it.',
    back: { href: paths.tasks(), word: 'Tasks' },
  },
  app: {
    title: 'You may not see this app, or it is gone',
    said: 'App not found',
    more: 'A role in its space or organization lets you see it.',
    back: { href: paths.apps, word: 'Apps' },
  },
  submission: {
    title: 'You may not see this submission, or it is gone',
    said: undefined,
    more: 'You see your own, and those of apps that the API shows you now. The journal keeps them for some time only.',
    back: { href: paths.submissions(), word: 'Submissions' },
  },
} as const

/** In the place of what does not exist or may not be seen: the API does not say which. */
export function NotShown({ what }: { what: keyof typeof TEXTS }) {
  const { title, said, more, back } = TEXTS[what]
  return (
    <Empty
      title={title}
      look="plain"
      level="h1"
      action={
        <Link href={back.href} className={buttonClass()}>
          {back.word}
        </Link>
      }
    >
      {said && (
        <>
          The API answers <code className="text-12">{said}</code> for both.{' '}
        </>
      )}
      {more}
    </Empty>
  )
}

/** In the place of a page that the console does not have. */
export function NoSuchPage() {
  return (
    <Empty
      title="There is no such page"
      look="plain"
      level="h1"
      action={
        <Link href={paths.tasks()} className={buttonClass()}>
          Tasks
        </Link>
      }
    >
      The address is mistyped, or the page is no longer there.
    </Empty>
  )
}

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
