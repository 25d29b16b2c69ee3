import { test as base, expect, type Page } from '@playwright/test'
import * as z from 'zod'
import { FoundationAdmin, type OwnApp } from './foundation-admin'
import { Operator } from './operator'
import type { Fault, Rule } from './wire'

const settings = () =>
  z
    .object({
      E2E_CONSOLE: z.string(),
      E2E_FOUNDATION: z.string(),
      E2E_WIRE_CONTROL: z.string(),
      E2E_PASSWORD: z.string(),
    })
    .parse(process.env)

type Role = 'admin' | 'developer' | 'supporter' | 'auditor' | 'manager'

export type Wire = {
  /** Does this to the next request, or the next `times`, of that method and path. */
  fault(method: string, path: string, fault: Fault, times?: number): Promise<void>
  /** How many requests of that method and path have passed so far. */
  count(method: string, path: string): Promise<number>
  /** The body of the last such request. */
  lastBody(method: string, path: string): Promise<Record<string, unknown>>
}

type Fixtures = {
  admin: FoundationAdmin
  /** Makes an app of this test's own that can run tasks; taken away after the test. */
  ownApp(processTypes?: Record<string, string>): Promise<OwnApp>
  /** Signs in with one of the seeded accounts; the next page that is opened knows who looks at it. */
  signIn(role: Role): Promise<void>
  /** Signs in and opens the form of this app. */
  openForm(app: OwnApp, role?: Role): Promise<void>
  wire: Wire
  noSurprises: undefined
}

const seenSchema = z.array(z.object({ method: z.string(), path: z.string(), body: z.string() }))
const bodySchema = z.record(z.string(), z.unknown())

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
  baseURL: async ({}, use) => use(settings().E2E_CONSOLE),

  // biome-ignore lint/correctness/noEmptyPattern: as above
  admin: async ({}, use) => {
    const { E2E_FOUNDATION, E2E_PASSWORD } = settings()
    await use(await FoundationAdmin.signIn(E2E_FOUNDATION, E2E_PASSWORD))
  },

  ownApp: async ({ admin }, use) => {
    const made: OwnApp[] = []
    await use(async (processTypes = { web: 'sleep 1000' }) => {
      const app = await admin.makeApp(processTypes)
      made.push(app)
      return app
    })
    for (const app of made) await admin.removeApp(app)
  },

  signIn: async ({ context }, use) => {
    const { E2E_CONSOLE, E2E_PASSWORD } = settings()
    await use(async (role) => {
      await context.addCookies([(await Operator.signIn(E2E_CONSOLE, role, E2E_PASSWORD)).cookie])
    })
  },

  openForm: async ({ page, signIn }, use) => {
    await use(async (app, role = 'developer') => {
      await signIn(role)
      await page.goto(`/apps/${app.guid}/tasks/new`)
      await formAnswers(page)
    })
  },

  // biome-ignore lint/correctness/noEmptyPattern: as above
  wire: async ({}, use) => {
    const control = settings().E2E_WIRE_CONTROL
    await use({
      fault: async (method, path, fault, times = 1) => {
        const [bare = '', query] = path.split('?')
        const rule: Rule = { method, path: bare, query, times, fault }
        await fetch(control, { method: 'POST', body: JSON.stringify(rule) })
      },
      count: async (method, path) => (await seen(control, method, path)).length,
      lastBody: async (method, path) =>
        bodySchema.parse(JSON.parse((await seen(control, method, path)).at(-1)?.body ?? 'null')),
    })
  },

  /** No page may log an error: a refused script or style, a failed hydration, an exception. */
  noSurprises: [
    async ({ page }, use) => {
      const surprises: string[] = []
      page.on('pageerror', (error) => surprises.push(error.message))
      page.on('console', (message) => {
        // What the test itself breaks is told by the network, not by the page.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          surprises.push(message.text())
      })
      await use(undefined)
      expect(surprises).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

async function seen(control: string, method: string, path: string) {
  const all = seenSchema.parse(await (await fetch(control)).json())
  return all.filter((one) => one.method === method && one.path === path)
}

/** Fills in username and password and presses `Sign in`. */
export async function fillInSignIn(
  page: Page,
  role: Role,
  password = settings().E2E_PASSWORD,
): Promise<void> {
  await page.getByLabel('Username').fill(role)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Signs in as a person does who comes without a destination. */
export async function signInByHand(page: Page, role: Role): Promise<void> {
  await page.goto('/login')
  await fillInSignIn(page, role)
  await expect(page.getByRole('heading', { name: 'Overview', exact: true })).toBeVisible()
}

/** Waits until the form can be pressed: what is filled in before may be met by the browser's taking over the page. */
export const formAnswers = (page: Page): Promise<void> =>
  expect(page.getByRole('button', { name: 'Create task', exact: true })).toBeEnabled()

/** Presses `Create task` in the form. */
export const pressCreate = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Create task' }).click()

/** Types a command and waits until the browser keeps it as a draft. */
export async function saveDraft(page: Page, command: string): Promise<void> {
  await page.getByLabel('Command').fill(command)
  await expect(page.getByText('Draft saved')).toBeVisible()
}

/** The region of the task that came back. */
export const createdTask = (page: Page) => page.getByRole('region', { name: 'Created task' })

/** The alert of a refusal. */
export const refusal = (page: Page) => page.getByRole('alert').filter({ hasText: 'The task was not created' })

/** Asserts that a field is marked and described by this message, and that the alert links to it. */
export async function expectRefusedField(page: Page, field: string, message: string | RegExp): Promise<void> {
  const control = page.getByLabel(field, { exact: true })
  await expect(control).toHaveAttribute('aria-invalid', 'true')
  await expect(control).toHaveAccessibleDescription(
    typeof message === 'string' ? new RegExp(escapePattern(message)) : message,
  )
}

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
