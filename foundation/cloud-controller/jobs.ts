import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { jobs } from '../db/tables'
import { notFound } from './errors'
import { presentHead } from './present'
import { Answer, type ApiRequest } from './request'
import { steps } from './steps'

/**
 * Does a piece of work that the original does in the background, and answers as it does: 202 with the address of a
 * job, which here is complete by the time it is read. app/jobs/pollable_job_wrapper.rb
 */
export async function doneAsJob(
  { cc, baseUrl }: ApiRequest,
  operation: string,
  work: () => Promise<unknown>,
): Promise<Answer> {
  const guid = randomUUID()
  const createdAt = new Date()
  await work()
  await cc.db.insert(jobs).values({ guid, operation, state: 'COMPLETE', createdAt, updatedAt: new Date() })
  return new Answer(202, undefined, { location: `${baseUrl}/v3/jobs/${guid}` })
}

async function job({ cc, path, baseUrl }: ApiRequest): Promise<Answer> {
  const [found] = await cc.db
    .select()
    .from(jobs)
    .where(eq(jobs.guid, path.guid ?? ''))
  if (found === undefined) throw notFound('Job')
  return new Answer(200, {
    ...presentHead(found),
    operation: found.operation,
    state: found.state,
    errors: [],
    warnings: [],
    links: { self: { href: `${baseUrl}/v3/jobs/${found.guid}` } },
  })
}

/** GET /v3/jobs/:guid */
export const showJob = steps(job)
