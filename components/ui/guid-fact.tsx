import { CopyButton } from './copy-button'
import { Fact } from './facts'

/** The guid of what the facts are about, with a button that copies it. */
export function GuidFact({ guid }: { guid: string }) {
  return (
    <Fact name="guid" mono>
      <span className="flex items-start gap-1">
        <span className="min-w-0">{guid}</span>
        <span className="-my-1 ml-auto">
          <CopyButton name="Copy guid" text={guid} iconOnly />
        </span>
      </span>
    </Fact>
  )
}
