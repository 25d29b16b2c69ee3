/** The cookie that keeps the theme; readable by scripts, since the switch works in the browser alone. */
export const THEME_COOKIE = 'theme'

export const THEMES = ['system', 'light', 'dark'] as const

export type Theme = (typeof THEMES)[number]

/** What each theme is called. */
export const THEME_WORDS: Record<Theme, string> = { system: 'As the system', light: 'Light', dark: 'Dark' }

/** The theme of a cookie's value. Anything else follows the system. */
export const readTheme = (value: string | undefined): Theme =>
  THEMES.find((theme) => theme === value) ?? 'system'

/** For `<html data-theme>`: absent where the system decides. */
export const themeAttribute = (theme: Theme): 'light' | 'dark' | undefined =>
  theme === 'system' ? undefined : theme
