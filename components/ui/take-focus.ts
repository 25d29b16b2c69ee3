/** As a ref, gives the focus to what takes another part's place: whoever does not see it is told what came. */
export const takeFocus = (element: HTMLElement | null): void => element?.focus({ preventScroll: true })
