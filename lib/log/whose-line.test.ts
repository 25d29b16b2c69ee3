import { expect, it } from 'vitest'
import { asOwnLine, type Liner } from './whose-line'

const at = (clock: string): bigint => BigInt(Date.parse(`2026-11-29T${clock}Z`)) * 1_000_000n
const NOW = Date.parse('2026-11-29T13:00:00Z')

function task(guid: string, from: string, to: string, name = 'migrate'): Liner {
  const instants = { created_at: `2026-11-29T${from}Z`, updated_at: `2026-11-29T${to}Z` }
  return { guid, name, state: 'FAILED', ...instants }
}
const own = task('7b0d6d52-93ea-4bd1-a7d2-c1f3e0e0b111', '12:00:00', '12:00:30')
const said = (clock: string, source = 'APP/TASK/migrate', text = 'done') => ({
  at: at(clock),
  source,
  stream: 'OUT' as const,
  text,
})

it('a line of its name and time is the task’s', () => {
  expect(asOwnLine(said('12:00:10'), own, [], NOW)).toMatchObject({ text: 'done' })
  expect(asOwnLine(said('12:00:10'), own, [], NOW)).not.toHaveProperty('isSure')
})

it('a line of another source is not', () => {
  expect(asOwnLine(said('12:00:10', 'APP/PROC/WEB'), own, [], NOW)).toBeUndefined()
  expect(asOwnLine(said('12:00:10', 'APP/TASK/migrate2'), own, [], NOW)).toBeUndefined()
})

it('while another of the same name runs, a line may be the other’s', () => {
  const other = task('b', '12:00:20', '12:01:00')
  expect(asOwnLine(said('12:00:10'), own, [other], NOW)).not.toHaveProperty('isSure')
  expect(asOwnLine(said('12:00:25'), own, [other], NOW)).toMatchObject({ isSure: false })
  expect(asOwnLine(said('12:00:33'), own, [other], NOW)).toBeUndefined()
})

it('the slack of clocks is the task’s where no other claims it', () => {
  expect(asOwnLine(said('12:00:33'), own, [], NOW)).toMatchObject({ text: 'done' })
})

it('a line of the container tells by the guid whose it is', () => {
  const cell = (text: string, clock = '12:00:10') => asOwnLine(said(clock, 'CELL', text), own, [], NOW)
  expect(cell(`Cell 1 creating container for instance ${own.guid}`)).toMatchObject({ from: 'cell' })
  expect(cell('Cell 1 creating container for instance 11111111-93ea-4bd1-a7d2-c1f3')).toBeUndefined()
  expect(cell('Downloaded droplet (12M)')).toMatchObject({ from: 'cell', isSure: false })
  expect(cell('Downloaded droplet (12M)', '12:10:00')).toBeUndefined()
})
