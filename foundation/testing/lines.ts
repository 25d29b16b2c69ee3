import type { LogLine } from '../log-cache/log-line'

/** A line of the app `shop`; tests say what matters to them. */
export function aLine(text: string, line: Partial<LogLine> = {}): LogLine {
  return {
    timestampNs: 1_700_000_000_000_000_000n,
    sourceType: 'APP/TASK/migrate',
    instanceId: '0',
    type: 'OUT',
    payload: Buffer.from(text),
    app: { guid: '0b4d1e6e-5b0e-4d7c-8d2a-000000000001', name: 'shop' },
    space: { guid: '0b4d1e6e-5b0e-4d7c-8d2a-000000000002', name: 'production' },
    organization: { guid: '0b4d1e6e-5b0e-4d7c-8d2a-000000000003', name: 'retail' },
    ...line,
  }
}

/** The texts of lines, in their order. */
export function textsOf(lines: LogLine[]): string[] {
  return lines.map((line) => Buffer.from(line.payload).toString())
}
