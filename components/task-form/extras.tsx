import { lazy } from 'react'
import { preloadable } from '@/components/ui/preloadable'
import type { OutcomeAlertsProps } from './outcome-alerts'

/** In place of a part that can't be loaded, because the console is away: the form works without it. */
const Nothing = (_props: object) => null
const missing = () => undefined

// Parts that help and are not needed to see the form: each comes when it has something to say.
export const DraftKeeper = lazy(async () => ({
  default: (await import('./draft/draft-keeper').catch(missing))?.DraftKeeper ?? Nothing,
}))
export const ResumePress = lazy(async () => ({
  default: (await import('./draft/resume-press').catch(missing))?.ResumePress ?? Nothing,
}))
export const FillNotice = lazy(async () => ({
  default: (await import('./fill/fill-notice').catch(missing))?.FillNotice ?? Nothing,
}))
export const PasteDialog = lazy(async () => ({
  default: (await import('./fill/paste-dialog').catch(missing))?.PasteDialog ?? Nothing,
}))
export const RequestPreview = lazy(async () => ({
  default: (await import('./request-preview').catch(missing))?.RequestPreview ?? Nothing,
}))
export const BeforeSubmitting = lazy(async () => ({
  default: (await import('./before-submitting').catch(missing))?.BeforeSubmitting ?? Nothing,
}))
export const NameAside = lazy(async () => ({
  default: (await import('./name-aside').catch(missing))?.NameAside ?? Nothing,
}))
export const RowNote = lazy(async () => ({
  default: (await import('./metadata/row-note').catch(missing))?.RowNote ?? Nothing,
}))
export const KeysUsedBefore = lazy(async () => ({
  default: (await import('./metadata/keys-used-before').catch(missing))?.KeysUsedBefore ?? Nothing,
}))

export const refusalAlert = preloadable(
  async () => (await import('./refusal-alert').catch(missing))?.RefusalAlert ?? Nothing,
)

/** Should the console have been away since before the first field was looked at: the same in one line. */
const PlainAlert = ({ ref, submission }: OutcomeAlertsProps) => (
  <div ref={ref} tabIndex={-1} role="alert" className="mb-6 rounded-3 border border-bad-line bg-bad-tint p-4">
    No answer from the console.{' '}
    {submission.isKnownMissing && 'The console has no record of the press so far. '}
    Pressing Create task again is safe.
  </div>
)
export const loadOutcomeAlerts = () => import('./outcome-alerts')
export const OutcomeAlerts = lazy(async () => ({
  default: (await loadOutcomeAlerts().catch(missing))?.OutcomeAlerts ?? PlainAlert,
}))
export const RecentSubmissions = lazy(async () => ({
  default: (await import('../submission/recent-submissions').catch(missing))?.RecentSubmissions ?? Nothing,
}))
