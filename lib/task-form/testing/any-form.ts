import fc from 'fast-check'
import { checkForm } from '../check'
import {
  FIELDS,
  type FieldName,
  forEveryField,
  type Kind,
  LIST_NAMES,
  type ListName,
  type Row,
  type TaskFormValues,
  TOLD_FIELDS,
} from '../fields'

const LETTERS = 'aZ09-_./ ,\'\n"é\u{1F680}:'

/** Short texts of the characters that matter to the rules. */
export const anyText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...LETTERS), maxLength: 12 }),
  fc.string({ maxLength: 20 }),
  fc.constantFrom(
    '',
    ' ',
    'team',
    'example.com/team',
    'cloudfoundry.org/x',
    '__proto__',
    'x'.repeat(64),
    '\u00a0\u3000',
    'team\n',
    'example.com\n/team',
    '\u{1F600}'.repeat(255),
    '\u{1F600}'.repeat(256),
    '10',
    '2',
  ),
)

const anyRow: fc.Arbitrary<Row> = fc.record({ id: fc.uuid(), key: anyText, value: anyText })
const anySize = fc.oneof(
  fc.constantFrom('', '512', '1.5 GB', '0', '-1', '1e3', '16K', '9007199254740993', 'unlimited'),
  fc.integer({ min: -3, max: 5_000_000_000 }).map(String),
)

const ANY: Record<Kind, fc.Arbitrary<string>> = {
  app: fc.constant('eeeeeeee-0000-4000-8000-000000000001'),
  process: fc.constantFrom('', '', '99999999-0000-4000-8000-000000020001'),
  guid: fc.constantFrom('', '', 'ffffffff-0000-4000-8000-000000000001'),
  text: fc.oneof(fc.constant(''), anyText),
  megabytes: anySize,
  'bytes-per-second': anySize,
}

const FULL: Record<Kind, (field: FieldName, index: number) => string> = {
  app: () => 'eeeeeeee-0000-4000-8000-000000000001',
  process: () => '99999999-0000-4000-8000-000000020001',
  guid: () => 'ffffffff-0000-4000-8000-000000000001',
  text: (field) => `the ${field}`,
  megabytes: (_field, index) => `${index + 0.5} GB`,
  'bytes-per-second': (_field, index) => `${index} KB/s`,
}

/** Every field filled in, each with a text of its own, sizes as the console prints them. */
export const fullForm: TaskFormValues = {
  ...forEveryField((field, index) => FULL[FIELDS[field].kind](field, index)),
  labels: [
    { id: 'a', key: 'team', value: 'core' },
    { id: 'b', key: 'example.com/schedule', value: 'nightly' },
  ],
  annotations: [{ id: 'c', key: 'note', value: 'a note\nof two lines' }],
}

/** Forms right and wrong, about half of the fields empty. */
export const anyForm: fc.Arbitrary<TaskFormValues> = fc.record({
  ...forEveryField((field) => ANY[FIELDS[field].kind]),
  command: fc.oneof(fc.constant('true'), anyText),
  labels: fc.array(anyRow, { maxLength: 5 }),
  annotations: fc.array(anyRow, { maxLength: 5 }),
})

function withoutRow(values: TaskFormValues, list: ListName, rowId: string): TaskFormValues {
  return { ...values, [list]: values[list].filter(({ id }) => id !== rowId) }
}

function mended(values: TaskFormValues): TaskFormValues {
  const checked = checkForm(values, {})
  if (checked.kind === 'ok') return values
  let mending = values
  for (const { at } of checked.problems) {
    if (at.kind === 'row') mending = withoutRow(mending, at.list, at.rowId)
    if (at.kind === 'field') mending = { ...mending, [at.field]: at.field === 'command' ? 'true' : '' }
  }
  return mending
}

/** Forms of which the console's own rules find nothing wrong. */
export const rightForm: fc.Arbitrary<TaskFormValues> = anyForm.map(mended)

const WILD_FIELDS = [
  ...TOLD_FIELDS.filter((field) => !['process', 'guid'].includes(FIELDS[field].kind)),
  ...LIST_NAMES,
]

/** Right but for one field or list, which may be anything: what several wrong fields would hide shows. */
export const nearlyRightForm: fc.Arbitrary<TaskFormValues> = fc
  .tuple(rightForm, anyForm, fc.constantFrom(...WILD_FIELDS))
  .map(([right, any, field]) => ({ ...right, [field]: any[field] }))
