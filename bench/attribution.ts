import { checkForm } from '../lib/task-form/check'
import { emptyValues } from '../lib/task-form/fields'
import { attribute } from '../lib/task-form/refusal/attribute'

/** How long do validation and attribution of a form with 200 labels take? Under 5 ms is the promise. */
const RUNS = 200
const LABELS = 200

const labels = Array.from({ length: LABELS }, (_, at) => ({
  id: `${at}`,
  key: `example.com/key-${at}`,
  value: `value ${at % 20}`,
}))
const values = { ...emptyValues('a'), command: 'true', labels }
const foreign = { ...values, labels: labels.map((row, at) => ({ ...row, value: `value-${at % 20}` })) }

function detailOf(rows: typeof labels): string {
  return rows
    .map(({ value }) => `Metadata label value error: '${value}' contains invalid characters`)
    .join(', ')
}

function medianMs(work: () => void): number {
  const times = Array.from({ length: RUNS }, () => {
    const begun = performance.now()
    work()
    return performance.now() - begun
  }).sort((one, other) => one - other)
  return times[RUNS / 2] ?? 0
}

function attributeMs(sent: typeof values): number {
  const errors = [{ code: 10008, title: 'CF-UnprocessableEntity', detail: detailOf(sent.labels) }]
  return medianMs(() => attribute({ status: 422, errors }, { values: sent }))
}

const results = {
  'check 200 labels': medianMs(() => checkForm(values, { submissionLabel: 'task-console-submission' })),
  'attribute 200 messages as the rules expect them': attributeMs(values),
  'attribute 200 messages of a foundation with other rules': attributeMs(foreign),
}
for (const [question, ms] of Object.entries(results)) console.log(`${question}: ${ms.toFixed(2)} ms median`)
