import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Outcome, OutcomeInRow, OutcomeShape, OutcomeWord } from './outcome'

it('a lost submission is grey and dashed in badge, list and detail alike', () => {
  const drawn = [
    <Outcome key="badge" outcome="lost" />,
    <OutcomeInRow key="row" outcome="lost" />,
    <OutcomeShape key="shape" outcome="lost" size="title" />,
  ].map((one) => renderToStaticMarkup(one))
  for (const html of drawn) expect(html).toContain('stroke-dasharray="2.6 1.916"')
  for (const html of [...drawn, renderToStaticMarkup(<OutcomeWord outcome="lost" />)])
    expect(html).not.toMatch(/(text|bg)-bad/)
})
