import type { FilterName } from '@/lib/submission/filters'

/** What each filter is called: on its chip, and as a field of the form. */
export const FILTER_WORDS: Record<FilterName, { chip: string; label: string; hint?: string }> = {
  q: {
    chip: 'search',
    label: 'Search',
    hint: 'In name, command and labels; or the whole id of a submission or a task.',
  },
  outcome: { chip: 'outcome', label: 'Outcome' },
  app: { chip: 'app', label: 'App', hint: 'Whole name or guid.' },
  user: { chip: 'who', label: 'Who', hint: 'Whole name.' },
  from: { chip: 'from', label: 'From', hint: '24h, 7d, or 2026-11-23T20:41 in UTC.' },
  to: { chip: 'to', label: 'To' },
  status: { chip: 'HTTP', label: 'HTTP status' },
  error: { chip: 'error', label: 'Error text' },
  request: { chip: 'request', label: 'Request id', hint: 'As a whole.' },
}
