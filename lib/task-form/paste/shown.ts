const CHARACTERS_SHOWN = 80

/** A piece of what was pasted as it is named on screen: in one line, not too long. */
export function shown(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ')
  return line.length > CHARACTERS_SHOWN ? `${line.slice(0, CHARACTERS_SHOWN)}…` : line
}
