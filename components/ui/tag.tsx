import { HostileText } from './hostile-text'

/** A label as `key=value`, cut where it has no room. */
export function Tag({ name, value }: { name: string; value: string }) {
  return (
    <span className="inline-flex h-5 max-w-full min-w-0 items-center rounded-1 px-1.5 font-mono text-12 leading-none ring-1 ring-edge ring-inset">
      <span className="truncate leading-4">
        <span className="text-text-3">
          <HostileText text={name} />=
        </span>
        <HostileText text={value} />
      </span>
    </span>
  )
}
