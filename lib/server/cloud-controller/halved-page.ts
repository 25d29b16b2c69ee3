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
  const stopped = await searchWhole(ask, { page, perPage }, found)
  if (stopped) return stopped
  const { sample } = found
  if (!sample) return whole
  return { ...sample, body: { ...sample.body, ...assembled(found, sample.body) } }
}

/** Pages are halved to the end only where their size has small divisors; others are covered by such pages, and cut. */
const COVER = 50

async function searchWhole<T>(
  ask: AskRows<T>,
  { page, perPage }: { page: number; perPage: number },
  found: Found<T>,
): Promise<Stopped<T>> {
  if (isSmooth(perPage)) return search(ask, { page, perPage }, found)
  const [first, last] = [(page - 1) * perPage + 1, page * perPage]
  for (let cover = Math.ceil(first / COVER); (cover - 1) * COVER < last; cover += 1) {
    const stopped = await searchPage(ask, { page: cover, perPage: COVER }, found)
    if (stopped) return stopped
  }
  found.rows = found.rows.filter(({ place }) => place >= first && place <= last)
  return undefined
}

function isSmooth(count: number): boolean {
  let left = count
  for (const divisor of [2, 3, 5]) while (left % divisor === 0) left /= divisor
  return left === 1
}

type Ok<T> = Extract<Answer<Page<T, unknown>>, { kind: 'ok' }>
type Found<T> = {
  /** By place; what is missing could not be presented. */
  rows: { place: number; row?: T; unreadable?: string }[]
  questions: number
  /** One answer that came, for what is the same in all. */
  sample?: Ok<T>
}

const isServerError = (answer: Exclude<Asked<unknown>, { kind: 'ok' }>): boolean =>
  (answer.kind === 'refused' || answer.kind === 'no-answer') && answer.status === 500

const smallestDivisor = (count: number): number => {
  for (let divisor = 2; divisor * divisor <= count; divisor += 1) if (count % divisor === 0) return divisor
  return count
}

/** Why the search ended early: another failure than a record that can't be presented. */
type Stopped<T> = Exclude<Asked<T>, { kind: 'ok' }> | undefined

async function search<T>(
  ask: AskRows<T>,
  { page, perPage }: { page: number; perPage: number },
  found: Found<T>,
): Promise<Stopped<T>> {
  const parts = smallestDivisor(perPage)
  const size = perPage / parts
  const pages = Array.from({ length: parts }, (_, at) => (page - 1) * parts + at + 1)
  found.questions += parts
  const answers = await Promise.all(pages.map((one) => ask(one, size)))
  const parted = answers.map((answer, at) => ({ answer, page: pages[at] ?? 1 }))
  // What came is known before it is decided whether to look further.
  const [came, failed] = [true, false].map((isOk) =>
    parted.filter((one) => (one.answer.kind === 'ok') === isOk),
  )
  for (const { answer, page: part } of [...(came ?? []), ...(failed ?? [])]) {
    const stopped = await take(ask, { page: part, perPage: size }, found, answer)
    if (stopped) return stopped
  }
  return undefined
}

async function searchPage<T>(
  ask: AskRows<T>,
  at: { page: number; perPage: number },
  found: Found<T>,
): Promise<Stopped<T>> {
  found.questions += 1
  return take(ask, at, found, await ask(at.page, at.perPage))
}

/** Keeps the rows of an answer, or looks for those that are to blame. */
async function take<T>(
  ask: AskRows<T>,
  { page, perPage }: { page: number; perPage: number },
  found: Found<T>,
  answer: Asked<T>,
): Promise<Stopped<T>> {
  const before = (page - 1) * perPage
  if (answer.kind === 'ok') keep(answer, before, found)
  else if (!isServerError(answer)) return answer
  else if (perPage > 1 && mayGoOn(found)) return search(ask, { page, perPage }, found)
  else for (let row = 1; row <= perPage; row += 1) found.rows.push({ place: before + row })
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
