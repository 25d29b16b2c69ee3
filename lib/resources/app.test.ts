import { expect, it } from 'vitest'
import type { PlacedApp } from './app'
import { compactApps, compactAppsSchema, expandApps } from './app'

function anApp(guid: string, space: string, organization: string): PlacedApp {
  return {
    guid,
    name: `app-${guid}`,
    state: 'STARTED',
    hasDroplet: true,
    space: { guid: `${organization}/${space}`, name: space },
    organization: { guid: organization, name: organization },
  }
}

const apps = [
  anApp('1', 'dev', 'acme'),
  anApp('2', 'dev', 'other'),
  anApp('3', 'prod', 'acme'),
  anApp('4', 'dev', 'acme'),
]

it('an app comes back with its space and organization', () => {
  const compact = compactAppsSchema.parse(JSON.parse(JSON.stringify(compactApps(apps, 0))))
  expect(compact.organizations).toEqual([
    ['acme', 'acme'],
    ['other', 'other'],
  ])
  expect(expandApps(compact, []).map((app) => [app.name, app.organization, app.spaceGuid])).toEqual([
    ['app-1', 'acme', 'acme/dev'],
    ['app-2', 'other', 'other/dev'],
    ['app-3', 'acme', 'acme/prod'],
    ['app-4', 'acme', 'acme/dev'],
  ])
})

it('recently used apps come first, the last one used before the others', () => {
  const listed = expandApps(compactApps(apps, 0), ['4', 'gone', '2'])
  expect(listed.map(({ guid, isRecent }) => `${guid} ${isRecent}`)).toEqual([
    '4 true',
    '2 true',
    '1 false',
    '3 false',
  ])
})
