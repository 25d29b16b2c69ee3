import { describe, expect, it } from 'vitest'
import { readTheme, themeAttribute } from './theme'

describe('the theme of a cookie', () => {
  it.each([
    ['dark', 'dark', 'dark'],
    ['light', 'light', 'light'],
    ['system', 'system', undefined],
    [undefined, 'system', undefined],
    ['"><script>', 'system', undefined],
  ])('%s is %s', (cookie, theme, attribute) => {
    expect(readTheme(cookie)).toBe(theme)
    expect(themeAttribute(readTheme(cookie))).toBe(attribute)
  })
})
