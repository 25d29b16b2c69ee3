import 'server-only'
import type { Answer } from '../http/answer'
import type { SessionEnded } from './ask'
import type { Page } from './pages'

type Asked<T> = Answer<Page<T, unknown>> | SessionEnded
/** Asks for a page of so many rows. */
type AskRows<T> = (page: number, perPage: number) => Promise<Asked<T>>

/** A row that the API can't present: its place in the whole list, from 1, and what stands before and after it. */
export type BrokenRow<T> = { place: number; before?: T; after?: T }

/** A page, and what of it is missing because the API answers 500 as soon as it is among the rows. */
export type HalvedPage<T> = Page<T, unknown> & { broken: BrokenRow<T>[] }

/** One bad record takes about a dozen questions; an API that fails at everything is not asked more. */
const MOST_QUESTIONS = 60

/**
 * A page of a list in spite of records that make the API answer 500 (a deleted droplet once did): the page is asked for
 * in smaller ones until those stand alone, and the rest is shown. A failure of everything stays one.
 */
export async function askHalved<T>(
  ask: AskRows<T>,
  { page, perPage }: { page: number; perPage: number },
): Promise<Answer<HalvedPage<T>> | SessionEnded> {
  const whole = await ask(page, perPage)
  if (whole.kind === 'ok') return { ...whole, body: { ...whole.body, broken: [] } }
  if (whole.kind === 'session-ended' || !isServerError(whole) || perPage === 1) return whole
  const found: Found<T> = { rows: [], questions: 0 }
  const ended = await search(ask, { page, perPage }, found)
  if (ended) return ended
  const { sample } = found
  if (!sample) return whole
  return { ...sample, body: { ...sample.body, ...assembled(found, sample.body) } }
}

type Ok<T> = Extract<Answer<Page<T, unknown>>, { kind: 'ok' }>
type Found<T> = {
  /** By place; what is missing could not be presented. */
  rows: { place: number; row?: T; unreadable?: string }[]
  questions: number
  /** One answer that came, for what is the same in all. */
  sample?: Ok<T>
}

const isServerError = (answer: Asked<unknown>): boolean =>
  (answer.kind === 'refused' || answer.kind === 'no-answer') && answer.status === 500

const smallestDivisor = (count: number): number => {
  for (let divisor = 2; divisor * divisor <= count; divisor += 1) if (count % divisor === 0) return divisor
  return count
}

async function search<T>(
  ask: AskRows<T>,
  { page, perPage }: { page: number; perPage: number },
  found: Found<T>,
): Promise<SessionEnded | undefined> {
  const parts = smallestDivisor(perPage)
  const size = perPage / parts
  const pages = Array.from({ length: parts }, (_, at) => (page - 1) * parts + at + 1)
  found.questions += parts
  const answers = await Promise.all(pages.map((one) => ask(one, size)))
  for (const [at, answer] of answers.entries()) {
    const part = pages[at] ?? 1
    if (answer.kind === 'session-ended') return answer
    if (answer.kind === 'ok') keep(answer, (part - 1) * size, found)
    else if (size === 1) found.rows.push({ place: part })
    else if (isServerError(answer) && mayGoOn(found)) {
      const ended = await search(ask, { page: part, perPage: size }, found)
      if (ended) return ended
    } else for (let row = 1; row <= size; row += 1) found.rows.push({ place: (part - 1) * size + row })
  }
  return undefined
}

/** Two levels down without any answer: it is not one record. */
const mayGoOn = <T>({ sample, questions }: Found<T>): boolean =>
  sample ? questions < MOST_QUESTIONS : questions < 8

function keep<T>(answer: Ok<T>, before: number, found: Found<T>): void {
  found.sample ??= answer
  if ((answer.body.totalResults ?? 0) > (found.sample.body.totalResults ?? 0)) found.sample = answer
  const { resources, unreadable } = answer.body
  const rows = [...resources.map((row) => ({ row })), ...unreadable.map((guid) => ({ unreadable: guid }))]
  found.rows.push(...rows.map((row, at) => ({ ...row, place: before + at + 1 })))
}

function assembled<T>(
  { rows }: Found<T>,
  { totalResults }: Page<T, unknown>,
): Pick<HalvedPage<T>, 'resources' | 'unreadable' | 'broken'> {
  const inOrder = rows.toSorted((a, b) => a.place - b.place)
  const isThere = ({ place }: { place: number }) => totalResults === undefined || place <= totalResults
  return {
    resources: inOrder.flatMap(({ row }) => row ?? []),
    unreadable: inOrder.flatMap(({ unreadable }) => unreadable ?? []),
    broken: inOrder.flatMap(({ place, row, unreadable }, at) =>
      row !== undefined || unreadable !== undefined || !isThere({ place })
        ? []
        : { place, before: inOrder[at - 1]?.row, after: inOrder[at + 1]?.row },
    ),
  }
}
