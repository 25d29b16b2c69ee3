import type { Presented } from '../../http/json-text'
import type { AppRow } from '../access/located-app'
import { presentHead, presentMetadata, toOne } from '../present'

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
