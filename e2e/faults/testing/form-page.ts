import type { BrowserContext, Page } from '@playwright/test'
import type { Operator } from '../../testing/operator'
import { formAnswers } from '../../testing/test'
import type { App } from './world'

/** Opens the form of an app in a browser that goes on in this session, and waits until it can be pressed. */
export async function openFormPage(page: Page, operator: Operator, app: App): Promise<void> {
  await page.context().addCookies([operator.cookie])
  await page.goto(`${operator.console}/apps/${app.guid}/tasks/new`)
  await formAnswers(page)
}

/** Makes every visit to the form of this app show the page as it was served first, with the id that it carried then. */
export async function keepOnePage(context: BrowserContext, operator: Operator, app: App): Promise<string> {
  const address = `${operator.console}/apps/${app.guid}/tasks/new`
  await context.addCookies([operator.cookie])
  const response = await context.request.get(address)
  const body = await response.body()
  await context.route(address, (route) =>
    route.request().method() === 'GET' ? route.fulfill({ response, body }) : route.fallback(),
  )
  return address
}
