import type { Locator } from '@playwright/test'
import { hostileTexts } from './testing/hostile-inputs'
import { expect, test } from './testing/test'

test('hostile texts arrive as they are or are refused at their field', async ({ page, ownApp, openForm }) => {
  await openForm(await ownApp())
  const panel = page.getByRole('region', { name: 'What will run' })
  const command = page.getByLabel('Command')
  for (const { id, value, why } of [...hostileTexts('text'), ...hostileTexts('shell')]) {
    if (/[\p{Cs}\0]/u.test(value)) continue // no keyboard gives these; the address drops them, the rules refuse them
    await command.fill(value)
    if (value.length > 10_000) continue
    await expect(panel.getByRole('tabpanel'), `${id}: ${why}`).toContainText('"command"')
    expect(await command.inputValue(), `${id}: ${why}`).toBe(value.replaceAll(/\r\n?/g, '\n'))
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  for (const [times, refused] of [
    [4096, false],
    [4097, true],
  ] as const) {
    await command.fill('A'.repeat(times))
    await command.blur()
    if (refused) await expect(command).toHaveAttribute('aria-invalid', 'true')
    else await expect(command).not.toHaveAttribute('aria-invalid', 'true')
  }
  await command.fill('\u{1f600}'.repeat(4096))
  await command.blur()
  await expect(command).not.toHaveAttribute('aria-invalid', 'true')
})

test('hostile keys, values and numbers are data', async ({ page, ownApp, openForm }) => {
  await openForm(await ownApp())
  const labels = page.getByRole('group', { name: 'Labels', exact: true })
  const annotations = page.getByRole('group', { name: 'Annotations', exact: true })
  await labels.getByRole('button', { name: 'Add label' }).click()
  await annotations.getByRole('button', { name: 'Add annotation' }).click()
  const refused = (why: string) =>
    /error|one more|two slashes|empty prefix|empty name|wrong first|reserved|outside ASCII|metacharacters|full-width/.test(
      why,
    )
  const expectRefused = async (field: Locator, isRefused: boolean, why: string) => {
    await field.blur()
    if (isRefused) await expect(field, why).toHaveAttribute('aria-invalid', 'true')
    else await expect(field, why).not.toHaveAttribute('aria-invalid', 'true')
  }
  for (const { id, value, why } of hostileTexts('label-key')) {
    await labels.getByLabel('Key 1').fill(value)
    const isAllowed = ['H66', 'H67', 'H68', 'H69', 'H70', 'H72', 'H73', 'H75'].includes(id)
    const isGrammar = id === 'H66' // begins with _: refused for its grammar
    await expectRefused(labels.getByLabel('Key 1'), !isAllowed || isGrammar, `${id}: ${why}`)
  }
  await labels.getByLabel('Key 1').fill('team')
  for (const { id, value, why } of hostileTexts('label-value')) {
    await labels.getByLabel('Value 1').fill(value)
    await expectRefused(labels.getByLabel('Value 1'), refused(why), `${id}: ${why}`)
  }
  await annotations.getByLabel('Key 1').fill('note')
  for (const { id, value, why } of hostileTexts('annotation-value')) {
    await annotations.getByLabel('Value 1').fill(value)
    await expectRefused(annotations.getByLabel('Value 1'), refused(why), `${id}: ${why}`)
  }
  const sizes = { memory: ['H102', 'H104'], logRate: ['H90', 'H91', 'H97', 'H98', 'H102', 'H104'] }
  for (const { id, value, why } of hostileTexts('number')) {
    await page.getByLabel('Memory').fill(value)
    await expectRefused(page.getByLabel('Memory'), !sizes.memory.includes(id), `memory ${id}: ${why}`)
    await page.getByLabel('Log rate limit').fill(value)
    const isRate = sizes.logRate.includes(id)
    await expectRefused(page.getByLabel('Log rate limit'), !isRate, `log rate ${id}: ${why}`)
  }
})
