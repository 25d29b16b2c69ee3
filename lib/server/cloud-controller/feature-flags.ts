import 'server-only'
import { type FeatureFlag, featureFlagSchema } from '@/lib/resources/feature-flag'
import type { Answer } from '../http/answer'
import type { Session } from '../session/session'
import { ask, type SessionEnded } from './ask'

/** The flag that lets others than admins create tasks. Everybody with a token may read it; Korifi has none. */
export function getTaskCreationFlag(
  session: Session,
  signal?: AbortSignal,
): Promise<Answer<FeatureFlag> | SessionEnded> {
  return ask(session, { path: '/v3/feature_flags/task_creation', signal }, featureFlagSchema)
}
