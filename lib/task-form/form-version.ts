/** Changes whenever values of an older form must not be read as values of this one (drafts, open tabs). */
export const FORM_VERSION = 1
