import type { Metadata } from 'next'
import { AppTable } from '@/components/cf-app/app-table'
import { Page } from '@/components/shell/page'
import { paths } from '@/lib/paths'
import { findApps } from '@/lib/resources/app'
import { listApps } from '@/lib/server/cloud-controller/apps'
import { requireSession } from '@/lib/server/session/current'
import { NotShown } from '../not-shown'

export const metadata: Metadata = { title: 'Apps' }

/** The page lists this many; searching finds any app. */
const MOST_ROWS = 500

export default async function AppsPage({ searchParams }: PageProps<'/apps'>) {
  const session = await requireSession()
  const { q } = await searchParams
  const search = typeof q === 'string' ? q : ''
  const list = await listApps(session)
  if (list.kind !== 'ok') return <NotShown failure={list} what="apps" here={paths.apps} />
  const { apps, unreadable } = list.body
  const found = findApps(apps, search)
  return (
    <Page heading="Apps">
      <AppTable
        apps={found.slice(0, MOST_ROWS)}
        total={found.length}
        unreadable={unreadable}
        search={search}
      />
    </Page>
  )
}
