import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { partsOf, RANGES } from '@/lib/overview/range'
import { PartLabel } from './part-label'

const NOW = Date.parse('2026-11-28T13:30:00Z')

it.each(RANGES)('no two parts of $label are labelled the same', (range) => {
  const labels = partsOf(range, NOW).map((part) =>
    renderToStaticMarkup(<PartLabel part={part} />).replace(/<[^>]*>/g, ''),
  )
  expect(new Set(labels).size).toBe(labels.length)
})

it.each([
  ['7d', '28 Nov 12:00'],
  ['30d', '28 Nov'],
  ['24h', '13:00'],
])('the last part of %s is labelled %s', (word, label) => {
  const [part] = RANGES.filter((range) => range.word === word).flatMap((range) =>
    partsOf(range, NOW).slice(-1),
  )
  expect(part && renderToStaticMarkup(<PartLabel part={part} />)).toContain(`>${label}</time>`)
})
