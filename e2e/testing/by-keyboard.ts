import { expect, type Locator, type Page } from '@playwright/test'

type Role = 'button' | 'combobox' | 'textbox'

/** Presses Tab until the focus is on what has this role and name. */
export async function tabTo(page: Page, role: Role, name: string): Promise<Locator> {
  const target = page.getByRole(role, { name, exact: true })
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement).catch(() => false))
      return target
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
  return target
}

/** Types where the focus is, key by key: after each one the field has the focus still, and all that was typed. */
export async function eachKey(page: Page, field: Locator, text: string): Promise<void> {
  await expect(field).toBeFocused()
  for (let typed = 1; typed <= text.length; typed += 1) {
    await page.keyboard.type(text.charAt(typed - 1))
    await expect(field).toHaveValue(text.slice(0, typed))
    await expect(field).toBeFocused()
  }
}

/** Goes to a field with the Tab key and types into it, key by key. */
export async function typeByKeys(page: Page, role: Role, name: string, text: string): Promise<Locator> {
  const field = await tabTo(page, role, name)
  await eachKey(page, field, text)
  return field
}
