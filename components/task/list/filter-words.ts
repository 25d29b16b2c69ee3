import type { TaskFilterName } from '@/lib/task-list/address'

/** What each filter is called: on its chip, and as a field of the form. */
export const TASK_FILTER_WORDS: Record<TaskFilterName, { chip: string; label: string; hint?: string }> = {
  states: { chip: 'state', label: 'State' },
  app_guids: { chip: 'app', label: 'App' },
  space_guids: { chip: 'space', label: 'Space' },
  organization_guids: { chip: 'organization', label: 'Organization' },
  names: {
    chip: 'name',
    label: 'Name',
    hint: 'Whole names, with commas between several. A comma inside one is typed as %2C, a % as %25.',
  },
  label_selector: { chip: 'labels', label: 'Label selector' },
  'created_ats[gt]': {
    chip: 'created after',
    label: 'Created after',
    hint: '24h, 7d, an instant, or a day in UTC such as 2026-11-23.',
  },
  'created_ats[gte]': { chip: 'created from', label: 'Created from' },
  'created_ats[lt]': { chip: 'created before', label: 'Created before' },
  'created_ats[lte]': { chip: 'created until', label: 'Created until' },
  'updated_ats[gt]': { chip: 'updated after', label: 'Updated after' },
  'updated_ats[gte]': { chip: 'updated from', label: 'Updated from' },
  'updated_ats[lt]': { chip: 'updated before', label: 'Updated before' },
  'updated_ats[lte]': { chip: 'updated until', label: 'Updated until' },
  guids: { chip: 'task', label: 'Task guids' },
  created_by: { chip: 'created by', label: 'Created by', hint: 'Any part of the name.' },
  reason: {
    chip: 'reason',
    label: 'Reason',
    hint: 'Any part; in quotes the whole, with ! before the quotes any other.',
  },
  cause: { chip: 'cause', label: 'Cause' },
}
