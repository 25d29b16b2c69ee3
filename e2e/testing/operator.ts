import * as z from 'zod'
import { actionId, encodeArguments, returnedValue, ticketIn } from './flight'

const ticketSchema = z.object({ id: z.string(), user: z.string(), foundation: z.string() })
const recordSchema = z.looseObject({
  id: z.string(),
  outcome: z.string(),
  recordedAt: z.string(),
  settledAt: z.string().nullable(),
  status: z.number().nullable(),
  requestId: z.string().nullable(),
  /** Its code, its words and the code of a library, in one text to look in. */
  cause: z
    .object({ what: z.string(), detail: z.string().nullable(), code: z.string().nullable() })
    .transform(({ what, detail, code }) => [what, detail, code].join(' '))
    .nullable(),
  errors: z.array(z.object({ code: z.number(), title: z.string(), detail: z.string() })),
  looks: z.number(),
  taskGuid: z.string().nullable(),
})
const resultSchema = z.looseObject({
  outcome: z.string(),
  submission: recordSchema.nullish(),
  reason: z.string().nullish(),
  task: z.looseObject({ guid: z.string(), state: z.string() }).nullish(),
  retryAfterMs: z.number().nullish(),
  wasChanged: z.boolean().optional(),
  problems: z.array(z.looseObject({ message: z.string() })).optional(),
  next: ticketSchema.nullish(),
})

export type Ticket = z.infer<typeof ticketSchema>
export type Result = z.infer<typeof resultSchema>
/** What a press may carry besides its form: that the id was pressed before, which submission it sends again. */
export type PressMore = Record<string, unknown>

const FORM_VERSION = 1

/** Somebody signed in at one console, without a browser: presses and asks as the page does. */
export class Operator {
  constructor(
    readonly console: string,
    private readonly session: string,
  ) {}

  /** Fills in the sign-in form as a browser without scripts does. */
  static async signIn(console: string, username: string, password: string): Promise<Operator> {
    const html = await (await fetch(`${console}/login`)).text()
    const form = new FormData()
    for (const [, name, value] of html.matchAll(
      /<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?\/>/g,
    ))
      form.append(name ?? '', (value ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
    form.append('username', username)
    form.append('password', password)
    const answer = await fetch(`${console}/login`, {
      method: 'POST',
      body: form,
      headers: { origin: console },
      redirect: 'manual',
    })
    const session = answer.headers.getSetCookie()[0]?.split(';')[0]?.split('=')[1]
    if (!session) throw new Error(`${username} was not signed in: ${answer.status} ${await answer.text()}`)
    return new Operator(console, session)
  }

  /** The same session at another console of the same database. */
  at(console: string): Operator {
    return new Operator(console, this.session)
  }

  /** The cookie, for a browser that goes on in this session. */
  get cookie() {
    return { name: `task-console-${new URL(this.console).port}`, value: this.session, url: this.console }
  }

  private get headers() {
    const { name, value } = this.cookie
    return { cookie: `${name}=${value}` }
  }

  get(path: string): Promise<Response> {
    return fetch(`${this.console}${path}`, { headers: this.headers, redirect: 'manual' })
  }

  /** Opens the form of an app; gives the id that its press is for. */
  async openForm(app: string): Promise<Ticket> {
    return ticketSchema.parse(ticketIn(await (await this.get(`/apps/${app}/tasks/new`)).text()))
  }

  /** Calls a server action of a page, as the browser does. */
  async act(path: string, action: string, values: readonly unknown[]): Promise<Response> {
    return fetch(`${this.console}${path}`, {
      method: 'POST',
      headers: {
        ...this.headers,
        origin: this.console,
        accept: 'text/x-component',
        'next-action': action,
        'content-type': 'text/plain;charset=UTF-8',
      },
      body: encodeArguments(values),
      redirect: 'manual',
    })
  }

  /** Presses `Create task`. Rejects when the console gives no answer. */
  async press(app: string, ticket: Ticket, command = 'true', more: PressMore = {}): Promise<Result> {
    const { fields, ...rest } = more
    const press = {
      version: FORM_VERSION,
      ticket,
      values: { ...emptyForm(app), command, ...(typeof fields === 'object' ? fields : {}) },
      ...rest,
    }
    const answer = await this.act(`/apps/${app}/tasks/new`, actionId('createTask'), [press])
    return resultSchema.parse(returnedValue(await answer.text()))
  }

  /** What the console says of a submission now; undefined where it has none to show. */
  async state(id: string): Promise<Result | undefined> {
    const answer = await this.get(`/api/submissions/${id}`)
    return answer.ok ? resultSchema.parse(await answer.json()) : undefined
  }

  /** The same, as the status of the route, for what is not found or not to be had now. */
  async outcome(id: string): Promise<string> {
    const answer = await this.get(`/api/submissions/${id}`).catch(() => undefined)
    if (!answer?.ok) return answer ? String(answer.status) : 'no answer'
    return resultSchema.parse(await answer.json()).outcome
  }

  async signOut(): Promise<void> {
    await fetch(`${this.console}/sign-out`, {
      method: 'POST',
      headers: { ...this.headers, origin: this.console },
      redirect: 'manual',
    })
  }
}

const emptyForm = (app: string) => ({
  app,
  template: '',
  droplet: '',
  command: '',
  name: '',
  user: '',
  memory: '',
  disk: '',
  logRate: '',
  labels: [],
  annotations: [],
})
