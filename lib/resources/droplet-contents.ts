import type { Droplet } from './droplet'

/** What a droplet was made of, in a few words: its image, its buildpacks, or its stack. */
export function contentsOf(droplet: Droplet): string {
  if (droplet.image) return droplet.image
  const buildpacks = (droplet.buildpacks ?? [])
    .map((one) => [one.buildpack_name || one.name, one.version].filter(Boolean).join(' '))
    .filter((text) => text !== '')
  return buildpacks.length > 0 ? buildpacks.join(', ') : (droplet.stack ?? '')
}
