'use client'
import { useState } from 'react'
import { MenuHead, MenuItem } from '@/components/ui/choice/menu'
import { THEME_COOKIE, THEME_WORDS, THEMES, type Theme, themeAttribute } from './theme'

const YEAR_S = 31_536_000

/** The theme, chosen: on the page at once, and in a cookie for the pages to come. */
export function ThemeItems({ theme }: { theme: Theme }) {
  const [chosen, setChosen] = useState(theme)
  const choose = (next: Theme) => {
    const attribute = themeAttribute(next)
    if (attribute) document.documentElement.dataset.theme = attribute
    else delete document.documentElement.dataset.theme
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we serve
    document.cookie = `${THEME_COOKIE}=${next}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax`
    setChosen(next)
  }
  return (
    <fieldset>
      <legend className="contents">
        <MenuHead>Theme</MenuHead>
      </legend>
      {THEMES.map((one) => (
        <MenuItem key={one} checked={one === chosen} onClick={() => choose(one)}>
          {THEME_WORDS[one]}
        </MenuItem>
      ))}
    </fieldset>
  )
}
