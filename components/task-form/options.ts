import type { PickerOption } from '@/components/ui/picker-list'
import type { TaskOptions } from '@/lib/queries/task-options-schema'
import type { Droplet } from '@/lib/resources/droplet'
import { contentsOf } from '@/lib/resources/droplet-contents'
import { asTemplates, commandOf } from '@/lib/resources/process-rules'
import { printMegabytes } from '@/lib/size'
import { printAgo } from '@/lib/time'

/** The processes of the app as the template picker offers them: `task` first, none at the end. */
export function templateOptions(options: TaskOptions | undefined): PickerOption[] {
  const processes = asTemplates(options?.processes ?? []).map((process) => ({
    value: process.guid,
    label: process.type,
    mono: true,
    detail: [
      `${printMegabytes(process.memory_in_mb)}, ${printMegabytes(process.disk_in_mb)} disk`,
      commandOf(process),
    ]
      .filter(Boolean)
      .join(' · '),
  }))
  return [...processes, { value: '', label: 'None', detail: 'type a command' }]
}

/** The usable droplets of the app: the current one first and marked, as what is taken when nothing is chosen. */
export function dropletOptions(options: TaskOptions | undefined, now: number): PickerOption[] {
  const droplets = options?.droplets ?? []
  const currentGuid = options?.currentDropletGuid
  const current = droplets.find((droplet) => droplet.guid === currentGuid)
  const first: PickerOption = currentGuid
    ? { value: '', label: 'Current', detail: current ? describe(current, now) : currentGuid }
    : { value: '', label: 'Current', detail: options ? 'this app has none' : undefined }
  const others = droplets
    .filter((droplet) => droplet.guid !== currentGuid)
    .map((droplet) => ({
      value: droplet.guid,
      label: droplet.guid.slice(0, 8),
      mono: true,
      detail: describe(droplet, now),
    }))
  return [first, ...others]
}

function describe(droplet: Droplet, now: number): string {
  return [printAgo(now - Date.parse(droplet.created_at)), contentsOf(droplet)].filter(Boolean).join(', ')
}
