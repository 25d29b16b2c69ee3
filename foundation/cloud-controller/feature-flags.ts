import { eq } from 'drizzle-orm'
import { featureFlags } from '../db/tables'
import type { JsonObject } from '../http/json'
import type { Presented } from '../http/json-text'
import type { QueryParameters } from '../http/query'
import { onlyAdmin } from './access/writable-space'
import { ApiError, notFound, unprocessable } from './errors'
import { listMessage, PAGE_PARAMETERS } from './lists/list-message'
import { pageAnswer } from './lists/page'
import { characters } from './messages/ruby-text'
import { isObject, unknownFields } from './messages/rules'
import { presentTime } from './present'
import { Answer, type ApiRequest } from './request'
import { steps } from './steps'

/** The flags of app/models/runtime/feature_flag.rb and whether each is on where nobody has set it. */
const DEFAULT_FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['user_org_creation', false],
  ['private_domain_creation', true],
  ['app_bits_upload', true],
  ['app_scaling', true],
  ['route_creation', true],
  ['service_instance_creation', true],
  ['diego_docker', false],
  ['diego_cnb', false],
  ['set_roles_by_username', true],
  ['unset_roles_by_username', true],
  ['task_creation', true],
  ['env_var_visibility', true],
  ['space_scoped_private_broker_creation', true],
  ['space_developer_env_var_visibility', true],
  ['service_instance_sharing', false],
  ['hide_marketplace_from_unauthenticated_users', false],
  ['resource_matching', true],
  ['route_sharing', false],
  ['hash_based_routing', false],
])

/** Refuses where a flag is off, in the operator's words if there are any; admins are exempt. */
export async function requireFeature({ cc, actor }: ApiRequest, name: string): Promise<void> {
  if (actor.isAdmin) return
  const [flag] = await cc.db.select().from(featureFlags).where(eq(featureFlags.name, name))
  if (flag?.enabled ?? DEFAULT_FLAGS.get(name)) return
  throw new ApiError('FeatureDisabled', flag?.customErrorMessage ?? name)
}

type FlagRow = typeof featureFlags.$inferSelect
type Named = ApiRequest & { name: string; enabledByDefault: boolean }
const MESSAGE_MAX_CHARACTERS = 250
const RULES = { known: [...PAGE_PARAMETERS], filters: [], orderBy: ['name'] }

/** `DisallowCreatedAtsParamValidator` of app/messages/base_message.rb */
function notByCreation(query: QueryParameters): string[] {
  return query.has('created_ats') ? ["Filtering by 'created_ats' is not allowed on this resource."] : []
}

function flagOfPath({ path }: ApiRequest): { name: string; enabledByDefault: boolean } {
  const name = path.name ?? ''
  const enabledByDefault = DEFAULT_FLAGS.get(name)
  if (enabledByDefault === undefined) throw notFound('Feature flag')
  return { name, enabledByDefault }
}

async function shown({ cc, name, enabledByDefault, baseUrl }: Named): Promise<Answer> {
  const [row] = await cc.db.select().from(featureFlags).where(eq(featureFlags.name, name))
  return new Answer(200, presentFlag({ name, enabledByDefault, row, baseUrl }))
}

/** app/messages/feature_flags_update_message.rb */
function changeMessages(root: JsonObject): string[] {
  const enabled = root.get('enabled')
  const text = root.get('custom_error_message') ?? null
  const length = typeof text === 'string' ? characters(text) : 1
  return [
    ...unknownFields(root, ['custom_error_message', 'enabled', 'metadata']),
    ...(enabled === undefined || typeof enabled === 'boolean' ? [] : ['Enabled must be a boolean']),
    ...(text === null || typeof text === 'string' ? [] : ['Custom error message must be a string']),
    ...(length < 1 ? ['Custom error message is too short (minimum is 1 character)'] : []),
    ...(length > MESSAGE_MAX_CHARACTERS
      ? [`Custom error message is too long (maximum is ${MESSAGE_MAX_CHARACTERS} characters)`]
      : []),
  ]
}

async function updated(context: Named): Promise<Answer> {
  const { cc, name, enabledByDefault, body } = context
  const root = isObject(body) ? body : new Map()
  const messages = changeMessages(root)
  if (messages.length > 0) throw unprocessable(...messages)
  const [before] = await cc.db.select().from(featureFlags).where(eq(featureFlags.name, name))
  const text = root.get('custom_error_message')
  const enabled = root.get('enabled')
  const values = {
    enabled: typeof enabled === 'boolean' ? enabled : (before?.enabled ?? enabledByDefault),
    customErrorMessage: typeof text === 'string' ? text : text === null ? null : before?.customErrorMessage,
    updatedAt: new Date(),
  }
  await cc.db
    .insert(featureFlags)
    .values({ name, ...values })
    .onConflictDoUpdate({ target: featureFlags.name, set: values })
  return shown(context)
}

async function listed(request: ApiRequest): Promise<Answer> {
  const { cc, query, baseUrl } = request
  const message = listMessage(query, RULES, notByCreation)
  const rows = await cc.db.select().from(featureFlags)
  const names = [...DEFAULT_FLAGS].sort(([a], [b]) => (a < b ? -1 : 1))
  if (message.order?.descending) names.reverse()
  const from = Number(message.page - 1n) * message.perPage
  const resources = names
    .slice(from, from + message.perPage)
    .map(([name, enabledByDefault]) =>
      presentFlag({ name, enabledByDefault, row: rows.find((row) => row.name === name), baseUrl }),
    )
  return pageAnswer({ request, message, total: resources.length === 0 ? 0 : names.length, resources })
}

/** app/presenters/v3/feature_flag_presenter.rb */
function presentFlag({
  name,
  enabledByDefault,
  row,
  baseUrl,
}: {
  name: string
  enabledByDefault: boolean
  row: FlagRow | undefined
  baseUrl: string
}): Presented {
  return {
    name,
    enabled: row?.enabled ?? enabledByDefault,
    updated_at: row === undefined ? null : presentTime(row.updatedAt),
    custom_error_message: row?.customErrorMessage ?? null,
    links: { self: { href: `${baseUrl}/v3/feature_flags/${name}` } },
  }
}

/** GET /v3/feature_flags */
export const listFlags = steps(listed)
/** GET /v3/feature_flags/:name */
export const showFlag = steps(flagOfPath, shown)
/** PATCH /v3/feature_flags/:name */
export const updateFlag = steps(flagOfPath, onlyAdmin, updated)
