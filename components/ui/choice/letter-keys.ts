/** Where a letter is something else: typed, or another part's own. A checkbox takes none but Space. */
const TAKES_LETTERS =
  'input:not([type="checkbox"]), textarea, select, [contenteditable], [role="combobox"], [role="menu"], dialog, [popover]'

/** Whether a key without modifiers is a command of the page: pressed where nobody types and nothing else is open. */
export function isCommand(event: KeyboardEvent): boolean {
  const { target } = event
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false
  return !(target instanceof Element && target.closest(TAKES_LETTERS))
}
