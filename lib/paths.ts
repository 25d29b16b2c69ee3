/** Every address of the console, so that a link is never spelled by hand. */
export const paths = {
  home: '/',
  overview: (range?: string): string => (range === undefined ? '/' : `/?range=${range}`),
  login: '/login',
  signOut: '/sign-out',
  /** Where signing out leads when UAA did not say that it revoked the refresh token. */
  signedOutWithToken: '/login?refresh-token=kept',
  apps: '/apps',
  appsFound: (search: string): string => (search === '' ? '/apps' : `/apps?q=${encodeURIComponent(search)}`),
  /** `filters` is what `writeTaskListAddress` gives. */
  app: (guid: string, filters = ''): string => `/apps/${guid}${filters && `?${filters}`}`,
  tasks: (filters = ''): string => `/tasks${filters && `?${filters}`}`,
  /** `filters` is what `writeFilters` gives. */
  submissions: (filters = ''): string => `/submissions${filters && `?${filters}`}`,
  submission: (id: string): string => `/submissions/${id}`,
  task: (guid: string): string => `/tasks/${guid}`,
  /** Two runs of one app side by side. */
  compareTasks: (guid: string, other: string): string => `/tasks/${guid}/compare/${other}`,
  newTask: (appGuid?: string): string => (appGuid ? `/apps/${appGuid}/tasks/new` : '/tasks/new'),
  /** The form filled with what a submission asked for. */
  again: (appGuid: string, id: string): string => `/apps/${appGuid}/tasks/new?again=${id}`,
  /** The form filled with what a task was given. */
  againOfTask: (appGuid: string, taskGuid: string): string => `/apps/${appGuid}/tasks/new?task=${taskGuid}`,
  api: {
    apps: '/api/apps',
    find: (text: string) => `/api/find?q=${encodeURIComponent(text)}`,
    overview: (range: string) => `/api/overview?range=${range}`,
    taskOptions: (appGuid: string) => `/api/apps/${appGuid}/task-options`,
    taskChecks: (appGuid: string) => `/api/apps/${appGuid}/checks`,
    recentSubmissions: (appGuid: string) => `/api/apps/${appGuid}/recent-submissions`,
    usedBefore: (appGuid: string) => `/api/apps/${appGuid}/used-before`,
    appTasks: (appGuid: string, filters = '') => `/api/apps/${appGuid}/tasks${filters && `?${filters}`}`,
    tasks: (filters = '') => `/api/tasks${filters && `?${filters}`}`,
    task: (guid: string, lines?: 'with-lines') => `/api/tasks/${guid}${lines ? '?lines' : ''}`,
    cancelTasks: '/api/tasks/cancel',
    cancelableTasks: (filters = '', appGuid?: string) => `/api/tasks/cancelable?${ofApp(filters, appGuid)}`,
    whatChanged: (guid: string) => `/api/tasks/${guid}/what-changed`,
    aroundTask: (guid: string) => `/api/tasks/${guid}/around`,
    runAgain: (guid: string) => `/api/tasks/${guid}/run-again`,
    taskLog: (guid: string, part?: { after: string } | { before: string } | '') =>
      `/api/tasks/${guid}/log${part ? `?${new URLSearchParams(part)}` : ''}`,
    verdict: (guid: string) => `/api/tasks/${guid}/verdict`,
    downloadedLog: (guid: string) => `/api/tasks/${guid}/log/download`,
    rawTask: (guid: string) => `/api/tasks/${guid}/raw`,
    submissions: (filters = '', after?: string) => `/api/submissions?${withAfter(filters, after)}`,
    submission: (id: string) => `/api/submissions/${id}`,
    lookNow: (id: string) => `/api/submissions/${id}?look=now`,
    submissionDetails: (id: string) => `/api/submissions/${id}/details`,
    exportedSubmissions: (as: 'csv' | 'json', filters = '') =>
      `/api/submissions/export/${as}${filters && `?${filters}`}`,
  },
} as const

function withAfter(filters: string, after: string | undefined): string {
  const parameters = new URLSearchParams(filters)
  if (after !== undefined) parameters.set('after', after)
  return parameters.toString()
}

/** Filters of a list, for what is of one app when `of` names it. */
function ofApp(filters: string, appGuid: string | undefined): string {
  const parameters = new URLSearchParams(filters)
  if (appGuid !== undefined) parameters.set('of', appGuid)
  return parameters.toString()
}

const KNOWN_PAGES = [
  /^\/$/,
  /^\/apps(\/[0-9a-zA-Z-]+(\/tasks\/new)?)?$/,
  /^\/tasks(\/[0-9a-zA-Z-]+(\/compare\/[0-9a-zA-Z-]+)?)?$/,
  /^\/submissions(\/[0-9a-zA-Z-]+)?$/,
]

/**
 * Where to go after signing in: the wanted address if it is a page of ours, else `/`. It must begin with one slash,
 * stay on this origin after parsing, and be a known route, so that a link can't lead outside (S20).
 */
export function afterSignIn(wanted: string | undefined): string {
  if (!wanted || !/^\/(?![/\\])/.test(wanted) || /[\t\r\n\\]/.test(wanted)) return paths.home
  const base = 'http://console.invalid'
  if (!URL.canParse(wanted, base)) return paths.home
  const url = new URL(wanted, base)
  if (url.origin !== base || !KNOWN_PAGES.some((page) => page.test(url.pathname))) return paths.home
  return `${url.pathname}${url.search}`
}
