import { describe, expect, it } from 'vitest'
import { judgeText } from './testing/judge-text'

/** Eighty failures of one deployment: the same error with other times, hosts, ids, attempts and temporary files. */
const ONE = Array.from({ length: 80 }, (_, at) => {
  const id = `${(0x1a2b3c00 + at).toString(16)}-9d7e-4a57-8f61-${(0x3f9c2a1e5b0d + at).toString(16).padStart(12, '0')}`
  return [
    `> 2026-11-23T20:${String(at % 60).padStart(2, '0')}:52.108Z INFO order ${at} of request ${id}`,
    `2026-11-23T20:${String(at % 60).padStart(2, '0')}:53.${100 + at}Z ERROR [worker-${at}] attempt ${(at % 5) + 1}: connect ECONNREFUSED 10.0.${at}.${at + 7}:${5000 + at} (request ${id}, spool /tmp/spool-${at}a/x${at})`,
  ].join('\n')
})

const OTHERS = [
  "ModuleNotFoundError: No module named 'pandas'",
  "ModuleNotFoundError: No module named 'numpy'",
  'psql: error: could not translate host name "pg.internal" to address: Name or service not known',
  'ERROR:  deadlock detected',
  'ERROR:  relation "orders" does not exist',
  'ERROR:  relation "lines" does not exist',
  'cat: orders.csv: No such file or directory',
  "KeyError: 'DATABASE_URL'",
  "KeyError: 'SMTP_HOST'",
  'curl: (22) The requested URL returned error: 503',
  'MemoryError',
  'bash: line 1: pg_dumpall: command not found',
  "cp: error writing 'x': No space left on device",
  'FATAL:  sorry, too many clients already',
  'json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)',
  'AssertionError: debits and credits differ',
  "TypeError: Cannot read properties of undefined (reading 'id')",
  'Segmentation fault (core dumped)',
  'context deadline exceeded',
  '',
]

describe('the signature', () => {
  it('makes eighty failures of one cause one group, whatever differs from run to run', () => {
    const groups = new Map<string, number>()
    for (const text of [...ONE, ...OTHERS]) {
      const { signature } = judgeText(text)
      groups.set(signature, (groups.get(signature) ?? 0) + 1)
    }
    expect([...groups.values()].sort((one, other) => other - one)).toEqual([80, ...OTHERS.map(() => 1)])
  })

  it('is the same for out of memory whatever was printed last', () => {
    const signatures = ['page 1', 'page 2', ''].map((text) => judgeText(text, 143).signature)
    expect(new Set(signatures).size).toBe(1)
  })
})
