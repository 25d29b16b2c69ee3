import type { PickerOption } from '@/components/ui/choice/picker'
import type { OfferedDroplet, TaskOptions } from '@/lib/queries/task-options'
import { contentsOf } from '@/lib/resources/droplet'
import { asTemplates, commandOf } from '@/lib/resources/process'
import { printKnownMegabytes } from '@/lib/size'
import { printAgo } from '@/lib/time'
import { counted } from '@/lib/words'

/** The processes of the app as the template picker offers them: `task` first, none at the end; `other` is a chosen one of none of them. */
export function templateOptions(options: TaskOptions | undefined, other: string): PickerOption[] {
  const processes = asTemplates(options?.processes ?? []).map((process) => ({
    value: process.guid,
    label: process.type,
    mono: true,
    detail: [
      `${printKnownMegabytes(process.memory_in_mb)}, ${printKnownMegabytes(process.disk_in_mb)} disk`,
      commandOf(process),
    ]
      .filter(Boolean)
      .join(' · '),
  }))
  const none = { value: '', label: 'None', detail: 'type a command' }
  return [...processes, ...(options ? strange(other, 'not of this app') : []), none]
}

/** What a template process is for, or why there is none to choose. */
export function templateHint(options: TaskOptions | undefined, isWaiting: boolean): string {
  if (isWaiting) return 'Reading the app’s processes…'
  if (!options) return 'Choose an app first.'
  if (options.processes === null) return 'The app’s processes could not be read.'
  const unread = options.unreadable.processes
  if (unread > 0) return `${counted(unread, 'process', 'processes')} of this app could not be read.`
  return 'Gives command, sizes and user of one of the app’s processes.'
}

/** A guid that came by a link or a paste and is none of the offered: shown, since it is sent. */
const strange = (guid: string, detail: string): PickerOption[] =>
  guid === '' ? [] : [{ value: guid, label: guid.slice(0, 8), mono: true, detail }]

/** The usable droplets of the app: the current one first and marked, as what is taken when nothing is chosen. */
export function dropletOptions(options: TaskOptions | undefined, chosen: string): PickerOption[] {
  // Not the clock: the server's and the browser's would draw two texts.
  const now = options ? Date.parse(options.readAt) : 0
  const droplets = options?.droplets ?? []
  const currentGuid = options?.currentDropletGuid
  const current = droplets.find((droplet) => droplet.guid === currentGuid)
  const first: PickerOption = currentGuid
    ? { value: '', label: 'Current', detail: current ? describe(current, now) : currentGuid }
    : { value: '', label: options && !options.isCurrentDropletUnread ? 'None' : 'Current' }
  const others = droplets
    .filter((droplet) => droplet.guid !== currentGuid)
    .map((droplet) => ({
      value: droplet.guid,
      label: droplet.guid.slice(0, 8),
      mono: true,
      detail: describe(droplet, now),
    }))
  const isOffered = [first, ...others].some(({ value }) => value === chosen)
  const why = chosen === currentGuid ? 'the current one' : 'not a usable one of this app'
  return [first, ...others, ...strange(options && !isOffered ? chosen : '', why)]
}

/** What the chosen droplet is made of, and how many others there are; or why there is nothing to choose. */
export function dropletHint(options: TaskOptions | undefined, isWaiting: boolean, chosen: string): string {
  if (isWaiting) return 'Reading the app’s droplets…'
  if (!options) return 'Choose an app first.'
  const { droplets, currentDropletGuid, isCurrentDropletUnread } = options
  if (droplets === null) return 'The app’s droplets could not be read.'
  const unread = options.unreadable.droplets
  if (unread > 0) return `${counted(unread, 'droplet')} of this app could not be read.`
  if (droplets.length === 0 && !isCurrentDropletUnread)
    return 'This app has no droplet. Stage a droplet first.'
  if (chosen === '' && isCurrentDropletUnread) return 'Which droplet is the current one could not be read.'
  if (chosen === '' && !currentDropletGuid)
    return 'This app has no current droplet. Stage a droplet, or choose one.'
  const droplet = droplets.find(({ guid }) => guid === (chosen || currentDropletGuid))
  const others = droplets.length - (droplet ? 1 : 0)
  const kept =
    others === 0 ? 'the only one kept' : others === 1 ? '1 other is kept' : `${others} others are kept`
  const contents = droplet && contentsOf(droplet)
  return contents ? `${contents}; ${kept}` : `${kept[0]?.toUpperCase()}${kept.slice(1)}.`
}

function describe(droplet: OfferedDroplet, now: number): string {
  const revision = droplet.revision === undefined ? '' : `revision ${droplet.revision}`
  return [revision, printAgo(now - Date.parse(droplet.created_at)), droplet.state, contentsOf(droplet)]
    .filter(Boolean)
    .join(', ')
}
