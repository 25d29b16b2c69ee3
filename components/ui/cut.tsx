import { HostileText } from './hostile-text'
import { plainVisible } from './visible-text'

/** Text of one line that may have no room. The whole of it shows on hover and on focus. */
export function Cut({ text, mono = false }: { text: string; mono?: boolean }) {
  return (
    <span
      // biome-ignore lint/a11y/noNoninteractiveTabindex: focus is the only way to the whole text without a mouse
      tabIndex={0}
      data-tip={plainVisible(text)}
      className={
        mono ? 'tip tip-end block min-w-0 rounded-1 font-mono text-12' : 'tip tip-end block min-w-0 rounded-1'
      }
    >
      <span className="block truncate">
        <HostileText text={text} />
      </span>
    </span>
  )
}
