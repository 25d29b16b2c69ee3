const PLAIN = /^[A-Za-z0-9_.,:/-]+$/
// A terminal acts on control characters while one pastes, and on these it shows something else than runs.
const ACTS_ON_TERMINAL = /[^\P{Cc}\n]|\p{Bidi_Control}/u
const RUNS = /(?:[^\P{Cc}\n]|\p{Bidi_Control})+|(?:[\P{Cc}\n](?<!\p{Bidi_Control}))+/gu

function octal(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join(
    '',
  )
}

/**
 * One argument for a POSIX shell (sh, bash, zsh), in single quotes where needed. Control characters
 * other than the line break, and those that turn text around, become `"$(printf '\003')"`. NUL
 * cannot be an argument: it is dropped.
 */
export function shellQuote(text: string): string {
  if (PLAIN.test(text)) return text
  const runs = text.replaceAll('\0', '').match(RUNS) ?? ['']
  return runs
    .map((run) =>
      ACTS_ON_TERMINAL.test(run)
        ? `"$(printf '${octal(run)}')"`
        : `'${run.replaceAll("'", String.raw`'\''`)}'`,
    )
    .join('')
}
