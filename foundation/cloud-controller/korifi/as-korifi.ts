import type { Presented } from '../../http/json-text'
import { eachResource, type Fields, isFields, picked, without } from '../profiles/each-resource'
import { Answer, type ApiRequest } from '../request'
import { steps } from '../steps'

/** What a kind of resource has in Korifi, in the order in which it is written. */
type Shape = { fields: readonly string[]; links: readonly string[]; relationships?: readonly string[] }

/** api/presenter and the `Relationships` of api/repositories of korifi. */
const SHAPES: { readonly [kind: string]: Shape } = {
  // Nothing there tells whether an app has a droplet: it is asked for.
  apps: {
    fields: words('name guid state created_at updated_at relationships lifecycle metadata links'),
    links: words(
      'self space processes packages environment_variables current_droplet droplets tasks start stop revisions deployed_revisions features',
    ),
    relationships: ['space'],
  },
  tasks: {
    fields: words(
      'name guid command droplet_guid metadata relationships links sequence_id created_at updated_at memory_in_mb disk_in_mb state result',
    ),
    links: words('self app droplet cancel'),
  },
  processes: {
    fields: words(
      'guid type command instances memory_in_mb disk_in_mb health_check relationships metadata created_at updated_at links',
    ),
    links: words('self scale app space stats'),
    relationships: ['app'],
  },
  droplets: {
    fields: words(
      'guid created_at updated_at state error lifecycle execution_metadata checksum buildpacks process_types stack image relationships metadata links',
    ),
    links: words('app assign_current_droplet download self'),
  },
  spaces: {
    fields: words('name guid created_at updated_at links metadata relationships included'),
    links: words('self organization'),
    relationships: ['organization'],
  },
  organizations: {
    fields: words('name guid created_at updated_at suspended metadata links'),
    links: words('self domains default_domain'),
  },
  roles: {
    fields: words('guid created_at updated_at type relationships links'),
    links: words('self user space organization'),
  },
  users: { fields: words('username guid links'), links: ['self'] },
  jobs: { fields: words('guid errors operation state links'), links: ['self'] },
}

/** An answer whose resources have Korifi's fields, in Korifi's order. */
export function asKorifi(answer: Answer): Answer {
  return eachResource(answer, (kind, resource) => {
    const shape = SHAPES[kind]
    return shape === undefined ? resource : (OWN[kind]?.(shaped(resource, shape)) ?? shaped(resource, shape))
  })
}

function shaped(resource: Fields, { fields, links, relationships }: Shape): Fields {
  const within = { ...resource }
  if (isFields(resource.links)) within.links = picked(resource.links, links)
  if (isFields(resource.relationships) && relationships !== undefined)
    within.relationships = picked(resource.relationships, relationships)
  return picked(within, fields)
}

/** What is more than a choice of fields. */
const OWN: { readonly [kind: string]: (resource: Fields) => Fields } = {
  processes: (process) => ({
    ...without(process, ['health_check.data.interval']),
    ...annotationsOrNull(process),
  }),
  droplets: (droplet) => ({
    ...droplet,
    lifecycle: isFields(droplet.lifecycle)
      ? { ...droplet.lifecycle, data: { buildpacks: [], stack: droplet.stack || undefined } }
      : droplet.lifecycle,
    buildpacks: [],
    process_types: droplet.process_types ?? {},
    execution_metadata: '',
    stack: droplet.stack ?? '',
    links: isFields(droplet.links) ? { ...droplet.links, download: null } : droplet.links,
  }),
  roles: (role) => ({
    ...role,
    relationships: isFields(role.relationships)
      ? Object.fromEntries(
          Object.entries(role.relationships).filter(([, to]) => isFields(to) && to.data !== null),
        )
      : role.relationships,
  }),
}

/** A Go map that nobody has filled is null; labels there always are. */
function annotationsOrNull({ metadata }: Fields): Fields {
  if (!isFields(metadata) || !isFields(metadata.annotations)) return {}
  const isFilled = Object.keys(metadata.annotations).length > 0
  return { metadata: { ...metadata, annotations: isFilled ? metadata.annotations : null } }
}

function words(text: string): string[] {
  return text.split(' ')
}

const KORIFI_API_VERSION = '3.117.0+cf-k8s'
const KORIFI_VERSION = '0.0.0'

/** GET /: api/presenter/root.go of korifi, whose maps are written in the order of their keys */
export function presentKorifiRoot(baseUrl: string): Presented {
  const own = { href: baseUrl, meta: { version: '' } }
  return {
    links: {
      app_ssh: null,
      bits_service: null,
      cloud_controller_v2: null,
      cloud_controller_v3: { href: `${baseUrl}/v3`, meta: { version: KORIFI_API_VERSION } },
      credhub: null,
      log_cache: own,
      log_stream: null,
      logging: null,
      login: own,
      network_policy_v0: null,
      network_policy_v1: null,
      routing: null,
      self: own,
      uaa: null,
    },
    cf_on_k8s: true,
  }
}

/** GET /v3: api/presenter/root.go */
export function presentKorifiV3(baseUrl: string): Presented {
  return { links: { self: { href: `${baseUrl}/v3` } } }
}

/** GET /v3/info: api/presenter/info.go; nothing of limits, and the version is text */
export function presentKorifiInfo(baseUrl: string): Presented {
  return {
    build: KORIFI_VERSION,
    cli_version: { minimum: '', recommended: '' },
    description: 'The embedded foundation of CF Task Console',
    name: 'embedded',
    version: KORIFI_VERSION,
    custom: {},
    links: { self: { href: `${baseUrl}/v3/info` }, support: {} },
  }
}

/** GET /whoami: api/handlers/whoami.go */
export const whoAmI = steps(({ actor }: ApiRequest) => new Answer(200, { name: actor.name, kind: 'User' }))
