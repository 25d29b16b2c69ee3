import type { Process } from '../../resources/process'
import type { TaskFormValues } from '../values'
import type { Prefill } from './prefill'

/** What filled the form in instead of somebody typing, and in words what of it was left out. */
export type Filled = {
  from: 'link' | 'paste' | 'again'
  values: TaskFormValues
  leftOut: string[]
  /** What to know of what was filled in. */
  notes?: string[]
  /** The app is the page's: none was named, or none that could be found. */
  keepsApp?: true
}

/** The form's app as far as it was readable, with its processes. */
export type FilledApp = { guid: string; name?: string; processes: readonly Process[] | null }

/** The guid of the process of a type, such as `worker`; `leftOut` is told where the app has none of it. */
export function templateOfType(
  type: string,
  app: FilledApp | undefined,
): { guid: string; leftOut: string[] } {
  const process = app?.processes?.find((one) => one.type === type)
  if (process) return { guid: process.guid, leftOut: [] }
  const shown = type.length > 80 ? `${type.slice(0, 80)}…` : type
  const without = app ? 'the app has no process' : 'without an app there is no process'
  return { guid: '', leftOut: [`process: ${without} of type ${shown}`] }
}

/**
 * What an address fills into the form of `app`, the app of the page; none where the page has none that may be read,
 * for the reason of `why` where one is known. Nothing where the address says nothing.
 */
export function fillFromLink(prefill: Prefill, app: FilledApp | undefined, why?: string): Filled | undefined {
  if (prefill.filled.length === 0 && prefill.leftOut.length === 0) return undefined
  const { values, processType } = prefill
  const wanted = values.app
  const leftOut = [...prefill.leftOut]
  if (wanted !== '' && !app) leftOut.push(`app: ${why ?? 'gone, or not one you may see'}`)
  if (wanted !== '' && app && wanted !== app.guid && wanted !== app.name)
    leftOut.push('app: this is the form of another app')
  const template = processType === undefined ? undefined : templateOfType(processType, app)
  if (template) leftOut.push(...template.leftOut)
  const filled = { ...values, app: app?.guid ?? '', template: template?.guid || values.template }
  const keepsApp = wanted === '' || (wanted !== app?.guid && wanted !== app?.name)
  return { from: 'link', values: filled, leftOut, ...(keepsApp && { keepsApp }) }
}
