import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { LiveSubmissionPage } from '@/components/submission/details/live-submission-page'
import { plainVisible } from '@/components/ui/hostile-text'
import { paths } from '@/lib/paths'
import { currentSession, requireSession } from '@/lib/server/session/current'
import type { Session } from '@/lib/server/session/session'
import { submissionDetails } from '@/lib/server/submission/shown/submission-details'
import { theSessions, theSettling } from '@/lib/server/this-process'
import { NotShown } from '../../not-shown'

/** Title and page are of one reading. */
const readDetails = cache(async (session: Session, id: string) => {
  const { sealingKey } = await theSessions()
  return submissionDetails({ ...(await theSettling()), sealingKey }, session, id)
})

export async function generateMetadata({ params }: PageProps<'/submissions/[id]'>): Promise<Metadata> {
  const session = await currentSession()
  if (!session) return {}
  const found = await readDetails(session, (await params).id)
  if (found.kind !== 'ok') return { title: 'Submission' }
  const { submission, taskName } = found.body
  return { title: plainVisible(`${submission.outcome} ${taskName}`.trim()) }
}

export default async function SubmissionPage({ params }: PageProps<'/submissions/[id]'>) {
  const session = await requireSession()
  const { id } = await params
  const found = await readDetails(session, id)
  if (found.kind === 'missing') notFound()
  if (found.kind === 'failed')
    return <NotShown failure={found.failure} what="submission" here={paths.submission(id)} />
  return <LiveSubmissionPage initial={found.body} />
}
