/** A cause as the journal keeps it: what happened, more of it in words, and a code where there is one. */
export const causeText = (what: string, { detail, code }: { detail: string; code?: string }): string =>
  `${what} (${detail}${code === undefined ? '' : `; ${code}`})`

/** The same in words alone: the codes of libraries are for a submission's details. */
export const causeInWords = (cause: string): string => cause.replace(/; [A-Z][A-Z0-9_]{2,60}\)$/, ')')
