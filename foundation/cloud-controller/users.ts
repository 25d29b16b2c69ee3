import { and, eq, inArray, or } from 'drizzle-orm'
import { roles } from '../db/tables'
import type { Presented } from '../http/json-text'
import type { QueryParameters } from '../http/query'
import type { SeedUser } from '../uaa/accounts'
import { readableOrganizations, readableSpaces, readsGlobally } from './access/readable'
import type { CloudController } from './cloud-controller'
import { notFound } from './errors'
import { listMessage, PAGE_PARAMETERS } from './lists/list-message'
import { pageAnswer } from './lists/page'
import { presentTime } from './present'
import { Answer, type ApiRequest } from './request'
import { steps } from './steps'

/** app/messages/users_list_message.rb */
const RULES = {
  known: [...PAGE_PARAMETERS, 'usernames', 'partial_usernames', 'origins', 'label_selector'],
  filters: ['usernames', 'partial_usernames', 'origins'],
  orderBy: ['created_at', 'updated_at'],
}

function unfitting(query: QueryParameters): string[] {
  const both = query.has('usernames') && query.has('partial_usernames')
  const neither = !query.has('usernames') && !query.has('partial_usernames')
  return [
    ...(query.has('origins') && neither
      ? ['Origins filter cannot be provided without usernames or partial_usernames filter.']
      : []),
    ...(both
      ? ['Usernames filter cannot be provided with both usernames and partial_usernames filter.']
      : []),
  ]
}

/** app/presenters/v3/user_presenter.rb; names come from the UAA. */
export function presentUser(cc: CloudController, user: SeedUser, baseUrl: string): Presented {
  const at = presentTime(cc.settings.startedAt)
  return {
    guid: user.guid,
    created_at: at,
    updated_at: at,
    username: user.name,
    presentation_name: user.name,
    origin: 'uaa',
    metadata: { labels: {}, annotations: {} },
    links: { self: { href: `${baseUrl}/v3/users/${user.guid}` } },
  }
}

async function visibleUsers({ cc, actor }: ApiRequest): Promise<{ visible: SeedUser[] }> {
  if (readsGlobally(actor)) return { visible: [...cc.users.all] }
  const spaces = await readableSpaces(cc, actor)
  const organizations = await readableOrganizations(cc, actor)
  const found = await cc.db
    .selectDistinct({ guid: roles.userGuid })
    .from(roles)
    .where(
      or(
        inArray(roles.spaceGuid, spaces === 'all' ? [] : spaces),
        inArray(roles.organizationGuid, organizations === 'all' ? [] : organizations),
        and(eq(roles.userGuid, actor.guid)),
      ),
    )
  const guids = new Set([actor.guid, ...found.map(({ guid }) => guid)])
  return { visible: cc.users.all.filter(({ guid }) => guids.has(guid)) }
}

function listed(request: ApiRequest & { visible: SeedUser[] }): Answer {
  const { cc, query, visible, baseUrl } = request
  const message = listMessage(query, RULES, unfitting)
  const { filters, perPage } = message
  const from = Number(message.page - 1n) * perPage
  const names = filters.get('usernames')?.map((name) => name.toLowerCase())
  const parts = filters.get('partial_usernames')?.map((name) => name.toLowerCase())
  const guids = filters.get('guids')
  const origins = filters.get('origins')
  const found = visible.filter(
    ({ guid, name }) =>
      (guids === undefined || guids.includes(guid)) &&
      (origins === undefined || origins.includes('uaa')) &&
      (names === undefined || names.includes(name.toLowerCase())) &&
      (parts === undefined || parts.some((part) => name.toLowerCase().includes(part))),
  )
  const shown = found.slice(from, from + perPage)
  const resources = shown.map((user) => presentUser(cc, user, baseUrl))
  return pageAnswer({ request, message, total: shown.length === 0 ? 0 : found.length, resources })
}

function one({ cc, path, visible, baseUrl }: ApiRequest & { visible: SeedUser[] }): Answer {
  const user = visible.find(({ guid }) => guid === path.guid)
  if (user === undefined) throw notFound('User')
  return new Answer(200, presentUser(cc, user, baseUrl))
}

/** GET /v3/users: those who share a space or organization. app/controllers/v3/users_controller.rb */
export const listUsers = steps(visibleUsers, listed)
/** GET /v3/users/:guid */
export const showUser = steps(visibleUsers, one)
