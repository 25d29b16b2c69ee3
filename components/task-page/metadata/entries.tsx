import ExternalLink from 'lucide-react/icons/external-link'
import { linkClass } from '@/components/ui/classes'
import { Fact, Facts } from '@/components/ui/facts'
import { HostileText } from '@/components/ui/hostile-text'
import { Icon } from '@/components/ui/icon'
import { textWithLinks } from './text-with-links'

/** Labels or annotations as they are; addresses in values are links. */
export function Entries({ entries }: { entries: readonly (readonly [string, string | null])[] }) {
  if (entries.length === 0) return <p className="text-13 text-text-3">None</p>
  return (
    <Facts>
      {entries.map(([key, value]) => (
        <Fact key={key} name={<KeyText text={key} />} mono>
          <Value text={value ?? ''} />
        </Fact>
      ))}
    </Facts>
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
