import { findLinkedApp } from '@/lib/server/cloud-controller/apps'
import type { Session } from '@/lib/server/session/session'
import { type Filled, type FilledApp, fillFromLink, readPrefill } from '@/lib/task-form/fill'

export type Search = Record<string, string | string[] | undefined>

/** The parameters of an address one by one, as they stood. */
export const parametersOf = (search: Search): [string, string][] =>
  Object.entries(search).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value ?? '']).map((one): [string, string] => [name, one]),
  )

/** The submission that the address wants the form filled from; the other parameters do not count then. */
export const againOf = ({ again }: Search): string | undefined => (Array.isArray(again) ? again[0] : again)

/** The task that it wants the form filled from. */
export const taskOf = ({ task }: Search): string | undefined => (Array.isArray(task) ? task[0] : task)

/** What the address's parameters fill into the form; `why` it has no app, where that is known. */
export const linkFill = (search: Search, app: FilledApp | undefined, why?: string): Filled | undefined =>
  fillFromLink(readPrefill(parametersOf(search)), app, why)

/** The app that the address asks for, by guid or name; '' where it names none, or none that is found. */
export const appOfLink = (session: Session, search: Search): Promise<{ guid: string; why?: string }> =>
  findLinkedApp(session, readPrefill(parametersOf(search)))
