import { eq, inArray } from 'drizzle-orm'
import { organizations, spaces } from '../../db/tables'
import type { Presented } from '../../http/json-text'
import type { AppRow } from '../access/located'
import type { Choice } from '../lists/choice'
import { presentOrganization } from '../organizations'
import { presentHead, presentMetadata, toOne } from '../present'
import type { ApiRequest } from '../request'
import { presentSpace } from '../spaces/list-spaces'

/** app/presenters/v3/app_presenter.rb */
export function presentApp(app: AppRow, baseUrl: string): { [key: string]: Presented } {
  const own = (path = '') => ({ href: `${baseUrl}/v3/apps/${app.guid}${path}` })
  const action = (name: string) => ({ ...own(`/actions/${name}`), method: 'POST' })
  return {
    ...presentHead(app),
    name: app.name,
    state: app.state,
    lifecycle: { type: app.lifecycleType, data: lifecycleData(app) },
    relationships: {
      space: toOne(app.spaceGuid),
      // Without one the guid is null, not the data.
      current_droplet: { data: { guid: app.currentDropletGuid } },
    },
    metadata: presentMetadata(app),
    links: {
      self: own(),
      environment_variables: own('/environment_variables'),
      space: { href: `${baseUrl}/v3/spaces/${app.spaceGuid}` },
      processes: own('/processes'),
      packages: own('/packages'),
      current_droplet: own('/droplets/current'),
      droplets: own('/droplets'),
      tasks: own('/tasks'),
      start: action('start'),
      stop: action('stop'),
      clear_buildpack_cache: action('clear_buildpack_cache'),
      revisions: own('/revisions'),
      deployed_revisions: own('/revisions/deployed'),
      features: own('/features'),
    },
  }
}

function lifecycleData({ lifecycleType, buildpacks, stack }: AppRow): Presented {
  return lifecycleType === 'docker' ? {} : { buildpacks, stack }
}

/** What apps may bring along. app/messages/apps_list_message.rb */
export const APP_INCLUDES: Choice = { parameter: 'include', valid: ['space', 'org', 'space.organization'] }

/** The spaces and organizations of apps, as asked for; undefined where none are. app/decorators/include_space_decorator.rb */
export async function includedPlaces(
  { cc, baseUrl }: ApiRequest,
  wanted: string[],
  spaceGuids: string[],
): Promise<Presented | undefined> {
  if (wanted.length === 0) return undefined
  const found = await cc.db
    .select()
    .from(spaces)
    .innerJoin(organizations, eq(organizations.guid, spaces.organizationGuid))
    .where(inArray(spaces.guid, [...new Set(spaceGuids)]))
    .orderBy(spaces.id)
  const byGuid = new Map(found.map(({ organizations: row }) => [row.guid, row]))
  return {
    spaces: wanted.some((name) => name.startsWith('space'))
      ? found.map(({ spaces: row }) => presentSpace(row, baseUrl))
      : undefined,
    organizations: wanted.some((name) => name.startsWith('org') || name.endsWith('organization'))
      ? [...byGuid.values()].map((row) => presentOrganization(row, baseUrl))
      : undefined,
  }
}
