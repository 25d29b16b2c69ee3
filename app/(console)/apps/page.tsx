import type { Metadata } from 'next'
import { AppTable } from '@/components/cf-app/app-table'
import { Page } from '@/components/shell/page'
import { paths } from '@/lib/paths'
import { listApps } from '@/lib/server/cloud-controller/apps'
import { requireSession } from '@/lib/server/session/current'
import { NotShown } from '../not-shown'

export const metadata: Metadata = { title: 'Apps' }

/** The page lists this many; the pickers find any app. */
const MOST_ROWS = 500

export default async function AppsPage() {
  const session = await requireSession()
  const apps = await listApps(session)
  if (apps.kind !== 'ok') return <NotShown failure={apps} what="apps" here={paths.apps} />
  return (
    <Page heading="Apps">
      <AppTable apps={apps.body.slice(0, MOST_ROWS)} total={apps.body.length} />
    </Page>
  )
}
