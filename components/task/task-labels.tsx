import { Tag } from '@/components/ui/tag'

type TaskLabelsProps = { labels: Record<string, string | null>; hidden?: string }

/** The first label of a row, and how many more there are. */
export function TaskLabels({ labels, hidden }: TaskLabelsProps) {
  const [first, ...more] = Object.entries(labels).filter(([key]) => key !== hidden)
  if (!first) return null
  return (
    <span className="flex min-w-0 gap-1">
      <Tag name={first[0]} value={first[1] ?? ''} />
      {more.length > 0 && (
        <span
          title={more.map(([key, value]) => `${key}=${value ?? ''}`).join('\n')}
          className="inline-flex h-5 shrink-0 items-center rounded-1 px-1.5 font-mono text-12 text-text-2 ring-1 ring-edge ring-inset"
        >
          +{more.length}
          <span className="sr-only"> more labels</span>
        </span>
      )}
    </span>
  )
}
