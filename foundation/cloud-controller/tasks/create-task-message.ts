import type { Json, JsonObject } from '../../http/json'
import { ApiError, unprocessable } from '../errors'
import { dig, guidRule, integerRule, isObject, type Rule, unknownFields, userRule } from '../messages/rules'
import { metadataMessages } from '../metadata/metadata-messages'
import type { ApiRequest } from '../request'

const KNOWN = [
  'name',
  'command',
  'disk_in_mb',
  'memory_in_mb',
  'log_rate_limit_in_bytes_per_second',
  'droplet_guid',
  'template',
  'user',
  'metadata',
]

/** Fields with a rule of their own, in the order in which their messages come. app/messages/task_create_message.rb */
const RULES: { name: string; key: string; rule: Rule }[] = [
  { name: 'Disk in mb', key: 'disk_in_mb', rule: integerRule({ above: 0n }) },
  { name: 'Memory in mb', key: 'memory_in_mb', rule: integerRule({ above: 0n }) },
  {
    name: 'Log rate limit in bytes per second',
    key: 'log_rate_limit_in_bytes_per_second',
    rule: integerRule({ above: -2n, atMost: 9_223_372_036_854_775_807n }),
  },
  { name: 'Droplet guid', key: 'droplet_guid', rule: (value) => (value === null ? [] : guidRule(value)) },
]

/** The body of a creation, its messages being none. A key that is there with null counts as asked for. */
export type CreateTaskMessage = { body: JsonObject; templateProcessGuid: string | undefined }

/** The message stage of create: throws 422 with all that is wrong, field by field. */
export function validCreateTask({ cc, body }: ApiRequest): { message: CreateTaskMessage } {
  if (!isObject(body)) throw new ApiError('UnknownError')
  const { unknownTaskFields } = cc.settings
  const known = KNOWN.filter((key) => !unknownTaskFields.includes(key))
  const given = (key: string) => (known.includes(key) ? (body.get(key) ?? null) : null)
  const metadata = body.get('metadata')
  const template = body.get('template')
  const templateGuid = dig(template, 'process', 'guid')
  const messages = [
    ...(metadata === undefined ? [] : metadataMessages(metadata)),
    ...unknownFields(body, known),
    ...RULES.flatMap(({ name, key, rule }) => rule(given(key)).map((text) => `${name} ${text}`)),
    ...(template === undefined ? [] : guidRule(templateGuid).map((text) => `Template process guid ${text}`)),
    ...(isMissing(body.get('command')) && isMissing(template)
      ? ['Command No command or template provided']
      : []),
    ...userRule(given('user')).map((text) => `User ${text}`),
  ]
  if (messages.length > 0) throw unprocessable(...messages)
  return {
    message: { body, templateProcessGuid: typeof templateGuid === 'string' ? templateGuid : undefined },
  }
}

function isMissing(value: Json | undefined): boolean {
  return value === undefined || value === null || value === false
}
