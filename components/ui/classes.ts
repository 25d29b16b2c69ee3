/** Joins the class lists that apply. */
export const classes = (...lists: readonly (string | false | undefined)[]): string =>
  lists.filter((list) => list).join(' ')

/** The look of a link in running text. */
export const linkClass =
  'rounded-1 text-accent-text underline decoration-transparent decoration-1 underline-offset-3 transition-colors hover:decoration-current'

/** The look of a link that is the name of a thing in a table or a heading. */
export const nameLinkClass = 'rounded-1 font-label text-text underline-offset-3 hover:underline'

/** The same where the whole row leads there: what else can be pressed in it stands above (`relative z-1`). */
export const rowLinkClass =
  'rounded-1 font-label text-text underline-offset-3 group-hover/row:underline after:absolute after:inset-0'
