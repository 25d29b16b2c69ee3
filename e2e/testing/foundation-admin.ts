import * as z from 'zod'

const tokenSchema = z.object({ access_token: z.string() })
const madeSchema = z.object({ guid: z.string() })
const userListSchema = z.object({
  resources: z.array(z.object({ guid: z.string(), username: z.string().nullable() })),
})
const taskSchema = z.object({
  guid: z.string(),
  name: z.string(),
  state: z.string(),
  command: z.string().optional(),
  memory_in_mb: z.number(),
  disk_in_mb: z.number(),
  metadata: z.object({
    labels: z.record(z.string(), z.string()),
    annotations: z.record(z.string(), z.string()),
  }),
})
const taskListSchema = z.object({ resources: z.array(taskSchema) })
const processListSchema = z.object({ resources: z.array(z.object({ guid: z.string(), type: z.string() })) })

export type ApiTask = z.infer<typeof taskSchema>

/** An app of a test's own, in an organization and a space of its own. */
export type OwnApp = {
  guid: string
  name: string
  organizationGuid: string
  spaceGuid: string
  dropletGuid: string
  processes: { guid: string; type: string }[]
  tasks(): Promise<ApiTask[]>
}

/** The embedded foundation's API as an admin uses it: tests make what they need by the API's own routes. */
export class FoundationAdmin {
  private constructor(
    readonly address: string,
    readonly token: string,
  ) {}

  static async signIn(address: string, password: string): Promise<FoundationAdmin> {
    const response = await fetch(`${address}/uaa/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa('cf:')}`, accept: 'application/json' },
      body: new URLSearchParams({ grant_type: 'password', username: 'admin', password }),
    })
    return new FoundationAdmin(address, tokenSchema.parse(await response.json()).access_token)
  }

  async ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.address}${path}`, {
      method,
      headers: { authorization: `bearer ${this.token}`, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }

  private async make(path: string, body: unknown): Promise<string> {
    return madeSchema.parse(await this.ask('POST', path, body)).guid
  }

  /** An organization, a space with all roles given to their accounts, and an app that can run tasks. */
  async makeApp(processTypes: Record<string, string>): Promise<OwnApp> {
    const mark = crypto.randomUUID().slice(0, 8)
    const name = `app-${mark}`
    const organizationGuid = await this.make('/v3/organizations', { name: `org-${mark}` })
    const spaceGuid = await this.make('/v3/spaces', {
      name: `space-${mark}`,
      relationships: to('organization', organizationGuid),
    })
    for (const [username, type] of [
      ['developer', 'space_developer'],
      ['supporter', 'space_supporter'],
      ['auditor', 'space_auditor'],
    ] as const) {
      const user = await this.userGuid(username)
      await this.make('/v3/roles', {
        type: 'organization_user',
        relationships: { ...to('user', user), ...to('organization', organizationGuid) },
      })
      await this.make('/v3/roles', {
        type,
        relationships: { ...to('user', user), ...to('space', spaceGuid) },
      })
    }
    const guid = await this.make('/v3/apps', { name, relationships: to('space', spaceGuid) })
    const dropletGuid = await this.make('/v3/droplets', {
      relationships: to('app', guid),
      process_types: processTypes,
    })
    await this.ask('POST', `/v3/droplets/${dropletGuid}/upload`)
    await this.ask('PATCH', `/v3/apps/${guid}/relationships/current_droplet`, { data: { guid: dropletGuid } })
    const { resources } = processListSchema.parse(await this.ask('GET', `/v3/apps/${guid}/processes`))
    const tasks = async () => taskListSchema.parse(await this.ask('GET', `/v3/apps/${guid}/tasks`)).resources
    return { guid, name, organizationGuid, spaceGuid, dropletGuid, processes: resources, tasks }
  }

  /** Makes a task of an app by the API, as cf does, and gives its guid. */
  async makeTask({ guid }: OwnApp, body: object): Promise<string> {
    return madeSchema.parse(await this.ask('POST', `/v3/apps/${guid}/tasks`, body)).guid
  }

  /** Holds the app's space to a quota of its own. */
  async makeSpaceQuota(app: OwnApp, apps: { total_memory_in_mb: number }): Promise<string> {
    return this.make('/v3/space_quotas', {
      name: `quota-${app.name}`,
      apps,
      relationships: {
        ...to('organization', app.organizationGuid),
        spaces: { data: [{ guid: app.spaceGuid }] },
      },
    })
  }

  /** The guid of a seeded app. */
  async appGuid(name: string): Promise<string> {
    const { resources } = z
      .object({ resources: z.array(madeSchema) })
      .parse(await this.ask('GET', `/v3/apps?names=${name}`))
    const [app] = resources
    if (!app) throw new Error(`no app ${name}`)
    return app.guid
  }

  /** A further staged droplet of the app. */
  async makeDroplet(
    app: Pick<OwnApp, 'guid'>,
    processTypes: Record<string, string> = { web: 'true' },
  ): Promise<string> {
    const droplet = await this.make('/v3/droplets', {
      relationships: to('app', app.guid),
      process_types: processTypes,
    })
    await this.ask('POST', `/v3/droplets/${droplet}/upload`)
    return droplet
  }

  async removeApp({ organizationGuid }: OwnApp): Promise<void> {
    await this.ask('DELETE', `/v3/organizations/${organizationGuid}`)
  }

  private async userGuid(username: string): Promise<string> {
    const { resources } = userListSchema.parse(await this.ask('GET', `/v3/users?usernames=${username}`))
    const user = resources.find((one) => one.username === username)
    if (!user) throw new Error(`no user ${username}`)
    return user.guid
  }
}

const to = (name: string, guid: string) => ({ [name]: { data: { guid } } })
