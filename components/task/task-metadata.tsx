import ExternalLink from 'lucide-react/icons/external-link'
import { Fact, Facts } from '@/components/ui/facts'
import { HostileText } from '@/components/ui/hostile-text'
import { Icon } from '@/components/ui/icon'
import { linkClass } from '@/components/ui/link-class'
import type { Metadata } from '@/lib/resources/metadata'
import { SideSection } from './side-section'
import { textWithLinks } from './text-links'

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
