import ExternalLink from 'lucide-react/icons/external-link'
import Link from 'next/link'
import { linkClass } from '@/components/ui/classes'
import { Fact, Facts, GuidFact } from '@/components/ui/facts'
import { HostileText } from '@/components/ui/hostile-text'
import { Icon } from '@/components/ui/icon'
import { paths } from '@/lib/paths'
import type { Metadata, Task } from '@/lib/resources/task'
import { printBytesPerSecond, printKnownMegabytes } from '@/lib/size'
import { SideSection } from '../ui/panel'

type LinkedPart = { text: string } | { href: string; shown: string }

const CANDIDATE = /https?:\/\/[^\s<>"'`\\]+/gi
const TRAILING = /[.,;:!?)\]}]+$/

/**
 * Splits text into words and links. Only http and https become links, without credentials, and a link is shown with
 * its host in ASCII, so that a look-alike letter is seen.
 */
export function textWithLinks(text: string): LinkedPart[] {
  const parts: LinkedPart[] = []
  let end = 0
  for (const match of text.matchAll(CANDIDATE)) {
    const written = match[0].replace(TRAILING, '')
    const link = asLink(written)
    if (!link) continue
    if (match.index > end) parts.push({ text: text.slice(end, match.index) })
    parts.push(link)
    end = match.index + written.length
  }
  if (end < text.length) parts.push({ text: text.slice(end) })
  return parts
}

function asLink(written: string): LinkedPart | undefined {
  if (!URL.canParse(written)) return undefined
  const url = new URL(written)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined
  if (url.username !== '' || url.password !== '') return undefined
  const writtenHost = /^https?:\/\/([^/?#]*)/i.exec(written)?.[1] ?? ''
  const shown = writtenHost.toLowerCase() === url.host ? written : written.replace(writtenHost, url.host)
  return { href: url.href, shown }
}

/** What a task is, in the API's values. What the API does not say is said to be missing, and why. */
export function TaskFacts({ task }: { task: Task }) {
  const rate = task.log_rate_limit_in_bytes_per_second
  return (
    <SideSection id="task-facts" title="Facts">
      <Facts>
        <Fact name="Command" mono={Boolean(task.command)}>
          {task.command ? (
            <span className="whitespace-pre-wrap">
              <HostileText text={task.command} multiline />
            </span>
          ) : (
            <span className="text-text-3">Shown to those who may read the app’s secrets.</span>
          )}
        </Fact>
        <Fact name="Memory">{printKnownMegabytes(task.memory_in_mb)}</Fact>
        <Fact name="Disk">{printKnownMegabytes(task.disk_in_mb)}</Fact>
        {rate && <Fact name="Log rate">{printBytesPerSecond(BigInt(rate))}</Fact>}
        {task.user && (
          <Fact name="User" mono>
            <HostileText text={task.user} />
          </Fact>
        )}
        {task.droplet_guid && (
          <Fact name="Droplet" mono>
            {task.droplet_guid}
          </Fact>
        )}
        <GuidFact guid={task.guid} />
      </Facts>
    </SideSection>
  )
}

/** A task's labels and annotations, each a region. `hiddenLabel` is the console's own and not shown. */
export function TaskMetadata({ metadata, hiddenLabel }: { metadata: Metadata; hiddenLabel?: string }) {
  const labels = Object.entries(metadata.labels).filter(([key]) => key !== hiddenLabel)
  return (
    <>
      <Entries id="task-labels" title="Labels" entries={labels} />
      <Entries id="task-annotations" title="Annotations" entries={Object.entries(metadata.annotations)} />
    </>
  )
}

function Entries({ id, title, entries }: { id: string; title: string; entries: [string, string | null][] }) {
  return (
    <SideSection id={id} title={title}>
      {entries.length === 0 ? (
        <p className="text-13 text-text-3">None</p>
      ) : (
        <Facts>
          {entries.map(([key, value]) => (
            <Fact key={key} name={<KeyText text={key} />} mono>
              <Value text={value ?? ''} />
            </Fact>
          ))}
        </Facts>
      )}
    </SideSection>
  )
}

function KeyText({ text }: { text: string }) {
  return (
    <span className="font-mono text-12">
      <HostileText text={text} parted />
    </span>
  )
}

function Value({ text }: { text: string }) {
  return (
    <span className="whitespace-pre-wrap">
      {textWithLinks(text).map((part, index) =>
        'href' in part ? (
          <a
            // biome-ignore lint/suspicious/noArrayIndexKey: a part has no identity but its place
            key={index}
            href={part.href}
            target="_blank"
            rel="noopener noreferrer"
            className={`${linkClass} inline-flex-none`}
          >
            <HostileText text={part.shown} />
            <span className="ml-0.5 inline-block align-text-bottom">
              <Icon of={ExternalLink} size={12} />
            </span>
            <span className="sr-only"> (leads outside)</span>
          </a>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <HostileText key={index} text={part.text} multiline />
        ),
      )}
    </span>
  )
}

/** Where a task of this console came from, by the id on its label: what was sent, by whom, and what became of it. */
export function TaskSubmission({ id }: { id: string }) {
  return (
    <SideSection id="task-submission" title="Submission">
      <Link href={paths.submission(id)} className={`${linkClass} font-mono text-12 wrap-anywhere`}>
        {id}
      </Link>
    </SideSection>
  )
}
