import { notFound } from '@/lib/server/cloud-controller/ask'
import { respondDownload, respondFailure } from '@/lib/server/http/respond'
import { exportSubmissions } from '@/lib/server/submission/shown/export-submissions'
import { theDatabase } from '@/lib/server/this-process'
import { readFilters } from '@/lib/submission/filters'
import { readRoute } from '../../../read-route'

const TYPES = { csv: 'text/csv; charset=utf-8; header=present', json: 'application/json; charset=utf-8' }

/** The journal by the filters of the address, as a file: what the operator may see of it. */
export const GET = readRoute<{ format: string }>('activity', async (session, { format }, request) => {
  if (format !== 'csv' && format !== 'json') return notFound('There is no such export')
  const { filters, wrong } = readFilters(new URL(request.url).searchParams)
  // A page can say what it left out, a file can't: it would be of more than was asked for.
  if (wrong.length > 0) return respondFailure({ kind: 'bad-request' })
  const { pages } = await theDatabase()
  const started = await exportSubmissions(pages, session, filters, format)
  if (started.kind !== 'ok') return respondFailure(started)
  const instant = new Date().toISOString().replace(/[:.]/g, '-')
  return respondDownload(started.body, { type: TYPES[format], name: `submissions-${instant}.${format}` })
})
