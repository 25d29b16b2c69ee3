import { type Filled, type FilledApp, fillFromLink } from '@/lib/task-form/fill/filled'
import { readPrefill } from '@/lib/task-form/fill/prefill'

type Search = Record<string, string | string[] | undefined>

/** The parameters of an address one by one, as they stood. */
export const parametersOf = (search: Search): [string, string][] =>
  Object.entries(search).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value ?? '']).map((one): [string, string] => [name, one]),
  )

/** The submission that the address wants the form filled from; the other parameters do not count then. */
export const againOf = ({ again }: Search): string | undefined => (Array.isArray(again) ? again[0] : again)

/** What the address's parameters fill into the form. */
export const linkFill = (search: Search, app: FilledApp | undefined): Filled | undefined =>
  fillFromLink(readPrefill(parametersOf(search)), app)

/** The app that the address asks for, '' where it names none. */
export const appOfLink = (search: Search): string => readPrefill(parametersOf(search)).values.app
