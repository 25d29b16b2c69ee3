/** Text of one line that may have no room. The whole of it shows on hover and on focus. */
export function Cut({ text, mono = false }: { text: string; mono?: boolean }) {
  return (
    <span
      // biome-ignore lint/a11y/noNoninteractiveTabindex: focus is the only way to the whole text without a mouse
      tabIndex={0}
      data-tip={text}
      className={mono ? 'tip block min-w-0 rounded-1 font-mono text-12' : 'tip block min-w-0 rounded-1'}
    >
      <bdi className="block truncate">{text}</bdi>
    </span>
  )
}
