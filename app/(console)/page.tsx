import { redirect } from 'next/navigation'
import { paths } from '@/lib/paths'
import { requireSession } from '@/lib/server/session/current'

export default async function HomePage() {
  await requireSession()
  redirect(paths.tasks())
}
