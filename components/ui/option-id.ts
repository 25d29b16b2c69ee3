/** The id of the option at a place of a list: what `aria-activedescendant` points at. */
export const optionId = (id: string, index: number): string => `${id}-${index}`
