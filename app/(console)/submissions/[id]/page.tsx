import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { LiveSubmissionPage } from '@/components/submission/details/live-submission-page'
import { plainVisible } from '@/components/ui/hostile-text'
import { paths } from '@/lib/paths'
import { theServices } from '@/lib/server/services'
import { currentSession, requireSession } from '@/lib/server/session/current'
import { submissionDetails } from '@/lib/server/submission/shown/submission-details'
import { NotShown } from '../../not-shown'

/** Title and page are of one reading. */
const readDetails = cache(submissionDetails)

export async function generateMetadata({ params }: PageProps<'/submissions/[id]'>): Promise<Metadata> {
  const session = await currentSession()
  if (!session) return {}
  const found = await readDetails(await theServices(), session, (await params).id)
  if (found.kind !== 'ok') return { title: 'Submission' }
  const { submission, taskName } = found.body
  return { title: plainVisible(`${submission.outcome} ${taskName}`.trim()) }
}

export default async function SubmissionPage({ params }: PageProps<'/submissions/[id]'>) {
  const session = await requireSession()
  const { id } = await params
  const found = await readDetails(await theServices(), session, id)
  if (found.kind === 'missing') notFound()
  if (found.kind === 'failed')
    return <NotShown failure={found.failure} what="submission" here={paths.submission(id)} />
  return <LiveSubmissionPage initial={found.body} />
}
